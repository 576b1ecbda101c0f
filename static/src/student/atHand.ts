// One file of what opens over the board.

import "../../css/at-hand.css";
import "../parts/more-icons";

export { Enlarged } from "./Enlarged";
export { Plane } from "./Plane";
export { Proposing } from "./Proposing";
