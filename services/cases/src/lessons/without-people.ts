import { withoutNumbers } from '@tingsu/privacy';

/** Names as short as this stand in other words as well. */
const SHORTEST_NAME = 2;

/** Words of a case without numbers of people and without the names of these. Who complained is not known here: a person reads it over. */
export function withoutPeople(text: string, names: readonly string[], instead: string): string {
  const longest = names
    .map((name) => name.trim())
    .filter((name) => [...name].length >= SHORTEST_NAME)
    .sort((one, other) => other.length - one.length);
  return longest.reduce(
    (left, name) => left.replaceAll(name, instead),
    withoutNumbers(text, []).replaceAll(/\d{6,}/g, '***'),
  );
}
