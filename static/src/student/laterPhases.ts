// What phones need when a lesson is under way: loaded while the class is still at the first phases.

import "../../css/later-phases.css";

export { Discuss } from "./Discuss";
export { Ended } from "./Ended";
export { Gone } from "./Gone";
export { Groups } from "./Groups";
export { Menu } from "./Menu";
export { Poll } from "./Poll";
export { Reflect } from "./Reflect";
export { SumUp } from "./SumUp";
export { Swiped } from "./Swiped";
