// A picture beside a word; never alone, unless its button has a name.

import { fills, lines, type IconName } from "./icons";

export interface IconProps {
  readonly name: IconName;
  readonly size?: "s" | "l";
  /** Points the other way where text runs from right to left. */
  readonly flip?: boolean;
}

export function Icon({ name, size, flip }: IconProps) {
  const classes = `i${size ? ` i--${size}` : ""}${flip ? " i--flip" : ""}`;
  const fill = fills[name];
  return (
    <svg class={classes} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {lines[name] && <path d={lines[name]} />}
      {fill && <path d={fill} fill="currentColor" stroke="none" />}
    </svg>
  );
}
