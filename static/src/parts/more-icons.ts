// The pictures that only the instructor's pages and the screen need: their entries import this.

import { fills, lines } from "./icons";

export const MORE = {
  camera: "M4 8.5h3.2L9 5.5h6l1.8 3H20a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1zM8.6 13.3a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0z",
  compare: "M3.5 5h7v14h-7zM13.5 5h7v14h-7z",
  copy: "M8 8h12v12h-12zM16 8V4H4v12h4",
  download: "M12 4v11M7 10.500l5 5 5-5M5 20h14",
  draw: "M3.5 15c2-6 5-9 6.5-7.5S6.5 15 8.5 16s4.5-6 6-5.5-1.5 4 .2 5 3.8-.8 5.8-2.5",
  eraser: "M8.5 19 4 14.500a1.5 1.5 0 0 1 0-2.100l7.9-7.900a1.5 1.5 0 0 1 2.1 0l5 5a1.5 1.5 0 0 1 0 2.100L11.6 19H8.500zM8 8.500l7 7M11.5 19H20",
  frac: "M5 12h9M8.6 3.6 10 3v6M7.6 16c.6-1.3 3.6-1.2 3.4.6-.1 1.2-2 2.2-3.4 3.9h3.8M18.5 9v6M15.5 12h6",
  grip: "",
  keyboard: "M3 6h18v12h-18zM7 10h.01M11 10h.01M15 10h.01M7 14h10",
  line: "M5 19 19 5",
  minus: "M5 12h14",
  noname: "M4 4l16 16M8.5 6H19a1.5 1.5 0 0 1 1.5 1.500V17M18 18.500H5A1.5 1.5 0 0 1 3.5 17V7.500A1.5 1.5 0 0 1 5 6M14.5 10.500h3",
  order: "M4 7h16M7 12h10M10 17h4",
  plus: "M12 5v14M5 12h14",
  print: "M7 9V4h10v5M7 17H4.500v-7.500h15V17H17M7 14h10v6H7z",
  qr: "M4 4h6v6h-6zM14 4h6v6h-6zM4 14h6v6h-6zM14 14h2.500v2.500M20 14v2M14 20h2M18.5 18.500H20V20",
  redo: "M16 5l4 4-4 4M19.5 9H10a5.5 5.5 0 0 0 0 11h5",
  right: "M9.5 5.5 16 12l-6.5 6.5",
  screen: "M3 4.5h18v11.5h-18zM12 16v4M8 20h8",
  search: "M5 11a6 6 0 1 0 12 0a6 6 0 1 0 -12 0zM15.5 15.5 20 20",
  seats: "M4 5h6v5H4zM14 5h6v5h-6zM4 14h6v5H4zM14 14h6v5h-6z",
  star: "M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.600L12 16.4 7 19.200l1.2-5.600L4 9.800l5.6-.600z",
  strike: "M4 12h16M16.5 7.500C15.5 6 14 5 12 5c-2.5 0-4.2 1.4-4.2 3.300M7.5 16c.8 1.8 2.4 3 4.5 3 2.6 0 4.4-1.4 4.4-3.5",
  undo: "M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H9",
} as const;

Object.assign(lines, MORE);
Object.assign(fills, {
  grip: "M7.5 6a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0zM13.5 6a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0zM7.5 12a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0zM13.5 12a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0zM7.5 18a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0zM13.5 18a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0z",
});
