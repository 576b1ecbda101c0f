// One card: its letter, its label where it is shown, the words as large as they fit, and whose they are if that is shown.

import { hue, Letter } from "../parts/Letter";
import { Pictures } from "../parts/Pictures";
import { Words } from "../parts/Said";
import { SideMark } from "../parts/SideMark";
import { number, t } from "../words";
import { useScreen, type Card } from "./client";
import { longestWord } from "./fitting";
import { frameOf } from "./frames";
import { calculation, headed } from "./layout";
import { useFit } from "./useFit";

/** Longer words than these are addresses and the like: they may break anywhere. */
const LONG = 20;

export interface CardViewProps {
  readonly card: Card;
  /** In rem. */
  readonly largest: number;
  readonly pointed?: boolean;
}

export function CardView({ card, largest, pointed = false }: CardViewProps) {
  const { id, letter, label, struck, struck_because, text, pictures } = card;
  const body = useFit<HTMLDivElement>(largest, text);
  return (
    <article
      class={`k-ans ${pictures.length > 0 ? (text === "" ? "k-ans--drawn" : "k-ans--pics") : ""} ${pointed ? "is-focus-shown" : ""} ${struck ? "is-struck" : ""}`}
      data-ap={hue(letter)}
      data-card={id}
      aria-label={t("page.screen.card", { letter })}
      {...(pointed ? { "aria-current": "true" } : {})}
    >
      <Frame card={id} />
      <h2>
        <Letter letter={letter} />
        {label && (
          <span class="k-ans__label" dir="auto">
            {label}
          </span>
        )}
        <SideMark side={card.side} />
      </h2>
      {struck && <p class="vh">{t("page.screen.struck")}</p>}
      <Pictures names={pictures} />
      {(text !== "" || pictures.length === 0) && (
        <div ref={body} class={`k-ans__body ${longestWord(text ?? "") > LONG ? "k-ans__body--long" : ""}`}>
          <Text text={text} />
        </div>
      )}
      {struck_because !== "" && (
        <p class="k-ans__why" dir="auto">
          {struck_because}
        </p>
      )}
      <Whose card={card} />
    </article>
  );
}

export function Frame({ card }: { readonly card: string }) {
  return (
    <svg class="k-frame" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path d={frameOf(card)} vector-effect="non-scaling-stroke" />
    </svg>
  );
}

function Text({ text }: { readonly text: string | null }) {
  const { family } = useScreen().room;
  if (text === null) return <p class="muted">{t("page.parts.erased")}</p>;
  const { head, rest } = headed(text);
  return (
    <>
      {head !== null && (
        <p class="k-big" dir="auto">
          {family === "problem-solving" ? <Head text={calculation(head)} /> : <Words text={head} />}
        </p>
      )}
      {rest !== null && (
        <p class="said" dir="auto">
          <Words text={rest} />
        </p>
      )}
    </>
  );
}

/** A fraction that stands alone is written as one. */
function Head({ text }: { readonly text: string }) {
  const [, above, below] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (above === undefined || below === undefined) return <Words text={text} />;
  return (
    <math display="block">
      <mfrac>
        <mn>{above}</mn>
        <mn>{below}</mn>
      </mfrac>
    </math>
  );
}

export function Whose({ card: { group, name } }: { readonly card: Card }) {
  if (group === null && name === null) return null;
  return (
    <p class="k-credit">{group !== null ? t("page.screen.group", { n: number(group) }) : <bdi>{name}</bdi>}</p>
  );
}
