// A room's code as people read it: two threes.

export function codeOf(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
