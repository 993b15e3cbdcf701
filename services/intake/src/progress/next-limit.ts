import type { CopiedClock } from './case-copy.entity.js';

/** When the promise of a case that is due first is due; null while none runs. What waits for somebody else comes after what does not. */
export function nextLimit(clocks: Readonly<Record<string, CopiedClock>>): string | null {
  const promises = Object.values(clocks).filter(
    ({ met, cancelled = false, kind, implied = false }) =>
      !met && !cancelled && !implied && kind !== 'window',
  );
  const [first] = promises.toSorted(
    (one, other) =>
      Number(one.paused ?? false) - Number(other.paused ?? false) ||
      Date.parse(one.dueAt) - Date.parse(other.dueAt),
  );
  return first?.dueAt ?? null;
}
