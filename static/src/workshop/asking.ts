// What the page asks of the server about one plan.

import type { Written } from "./start";
import type { Fields } from "./tree";

/** `unreachable`: no answer. `refused`: an answer that says why not. */
export type Answer<Body> =
  | { readonly kind: "done"; readonly body: Body }
  | { readonly kind: "changed"; readonly body: Body }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "unreachable" };

const KINDS: Readonly<Record<number, "done" | "changed">> = { 200: "done", 201: "done", 409: "changed" };

async function ask<Body>(address: string, request: RequestInit): Promise<Answer<Body>> {
  try {
    const answer = await fetch(address, { ...request, headers: { Accept: "application/json", ...request.headers } });
    const body: unknown = await answer.json().catch(() => null);
    const kind = KINDS[answer.status];
    if (body === null) return { kind: "unreachable" };
    if (typeof body === "object" && "message" in body) return { kind: "refused", message: String(body.message) };
    return kind ? { kind, body: body as Body } : { kind: "unreachable" };
  } catch {
    return { kind: "unreachable" };
  }
}

function json<Body>(address: string, method: string, body: unknown): Promise<Answer<Body>> {
  return ask(address, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export class Asking {
  constructor(readonly id: string) {}

  private address(rest: string): string {
    return `/instructor/plans/${encodeURIComponent(this.id)}/${rest}`;
  }

  /** `base` null: whatever is there. */
  draft(said: { readonly tree: Fields } | { readonly text: string }, base: string | null): Promise<Answer<Written>> {
    return json(this.address("draft"), "PUT", { ...said, base });
  }

  save(): Promise<Answer<Written>> {
    return json(this.address("save"), "POST", {});
  }

  discard(): Promise<Answer<Written>> {
    return json(this.address("discard"), "POST", {});
  }

  versions<Kept>(): Promise<Answer<Kept[]>> {
    return ask(this.address("versions"), {});
  }

  restore(version: string): Promise<Answer<Written>> {
    return json(this.address(`versions/${version}`), "POST", {});
  }

  preview(body: unknown): Promise<Answer<{ readonly html: (string | null)[] }>> {
    return json(this.address("preview"), "POST", body);
  }

  upload(file: File): Promise<Answer<{ readonly key: string; readonly name: string }>> {
    const form = new FormData();
    form.append("file", file);
    return ask(this.address("materials"), { method: "POST", body: form });
  }
}
