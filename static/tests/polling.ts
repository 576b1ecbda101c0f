// A server that speaks Engine.IO 4 by long-polling, and treats WebSockets as bad networks do. One client at a time.

import { createHash } from "node:crypto";
import { createServer, type Connection, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** What the network does to WebSockets: says no; never answers; lets the handshake through and then nothing; lets the
    server's first packet through and nothing from the client. */
export type WebSockets = "refused" | "silent" | "stalled" | "deaf";

const OPEN = '0{"sid":"s","upgrades":[],"pingInterval":10000,"pingTimeout":15000,"maxPayload":131072}';
const SEPARATOR = "\u001e";

export class PollingServer {
  /** Socket.IO packets that came, without Engine.IO's "4". */
  readonly came: string[] = [];
  readonly upgrades: string[] = [];
  private readonly server: Server;
  private readonly connections: Connection[] = [];
  private queued: string[] = [];
  private waiting: ServerResponse | null = null;

  /** `answer`: the Socket.IO packets to say to one that came. */
  constructor(
    private readonly webSockets: WebSockets,
    private readonly answer: (packet: string) => readonly string[],
  ) {
    this.server = createServer((request, response) => this.polled(request, response));
    this.server.on("upgrade", (request, connection) => this.upgraded(request, connection));
  }

  /** Its address. */
  start(port = 0): Promise<string> {
    return new Promise((resolve) => {
      this.server.listen(port, "127.0.0.1", () => resolve(`http://127.0.0.1:${this.server.address().port}`));
    });
  }

  stop(): Promise<void> {
    for (const connection of this.connections) connection.destroy();
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  private polled(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === "POST") this.posted(request, response);
    else if (!request.url.includes("sid=")) this.opened(response);
    else {
      this.waiting = response;
      this.flush();
    }
  }

  private opened(response: ServerResponse): void {
    this.waiting = null;
    this.queued = [];
    say(response, OPEN);
  }

  private posted(request: IncomingMessage, response: ServerResponse): void {
    let body = "";
    request.on("data", (chunk) => void (body += chunk.toString()));
    request.on("end", () => {
      say(response, "ok");
      for (const packet of body.split(SEPARATOR)) if (packet.startsWith("4")) this.heard(packet.slice(1));
      this.flush();
    });
  }

  private heard(packet: string): void {
    this.came.push(packet);
    this.queued.push(...this.answer(packet).map((each) => `4${each}`));
  }

  private flush(): void {
    if (!this.waiting || this.queued.length === 0) return;
    say(this.waiting, this.queued.join(SEPARATOR));
    this.waiting = null;
    this.queued = [];
  }

  private upgraded(request: IncomingMessage, connection: Connection): void {
    this.upgrades.push(request.url);
    this.connections.push(connection);
    connection.on("error", () => undefined);
    if (this.webSockets === "refused") connection.write("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    if (this.webSockets === "refused") connection.destroy();
    if (this.webSockets === "stalled" || this.webSockets === "deaf") connection.write(handshake(request));
    if (this.webSockets === "deaf") connection.write(frame(OPEN));
  }
}

function say(response: ServerResponse, text: string): void {
  response.writeHead(200, { "Content-Type": "text/plain; charset=UTF-8" }).end(text);
}

/** RFC 6455, 4.2.2. */
function handshake(request: IncomingMessage): string {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash("sha1").update(key).digest("base64");
  const head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
  return [...head, `Sec-WebSocket-Accept: ${accept}`, "", ""].join("\r\n");
}

/** A short text frame; RFC 6455, 5.2. */
function frame(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return Uint8Array.of(0x81, bytes.length, ...bytes);
}
