// One place of the chart: who sits there, how far they are, and the letter of their approach.

import { Icon } from "../../parts/Icon";
import { Letter } from "../../parts/Letter";
import { t } from "../../words";
import type { Attempt } from "./attempts";

export interface SeatProps {
  readonly attempt: Attempt;
  /** How the state is said. */
  readonly said: string;
  readonly seen: boolean;
  readonly picked: boolean;
  /** Does not fit the filter. */
  readonly dim: boolean;
  /** Whether the Tab key comes here. */
  readonly current: boolean;
  /** Arranging: whether it is this one that is about to be put elsewhere; null: nothing is arranged. */
  readonly lifted: boolean | null;
  readonly shift: { readonly x: number; readonly y: number } | null;
  readonly onPress: () => void;
  readonly onFocus: (byKey: boolean) => void;
  readonly onGrip: (event: PointerEvent) => void;
}

export function Seat(props: SeatProps) {
  const { attempt, said, lifted, shift } = props;
  const { person, state, letter, handed } = attempt;
  const name = person.name ?? t("page.console.somebody");
  const classes = [
    "seat",
    state === "nothing" ? "is-empty" : state === "writing" ? "is-live" : "is-in",
    props.picked && "is-picked",
    props.dim && "is-dim",
    lifted && "is-lifted",
    shift && "is-held",
  ];
  return (
    <button
      type="button"
      class={classes.filter(Boolean).join(" ")}
      data-who={person.id}
      tabIndex={props.current || lifted !== null ? 0 : -1}
      aria-pressed={lifted ?? undefined}
      style={{ transform: shift ? `translate(${shift.x}px, ${shift.y}px)` : "" }}
      onClick={props.onPress}
      onFocus={(event) => props.onFocus(event.currentTarget.matches(":focus-visible"))}
      {...(lifted === null ? {} : { onPointerDown: props.onGrip })}
    >
      <b dir="auto">{name}</b>
      <span class="seat__s">
        {letter !== null && <Letter letter={letter} size="s" />}
        {state === "handed-in" && <Icon name="check" size="s" />}
        {(state === "writing" || state === "changing") && <Icon name="pen" size="s" />}
        {handed && !props.seen && <i class="unseen" />}
      </span>
      <span class="vh">
        {said}
        {handed && !props.seen ? `, ${t("page.console.walk.unseen-one")}` : ""}
      </span>
    </button>
  );
}
