import { instantOnWall, localDay, type LoopScope } from '@tingsu/contracts';

/** A period and a campus as lists are read by them. */
export interface LoopSpan {
  readonly campus: string | null;
  /** From the first moment of the period to the first after it; null where it has no end. */
  readonly from: Date | null;
  readonly until: Date | null;
  /** The same as days, both included. */
  readonly days: { readonly from: string | null; readonly to: string | null };
  /** The day that it is where the group is. */
  readonly today: string;
}

interface Place {
  readonly directory: { readonly timeZone: string };
}

/** Days begin and end where the group is. */
export const spanOf = (
  { campus, from, to }: LoopScope,
  { directory: { timeZone } }: Place,
  now: Date,
): LoopSpan => ({
  campus: campus ?? null,
  from: from === undefined ? null : instantOnWall(from, '00:00', timeZone),
  until: to === undefined ? null : instantOnWall(to, '24:00', timeZone),
  days: { from: from ?? null, to: to ?? null },
  today: localDay(now, timeZone),
});
