// The little of Node that the tests use; its own types are not among the project's packages.

declare module "node:crypto" {
  export function createHash(name: "sha1"): { update(text: string): { digest(form: "base64"): string } };
}

declare module "node:fs" {
  export function readdirSync(folder: string): string[];
  export function readFileSync(file: string, encoding: "utf8"): string;
}

declare module "node:http" {
  export interface IncomingMessage {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string | undefined>>;
    on(event: "data", listener: (chunk: { toString(): string }) => void): void;
    on(event: "end", listener: () => void): void;
  }
  export interface ServerResponse {
    writeHead(status: number, headers: Readonly<Record<string, string>>): ServerResponse;
    end(body: string): void;
  }
  export interface Connection {
    write(data: string | Uint8Array): void;
    destroy(): void;
    on(event: "error", listener: () => void): void;
  }
  export interface Server {
    on(event: "upgrade", listener: (request: IncomingMessage, connection: Connection) => void): void;
    listen(port: number, host: string, ready: () => void): void;
    address(): { readonly port: number };
    closeAllConnections(): void;
    close(done: () => void): void;
  }
  export function createServer(listener: (request: IncomingMessage, response: ServerResponse) => void): Server;
}
