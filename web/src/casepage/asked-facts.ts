import type { Facts } from '@tingsu/contracts';

/**
 * The questions that stand in the form: those that stood there, and so many new ones that `most` are unanswered. Nothing that was shown
 * moves or goes, so that nobody ticks the wrong line.
 */
export const askedNow = (
  shown: readonly string[],
  asks: readonly string[],
  value: Facts,
  most: number,
): readonly string[] => {
  const open = shown.filter((name) => value[name] === undefined && asks.includes(name));
  const fresh = asks.filter((name) => !shown.includes(name));
  return [...shown, ...fresh.slice(0, Math.max(0, most - open.length))];
};
