// The screen's page.

import "../css/tokens.css";
import "../css/kokuban.css";
import "../css/parts.css";
import "../css/more-parts.css";
import "../css/ribbons.css";
import "../css/screen.css";
import "./parts/more-icons";
import { begin } from "./page";
import { Screen } from "./screen/Screen";

begin(Screen);
