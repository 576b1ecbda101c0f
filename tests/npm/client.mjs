// The plain socket.io-client, as npm has it. Connects as it is told on its command line, does what it reads there line
// by line, and writes down each message it gets as one line of JSON. Nothing of our own browser code is in it.

import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const { url, auth, transports } = JSON.parse(process.argv[2]);
const say = (event, body) => process.stdout.write(`${JSON.stringify([event, body])}\n`);

const socket = io(url, { auth, transports, reconnection: false });
socket.on("connect", () => say("connect", socket.io.engine.transport.name));
socket.on("connect_error", (error) => say("connect_error", { message: error.message, data: error.data ?? null }));
socket.on("disconnect", (reason) => say("disconnect", reason));
socket.onAny(say);

for await (const line of createInterface({ input: process.stdin })) {
  const [what, body] = JSON.parse(line);
  if (what === "disconnect") socket.disconnect();
  else if (what === "connect") {
    socket.auth = { ...auth, have: body };
    socket.connect();
  } else if (what === "command") say("acknowledged", await socket.emitWithAck("command", body));
  else socket.emit(what, body);
}
socket.disconnect();
