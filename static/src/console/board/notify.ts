export { notify } from "../shell/toast";
