/** Where groups by hand begin: in the order in which people came, nobody left alone. */
export function inHand(people: readonly string[], size: number): readonly (readonly string[])[] {
  const groups = Math.max(1, Math.min(Math.ceil(people.length / size), Math.floor(people.length / 2)));
  return Array.from({ length: groups }, (_, group) => {
    const from = Math.round((group * people.length) / groups);
    return people.slice(from, Math.round(((group + 1) * people.length) / groups));
  });
}
