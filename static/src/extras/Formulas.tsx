// Words with maths between dollar signs in them. The server turns each formula into MathML, once for this page.

import { signal, type Signal } from "@preact/signals";
import "../../css/extras.css";
import { FORMULA } from "./tex";

const known = new Map<string, Signal<string | null>>();

export function Formulas({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(FORMULA).map((part, at) => (at % 2 === 1 ? <Formula key={at} tex={part} /> : part))}
    </>
  );
}

/** Until it is there, and where it cannot be shown, as it was written. */
function Formula({ tex }: { readonly tex: string }) {
  const html = shown(tex).value;
  if (html === null) return <>${tex}$</>;
  // The server has made it from an allow-list of commands, and sanitised it.
  return <span class="formula" dangerouslySetInnerHTML={{ __html: html }} />;
}

function shown(tex: string): Signal<string | null> {
  const found = known.get(tex);
  if (found) return found;
  const made = signal<string | null>(null);
  known.set(tex, made);
  void ask(tex).then((html) => void (made.value = html));
  return made;
}

async function ask(tex: string): Promise<string | null> {
  try {
    const answer = await fetch(`/maths?tex=${encodeURIComponent(tex)}`);
    return answer.ok ? await answer.text() : null;
  } catch {
    known.delete(tex);
    return null;
  }
}
