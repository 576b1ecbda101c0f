// How the class is looked at while one walks: answer beside answer, or the classroom with who sits where.

import { setting } from "../shell/setting";

export const lookOfWalk = setting("console look", ["answers", "seats"]);
