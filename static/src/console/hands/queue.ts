// In which order hands are shown: those first who have spoken least, among them who has waited longest. It is shown to
// the instructor only, and never as a rank.

import type { Person } from "./people";

export function handsUp(people: readonly Person[]): readonly Person[] {
  return people
    .filter((person) => person.hand_at !== null && person.state === "here")
    .sort((a, b) => a.spoken - b.spoken || (a.hand_at ?? 0) - (b.hand_at ?? 0));
}

/** Whoever has waited longest for help is first. */
export function callsForHelp(people: readonly Person[]): readonly Person[] {
  return people
    .filter((person) => person.called_at !== null && person.state === "here")
    .sort((a, b) => (a.called_at ?? 0) - (b.called_at ?? 0));
}
