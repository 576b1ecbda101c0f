// Several tabs of one seat share one outbox: whichever changes it tells the others, and they read it anew.

/** The part of a BroadcastChannel that we need. */
export interface Channel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: string): void;
}

/** null on phones that have no BroadcastChannel: there a tab sees the others' commands when it connects. */
export function browserChannel(): Channel | null {
  return typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("facilitator");
}
