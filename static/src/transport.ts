// The only module that knows socket.io-client: its options, and its events as plain calls.

import { io, type Socket } from "socket.io-client";
import type {
  Auth,
  CommandMessage,
  Draft,
  Drafts,
  Patch,
  Presence,
  RefusedReply,
  Reply,
  Resync,
  Snapshot,
  StreamsChanged,
  Welcome,
} from "./wire";

/** What the server says. */
export interface FromServer {
  welcome: (message: Welcome) => void;
  snapshot: (message: Snapshot) => void;
  patch: (message: Patch) => void;
  streams: (message: StreamsChanged) => void;
  drafts: (message: Drafts) => void;
  presence: (message: Presence) => void;
}

interface FromClient {
  command: (message: CommandMessage, acknowledge: (reply: unknown) => void) => void;
  resync: (message: Resync) => void;
  draft: (message: Draft) => void;
}

/** Why a connection did not come about. */
export interface Failure {
  /** The server's own refusal; null where no server answered. */
  readonly refusal: RefusedReply | null;
  /** Nothing came back in time, not even an error. */
  readonly timedOut: boolean;
  /** The library will not try again by itself. */
  readonly final: boolean;
}

export interface Listener extends FromServer {
  /** There is a transport; the server has not welcomed us yet. */
  opened: () => void;
  /** Something came, if only a ping. */
  heard: () => void;
  /** The connection is gone; `final` as in Failure. */
  lost: (final: boolean) => void;
  failed: (failure: Failure) => void;
}

/** One connection to the server, made again and again. */
export interface Wire {
  connect(): void;
  disconnect(): void;
  command(message: CommandMessage, acknowledge: (reply: Reply) => void): void;
  resync(message: Resync): void;
  draft(message: Draft): void;
  /** WebSockets seem to vanish on this network without an error: begin with long-polling from now on. */
  avoidWebSocket(): void;
}

/** `patience`: how long a first attempt may take, in ms. */
export type OpenWire = (auth: () => Auth, listener: Listener, patience: number) => Wire;

/** In ms. A network that swallows WebSockets costs a page the first of the two, once. */
export const PATIENCE = 3_000;
export const MORE_PATIENCE = 6_000;
const FIRST_DELAY = 200;
/** With the handshake, a page is back within two seconds of its server. */
const LAST_DELAY = 1_500;

/** Not connected yet. Without an address, to the server that the page is from. */
export function openWire(auth: () => Auth, listener: Listener, patience: number, address?: string): Wire {
  const options = {
    autoConnect: false,
    multiplex: false,
    auth: (send: (auth: object) => void) => send(auth()),
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    timeout: patience,
    reconnectionDelay: FIRST_DELAY,
    reconnectionDelayMax: LAST_DELAY,
  };
  const socket: Socket<FromServer, FromClient> = address === undefined ? io(options) : io(address, options);
  hear(socket, listener);
  return wireOver(socket);
}

function hear(socket: Socket<FromServer, FromClient>, listener: Listener): void {
  socket.on("welcome", listener.welcome);
  socket.on("snapshot", listener.snapshot);
  socket.on("patch", listener.patch);
  socket.on("streams", listener.streams);
  socket.on("drafts", listener.drafts);
  socket.on("presence", listener.presence);
  socket.on("disconnect", (reason) => listener.lost(reason === "io server disconnect"));
  socket.on("connect_error", (error) => {
    const refusal = refusalIn(error.data);
    listener.failed({ refusal, timedOut: error.message === "timeout", final: !socket.active });
  });
  socket.io.on("open", () => {
    listener.opened();
    socket.io.engine.on("packet", () => listener.heard());
  });
}

function wireOver(socket: Socket<FromServer, FromClient>): Wire {
  return {
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    command: (message, acknowledge) =>
      void socket.emit("command", message, (reply) => {
        if (isReply(reply)) acknowledge(reply);
      }),
    resync: (message) => void socket.emit("resync", message),
    // Not Socket.IO's volatile: that drops whatever comes in the same moment as something else.
    draft: (message) => void socket.emit("draft", message),
    avoidWebSocket: () => {
      socket.io.opts.transports = ["polling", "websocket"];
      socket.io.timeout(MORE_PATIENCE);
    },
  };
}

function isReply(value: unknown): value is Reply {
  if (typeof value !== "object" || value === null || !("ok" in value)) return false;
  return value.ok === true || (value.ok === false && refusalIn(value) !== null);
}

function refusalIn(value: unknown): RefusedReply | null {
  if (typeof value !== "object" || value === null || !("code" in value) || typeof value.code !== "string") return null;
  return value as RefusedReply;
}
