// One file of what opens over the board.

import "../../css/at-hand.css";

export { Enlarged } from "./Enlarged";
export { Proposing } from "./Proposing";
