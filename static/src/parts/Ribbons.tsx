// Before and now: the same picture on every page. What was kept is pale, what changed is stronger; a letter stands with
// every colour.

import { number, t } from "../words";
import { bandPath, HIDDEN, SILENT, UNSURE, type Bar, type Picture } from "./ribbons";

/** In per cent: a narrower bar has its number under its letter. */
const NARROW = 6;
const KEPT = 0.28;
const CHANGED = 0.5;

export interface RibbonsProps {
  /** What is asked: the picture's name. */
  readonly name: string;
  readonly picture: Picture;
  /** Words for the two rows; without the first there is only one row. */
  readonly before?: string | undefined;
  readonly now: string;
}

export function Ribbons({ name, picture, before, now }: RibbonsProps) {
  if (picture.now.length === 0 && (before === undefined || picture.before.length === 0)) return <p class="ribbons-none">{t("page.ribbons.nobody")}</p>;
  return (
    <div class={`ribbons ${before === undefined ? "ribbons--one" : ""}`} role="img" aria-label={spokenOf({ name, picture, before, now })}>
      {before !== undefined && (
        <>
          <Row label={before} bars={picture.before} />
          <svg class="ribbons__bands" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            {picture.bands.map((band) => (
              <path
                key={`${band.place.key} ${band.to.key}`}
                data-tone={band.place.tone}
                data-ap={band.place.tone}
                d={bandPath(band)}
                opacity={band.place.key === band.to.key ? KEPT : CHANGED}
              />
            ))}
          </svg>
        </>
      )}
      <Row label={now} bars={picture.now} />
    </div>
  );
}

function Row({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  return (
    <div class="ribbons__row">
      <b class="ribbons__label">{label}</b>
      <div class="ribbons__bars">
        {bars.map(({ place, people, start, size }) => (
          <span
            key={place.key}
            class={`ribbons__bar ${size < NARROW ? "ribbons__bar--narrow" : ""}`}
            data-ap={place.tone}
            data-tone={place.tone}
            style={{ insetInlineStart: `${start}%`, inlineSize: `${size}%` }}
          >
            <b>{place.letter}</b>
            <span class="num">{number(people)}</span>
          </span>
        ))}
      </div>
    </div>
  );
}

/** What the signs mean that are no letters, as far as they occur. */
export function signsOf({ before, now }: Picture): string[] {
  const keys = new Set([...before, ...now].map(({ place }) => place.key));
  const letters = [...before, ...now].map(({ place }) => place.letter);
  const signs: string[] = [];
  if (letters.includes(HIDDEN)) signs.push(t("page.ribbons.hidden"));
  if (keys.has(UNSURE.key)) signs.push(t("page.ribbons.not-sure"));
  if (keys.has(SILENT.key)) signs.push(t("page.ribbons.silent"));
  return signs;
}

function spokenOf({ name, picture, before, now }: RibbonsProps): string {
  const row = (label: string, bars: readonly Bar[]): string =>
    t("page.ribbons.row", {
      label,
      bars: bars.map(({ place, people }) => `${place.letter} ${number(people)}`).join(", "),
    });
  const rows = before === undefined ? [row(now, picture.now)] : [row(before, picture.before), row(now, picture.now)];
  return `${name}. ${rows.join(" ")} ${signsOf(picture).join(", ")}`.trim();
}
