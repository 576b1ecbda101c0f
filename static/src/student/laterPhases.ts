// What phones need when a lesson is under way: loaded while the class is still at the first phases.

export { Discuss } from "./Discuss";
export { Groups } from "./Groups";
export { Menu } from "./Menu";
export { Poll } from "./Poll";
export { Reflect } from "./Reflect";
export { SumUp } from "./SumUp";
