import type { ClockView } from '@tingsu/contracts';
import { clockOrder, isRunning } from './clock-order';

const SHOWN = 2;

/** The limits that one looks at all day: the nearest two, and the last one of all (最长时限). */
export const stripOf = (clocks: readonly ClockView[]): readonly ClockView[] => {
  const duties = clocks
    .filter((clock) => isRunning(clock) && clock.kind !== 'window' && clock.impliedBy === null)
    .toSorted(clockOrder);
  const last = duties.findLast(({ kind }) => kind === 'outer');
  const nearest = duties.filter((clock) => clock !== last).slice(0, SHOWN);
  return last ? [...nearest, last].toSorted(clockOrder) : duties.slice(0, SHOWN + 1);
};

/** How many clocks have a step that this reader is asked to acknowledge. */
export const askedOf = (clocks: readonly ClockView[]): number =>
  clocks.filter((clock) =>
    (clock.acted ?? []).some(
      ({ acknowledgement }) => acknowledgement?.state === 'open' && acknowledgement.mine,
    ),
  ).length;
