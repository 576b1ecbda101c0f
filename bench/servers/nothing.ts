// A server that does next to nothing: it parses no message and answers from bytes made beforehand. What a measurement
// takes with it is the share of the load client, the kernel and the machine.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

const BACKLOG = 2048;
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const OPENING = frame(JSON.stringify({ sid: "x", upgrades: [], pingInterval: 600_000, pingTimeout: 600_000 }), "0");
const CONNECTED = frame('{"sid":"x"}', "40");
const clients = new Set<Duplex>();
let told: Buffer | undefined;
let desk: Duplex | undefined;

const http = createServer((_, answer) => answer.end());

http.on("upgrade", (request, socket) => {
  const key = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${GUID}`).digest("base64");
  const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`;
  socket.write(Buffer.concat([Buffer.from(head), OPENING]));
  clients.add(socket);
  let rest: Buffer = Buffer.alloc(0);
  socket.on("data", (data: Buffer) => {
    rest = rest.length ? Buffer.concat([rest, data]) : data;
    for (let taken = unmasked(rest); taken; taken = unmasked(rest)) {
      answer(socket, taken.payload);
      rest = rest.subarray(taken.size);
    }
  });
  socket.on("error", () => undefined);
  socket.on("close", () => clients.delete(socket));
});

function answer(socket: Duplex, message: Buffer): void {
  const start = message.toString("latin1", 0, 12);
  if (start.startsWith("40")) socket.write(CONNECTED);
  else if (start.startsWith('420["consol')) (desk = socket).write(frame("[true]", "430"));
  else if (start.startsWith('421["echo"')) socket.write(Buffer.concat([frame(message.toString("latin1", 10), "431[")]));
  else if (start.startsWith('42["tell"')) {
    const text = `["told"${message.toString("latin1", 9)}`;
    if (told?.length !== frame(text, "42").length) told = frame(text, "42");
    for (const client of clients) client.write(told);
  } else if (start.startsWith('42["draft"')) desk?.write(frame(message.toString("latin1"), ""));
}

function frame(text: string, before: string): Buffer {
  const payload = Buffer.from(before + text);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}

/** The first whole frame of a client, which is always masked; nothing longer than 64 KB comes. */
function unmasked(data: Buffer): { payload: Buffer; size: number } | undefined {
  if (data.length < 6) return undefined;
  let length = data[1]! & 0x7f;
  let at = 2;
  if (length === 126) {
    if (data.length < 8) return undefined;
    length = data.readUInt16BE(2);
    at = 4;
  }
  const size = at + 4 + length;
  if (data.length < size) return undefined;
  const payload = Buffer.allocUnsafe(length);
  for (let index = 0; index < length; index++) payload[index] = data[at + 4 + index]! ^ data[at + (index & 3)]!;
  return { payload, size };
}

http.listen(0, "127.0.0.1", BACKLOG, () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
