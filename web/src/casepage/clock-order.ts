import type { ClockView } from '@tingsu/contracts';

export const isRunning = (clock: ClockView): boolean =>
  clock.metAt === null && clock.state !== 'cancelled';

/**
 * Running clocks before ended ones, then by due instant. A window is a right that ends and no duty, so it comes after
 * the duties; a clock that another one implies comes after its equals.
 */
export const clockOrder = (one: ClockView, other: ClockView): number =>
  Number(isRunning(other)) - Number(isRunning(one)) ||
  Number(one.kind === 'window') - Number(other.kind === 'window') ||
  Number(one.impliedBy !== null) - Number(other.impliedBy !== null) ||
  Date.parse(one.dueAt) - Date.parse(other.dueAt);

/** How much of a clock's time is used, 0 to 100. */
export const elapsedShare = (
  clock: Pick<ClockView, 'startedAt' | 'dueAt' | 'metAt'>,
  now: number,
): number => {
  const start = Date.parse(clock.startedAt);
  const whole = Date.parse(clock.dueAt) - start;
  const until = clock.metAt === null ? now : Date.parse(clock.metAt);
  if (whole <= 0) return 100;
  return Math.round(Math.min(1, Math.max(0, (until - start) / whole)) * 100);
};
