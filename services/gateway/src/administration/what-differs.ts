import { isDeepStrictEqual } from 'node:util';

export type Snapshot = Readonly<Record<string, unknown>>;

interface Differs {
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
}

/** Of two states of the same thing the fields that differ; of one that was made or went away, all. Null when nothing differs. */
export function whatDiffers(before: Snapshot | null, after: Snapshot | null): Differs | null {
  if (!before || !after) return before || after ? { before, after } : null;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null),
  );
  const only = (state: Snapshot): Snapshot =>
    Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
  return names.length > 0 ? { before: only(before), after: only(after) } : null;
}
