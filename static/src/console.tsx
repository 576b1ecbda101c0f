// The console's page.

import "../css/tokens.css";
import "../css/kokuban.css";
import "../css/parts.css";
import "../css/more-parts.css";
import "../css/ribbons.css";
import "../css/console.css";
import "../css/shell.css";
import "../css/walk.css";
import "../css/reading-console.css";
import "./parts/more-icons";
import { begin } from "./page";
import { Console } from "./console/Console";

begin(Console);
