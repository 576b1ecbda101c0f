// Node's Socket.IO and nothing else: what our server is measured beside. Prints its address when it listens.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";

const BACKLOG = 2048;

const http = createServer();
const io = new Server(http, { perMessageDeflate: false });

io.on("connection", (socket) => {
  socket.on("console", (_body, reply: (answer: unknown) => void) => {
    void socket.join("console");
    reply(true);
  });
  socket.on("echo", (body, reply: (answer: unknown) => void) => reply(body));
  socket.on("tell", (body) => io.emit("told", body));
  socket.on("draft", (body) => io.to("console").emit("draft", body));
});

http.listen(0, "127.0.0.1", BACKLOG, () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
