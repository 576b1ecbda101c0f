// The pictures of buttons, drawn on 24 by 24 with a line of 1.75. Only paths, so that one component draws all of them.
// Those that phones need, which load little: the instructor's pages and the screen bring more.

import type { MORE } from "./more-icons";

const LINES = {
  arrow: "M4.5 12h15M13.5 6l6 6-6 6",
  ask: "M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0 -17.4 0zM9.6 9.800c0-1.4 1-2.4 2.5-2.400s2.5.9 2.5 2.200c0 1.9-2.5 2-2.5 4",
  bell: "M6 16.500V11a6 6 0 0 1 12 0v5.500l1.5 1.500h-15zM10 20.500h4",
  build: "M4 13h10v7h-10zM9 13V9.500h10V16h-5M16.5 3.500v4M14.5 5.500h4",
  challenge: "M3.5 8.500h11M11 5l3.5 3.500L11 12M20.5 15.500h-11M13 12l-3.5 3.500L13 19",
  check: "M5 12.5 10 17.5 19.5 7",
  clock: "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM12 7.5V12l3 2",
  doc: "M6 3.500h8l4 4v13H6zM14 3.500v4h4M9 12h6M9 15.500h6",
  door: "M6 20V4.500h9V20M4 20h16M12 12h.01",
  down: "M5.5 9.5 12 16l6.5-6.5",
  eye: "M3 12s3.3-5 9-5 9 5 9 5-3.3 5-9 5-9-5-9-5zM10 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z",
  "eyes-up": "M12 3v6M8.8 6 12 2.8 15.2 6M3 16s3.3-4.8 9-4.800S21 16 21 16s-3.3 4.8-9 4.800S3 16 3 16zM10 16a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z",
  follow: "M4 12.5 8 16.5 15 8.500M12.5 15l1.5 1.500L21 8.5",
  globe: "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM3.5 12h17M12 3.500c5 5 5 12 0 17M12 3.500c-5 5-5 12 0 17",
  hand: "M7.5 13.5V6.2a1.4 1.4 0 0 1 2.8 0V11M10.3 11V4.4a1.4 1.4 0 0 1 2.8 0V11M13.1 11V5.4a1.4 1.4 0 0 1 2.8 0V12M15.9 12V8.2a1.4 1.4 0 0 1 2.8 0V15c0 3.6-2.4 6-5.8 6-2.9 0-4.4-1.2-5.7-3.4L4.6 13.8a1.5 1.5 0 0 1 2.4-1.7l.5.7",
  left: "M14.5 5.5 8 12l6.5 6.5",
  lock: "M5.5 10.5h13v9.5h-13zM8.5 10.500V8a3.5 3.5 0 0 1 7 0v2.5",
  me: "M8.4 8a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0zM5 20c.4-4 3-6.2 7-6.200s6.6 2.2 7 6.2",
  more: "",
  name: "M3.5 6h17v12.5h-17zM7 11a2 2 0 1 0 4 0a2 2 0 1 0 -4 0zM6 16c.3-1.7 1.4-2.5 3-2.500s2.7.8 3 2.500M14.5 10.500h3M14.5 14h3",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.500h7M8.5 12h4",
  offline: "M4 4l16 16M9.2 7.2A6 6 0 0 1 17.6 11 4 4 0 0 1 20 17.6M16 19H7.5A4.5 4.5 0 0 1 6.6 10.1",
  pause: "M8.5 6v12M15.5 6v12",
  pen: "M4 20l1-4.5L16.2 4.3a1.8 1.8 0 0 1 2.6 0l.9.9a1.8 1.8 0 0 1 0 2.6L8.5 19 4 20zM14 6.5l3.5 3.5",
  people: "M5.7 8.5a3.3 3.3 0 1 0 6.6 0a3.3 3.3 0 1 0 -6.6 0zM3 19.500c.3-3.6 2.7-5.5 6-5.500s5.7 1.9 6 5.500M15.5 5.600a3.3 3.3 0 0 1 0 5.900M17.5 14.600c2.1.8 3.3 2.5 3.5 4.9",
  speak: "M4 9.800v4.400l2.5.3L15 19V5L6.5 9.500zM8 14.500l1 5h2l-.6-4M18 9.500a3.5 3.5 0 0 1 0 5",
  sync: "M20 11a8 8 0 0 0-14.3-4M4 4v4h4M4 13a8 8 0 0 0 14.3 4M20 20v-4h-4",
  trash: "M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
  unsure: "M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0 -17.4 0zM7.5 12.300c1.5-2.3 3-2.3 4.5 0s3 2.3 4.5 0",
  up: "M5.5 14.5 12 8l6.5 6.5",
  x: "M6 6l12 12M18 6 6 18",
} as const;

/** The parts that are filled. */
const FILLS = {
  ask: "M11.3 16.4a0.8 0.8 0 1 0 1.6 0a0.8 0.8 0 1 0 -1.6 0z",
  more: "M4.4 12a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0zM10.4 12a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0zM16.4 12a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0z",
} as const;

export type IconName = keyof typeof LINES | keyof typeof MORE;

type Paths = Partial<Record<IconName, string>>;

export const lines: Paths = LINES;
export const fills: Paths = FILLS;
