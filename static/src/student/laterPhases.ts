// The phases that come when a lesson is under way: loaded while the class is still at the first ones.

export { Discuss } from "./Discuss";
export { Groups } from "./Groups";
export { Poll } from "./Poll";
export { Reflect } from "./Reflect";
export { SumUp } from "./SumUp";
