import type { LayeredClock } from '../documents/policy.js';
import type { ClockReading } from './reading.js';

/**
 * Marks inherited clocks whose promise a clock of the primary policy keeps anyway: whatever stops that one stops this one too, and
 * that one is due no later. They run on, so that the law's clock is never lost from sight, but lists do not count them twice.
 */
export function markImplied(
  clocks: readonly LayeredClock[],
  readings: readonly ClockReading[],
  stopsOf: (clock: LayeredClock) => readonly string[],
): ClockReading[] {
  const byId = new Map(clocks.map((clock) => [clock.rule.id, clock]));
  const keepers = readings.filter((reading) => {
    const clock = byId.get(reading.clockId);
    return (
      clock?.own &&
      (reading.kind === 'target' || reading.kind === 'limit') &&
      reading.state !== 'cancelled'
    );
  });
  return readings.map((reading) => {
    const clock = byId.get(reading.clockId);
    if (
      !clock ||
      clock.own ||
      clock.rule.kind === 'window' ||
      clock.rule.stopMode === 'all' ||
      clock.rule.stopRequires
    )
      return reading;
    const stops = stopsOf(clock);
    const keeper = keepers.find((one) => {
      const other = byId.get(one.clockId);
      return (
        other !== undefined &&
        one.dueAt <= reading.dueAt &&
        stopsOf(other).every((stop) => stops.includes(stop))
      );
    });
    return keeper ? { ...reading, impliedBy: keeper.clockId } : reading;
  });
}
