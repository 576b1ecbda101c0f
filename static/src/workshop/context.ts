// What every field of the form needs: the desk, and what is known of texts as they will look.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Desk } from "./desk";
import type { Previews } from "./previews";
import type { Fault } from "./start";
import type { Path } from "./tree";

interface Around {
  readonly desk: Desk;
  readonly previews: Previews;
}

const Place = createContext<Around | null>(null);

export const Provide = Place.Provider;

export function useAround(): Around {
  const around = useContext(Place);
  if (!around) throw new Error("outside of the workshop");
  return around;
}

export function useDesk(): Desk {
  return useAround().desk;
}

export function idOf(path: Path): string {
  return `f-${path.join("-")}`;
}

export function isAt(fault: Fault, path: Path): boolean {
  return fault.path.length === path.length && begins(fault.path, path);
}

/** Whether `path` is `start`, or a part of what is there. */
export function begins(path: Path, start: Path): boolean {
  return start.every((step, place) => path[place] === step);
}
