// Plain HTTP as a browser speaks it: one connection for each client, kept open between its requests.

import { Agent, request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export class Browser {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #url: string;
  #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  get(path: string): Promise<Answer> {
    return this.#ask("GET", path);
  }

  postForm(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.#ask("POST", path, new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded");
  }

  postJson(path: string, body: unknown): Promise<Answer> {
    return this.#ask("POST", path, JSON.stringify(body), "application/json");
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(method: string, path: string, body = "", kind = ""): Promise<Answer> {
    const headers: Record<string, string | number> = { "Content-Length": Buffer.byteLength(body) };
    if (kind) headers["Content-Type"] = kind;
    if (kind === "application/json") headers["Accept"] = kind;
    if (this.#cookies.size) headers["Cookie"] = this.cookie;
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.#url), { method, headers, agent: this.#agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          this.#remember(answer.headers["set-cookie"] ?? []);
          const text = Buffer.concat(parts).toString();
          const status = answer.statusCode ?? 0;
          if (status >= 400) reject(new Error(`${method} ${path}: ${status} ${text.slice(0, 200)}`));
          else resolve({ status, headers: answer.headers, body: text });
        });
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }

  #remember(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ""] = line.split(";", 1);
      const equals = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }
}
