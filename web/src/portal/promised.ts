import type { Progress } from '@tingsu/contracts';

type Limit = Progress['limits'][number];
const MOST_LINES = 3;

/**
 * What a person needs of many limits that overlap: the next that is to come, one after it, and the last. Limits of the same hour are one
 * line, and what was met is not promised again.
 */
export function promisedIn(
  limits: readonly Limit[],
): readonly { readonly limit: Limit; readonly last: boolean }[] {
  const open = limits
    .filter(({ met }) => !met)
    .toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  const apart = open.filter(
    ({ dueAt }, index) =>
      index === 0 || Date.parse(dueAt) !== Date.parse(open[index - 1]?.dueAt ?? ''),
  );
  const last = apart.at(-1);
  const lines = apart.length <= MOST_LINES ? apart : [...apart.slice(0, MOST_LINES - 1), last];
  return lines
    .filter((limit) => limit !== undefined)
    .map((limit) => ({ limit, last: lines.length > 1 && limit === last }));
}
