// One client: Socket.IO over Engine.IO over a raw WebSocket, with as little work for each message as can be.

import { WebSocket } from "ws";

const PING = 0x32;
const [OPEN, MESSAGE] = [0x30, 0x34];
const [CONNECTED, EVENT, ACK, REFUSED] = [0x30, 0x32, 0x33, 0x34];
const BRACKET = 0x5b;

/** What a phone tells whoever holds it. `data` is the whole Engine.IO message. */
export interface Listener {
  connected?(phone: Phone): void;
  event?(phone: Phone, data: Buffer): void;
  /** `data` from the acknowledgement's bracket on. */
  ack?(phone: Phone, number: number, data: Buffer): void;
  /** It was refused, or the connection ended without `leave`. */
  lost?(phone: Phone, why: string): void;
}

export interface Connecting {
  readonly url: string;
  readonly auth?: unknown;
  readonly cookie?: string;
}

export class Phone {
  readonly place: number;
  #socket: WebSocket;
  #listener: Listener;
  #left = false;

  constructor(place: number, { url, auth, cookie }: Connecting, listener: Listener) {
    this.place = place;
    this.#listener = listener;
    const headers = cookie === undefined ? {} : { Cookie: cookie };
    const address = `${url.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`;
    this.#socket = new WebSocket(address, { headers, perMessageDeflate: false, skipUTF8Validation: true });
    const hello = `40${auth === undefined ? "" : JSON.stringify(auth)}`;
    this.#socket.on("message", (data: Buffer) => this.#take(data, hello));
    this.#socket.on("error", (error) => this.#lose(error.message));
    this.#socket.on("close", (code) => this.#lose(`closed with ${code}`));
  }

  /** Emit an event. With a number the server acknowledges it. */
  emit(name: string, body: unknown, number?: number): void {
    this.send(packet(name, body, number));
  }

  /** A whole Engine.IO message, made by `packet` beforehand. */
  send(message: string): void {
    this.#socket.send(message);
  }

  leave(): void {
    this.#left = true;
    this.#socket.terminate();
  }

  #take(data: Buffer, hello: string): void {
    const [kind, inner] = [data[0], data[1]];
    if (kind === MESSAGE) {
      if (inner === EVENT) this.#listener.event?.(this, data);
      else if (inner === ACK) {
        const bracket = data.indexOf(BRACKET);
        this.#listener.ack?.(this, Number(data.toString("latin1", 2, bracket)), data.subarray(bracket));
      } else if (inner === CONNECTED) this.#listener.connected?.(this);
      else if (inner === REFUSED) this.#lose(data.toString());
    } else if (kind === PING) this.#socket.send("3");
    else if (kind === OPEN) this.#socket.send(hello);
  }

  #lose(why: string): void {
    if (this.#left) return;
    this.#left = true;
    this.#listener.lost?.(this, why);
  }
}

export function packet(name: string, body: unknown, number?: number): string {
  return `42${number ?? ""}${JSON.stringify([name, body])}`;
}
