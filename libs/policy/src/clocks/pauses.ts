import { matches } from '../documents/compose-policy.js';
import type { PauseRule } from '../documents/document-schema.js';
import type { Counting, PauseInterval } from './counting.js';
import type { MomentOf } from './moments.js';

/** The pauses of one clock after its start, in order, joined where they overlap (T-06, T-20, T-32). */
export function pausesOf(
  rules: readonly PauseRule[],
  counting: Counting,
  clockId: string,
  start: number,
  moments: MomentOf,
): PauseInterval[] {
  const intervals = rules
    .filter((rule) => rule.clocks.some((pattern) => matches(pattern, clockId)))
    .flatMap((rule) => intervalsOf(rule, counting, moments))
    .filter((interval) => interval.to === null || interval.to > start)
    .map((interval) => ({ ...interval, from: Math.max(interval.from, start) }))
    .sort((one, other) => one.from - other.from);
  return join(intervals);
}

function intervalsOf(rule: PauseRule, { zone }: Counting, moments: MomentOf): PauseInterval[] {
  const intervals: PauseInterval[] = [];
  for (const from of moments(rule.on)) {
    const last = intervals.at(-1);
    if (last && (last.to === null || from < last.to)) continue;
    const resumed = moments(rule.resume).find((at) => at >= from);
    const local = zone.toLocal(from);
    const limit =
      rule.maxDays === undefined ? null : zone.toInstant(local.day + rule.maxDays, local.ms);
    const byLimit = limit !== null && (resumed === undefined || limit < resumed);
    intervals.push({
      from,
      to: byLimit ? limit : (resumed ?? null),
      byLimit,
      open: resumed === undefined,
      cause: rule.on,
    });
  }
  return intervals;
}

function join(intervals: readonly PauseInterval[]): PauseInterval[] {
  const joined: PauseInterval[] = [];
  for (const next of intervals) {
    const last = joined.at(-1);
    if (last && (last.to === null || next.from <= last.to)) {
      if (last.to !== null && (next.to === null || next.to > last.to))
        joined[joined.length - 1] = {
          ...last,
          to: next.to,
          byLimit: next.byLimit,
          open: next.open,
        };
    } else joined.push(next);
  }
  return joined;
}
