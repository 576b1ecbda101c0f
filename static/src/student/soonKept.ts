// The parts that keep one's transcript: loaded when a lesson has ended, or with the menu.

import { later, moreWords } from "../parts/later";

async function loaded() {
  const [found] = await Promise.all([import("../keeping/Keep"), moreWords("keeping")]);
  return found;
}

export const Keep = later(async () => (await loaded()).Keep);
export const KeepItem = later(async () => (await loaded()).KeepItem);
export const KeepWindow = later(async () => (await loaded()).KeepWindow);
