// The workshop's page: a plan is made here. It is no page of a room, and connects to nothing.

import "../css/tokens.css";
import "../css/kokuban.css";
import "../css/parts.css";
import "../css/more-parts.css";
import "../css/frames.css";
import "../css/workshop.css";
import "./parts/more-icons";
import { render } from "preact";
import { speak } from "./words";
import { Desk } from "./workshop/desk";
import { Previews } from "./workshop/previews";
import { startOfPage, wordsOfPage } from "./workshop/start";
import { Workshop } from "./workshop/Workshop";

const place = document.getElementById("app");
const start = startOfPage();
speak(wordsOfPage(), start.language);
const desk = new Desk(start);
if (place) render(<Workshop desk={desk} previews={new Previews(desk)} />, place);
