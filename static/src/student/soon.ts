/** Phones ask for it early, so that it is there even if the network is not when its time comes. */
export const laterPhases = () => import("./laterPhases");
