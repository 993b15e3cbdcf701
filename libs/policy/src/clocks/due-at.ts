import type { Amount } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { isoOf } from '../calendars/instant.js';
import { instantOf, timeZoneOf } from '../calendars/time-zone.js';
import { dueAfter, millisecondsOf, type Roll } from './counting.js';

export interface DueQuestion {
  /** ISO instant with offset. */
  readonly from: string;
  readonly amount: Amount;
  /** IANA name. */
  readonly timeZone: string;
  /** End of a day, default `24:00`. */
  readonly cutoff?: string;
  /** Where a last calendar day on a holiday goes; default the next working day. */
  readonly roll?: Roll;
  /** Opening hours, for working hours. Default the whole day. */
  readonly shifts?: readonly { readonly from: string; readonly to: string }[];
}

/** One due time without a policy around it: ISO instant in UTC, and whether an unpublished year was counted through. */
export function dueAt(
  calendar: Calendar,
  question: DueQuestion,
): { dueAt: string; provisional: boolean } {
  const {
    from,
    amount,
    timeZone,
    cutoff = '24:00',
    roll = 'next-working-day',
    shifts = [{ from: '00:00', to: '24:00' }],
  } = question;
  const due = dueAfter(
    {
      calendar,
      zone: timeZoneOf(timeZone),
      cutoff: millisecondsOf(cutoff),
      includeFirst: false,
      roll,
      shifts: shifts.map((shift) => ({
        from: millisecondsOf(shift.from),
        to: millisecondsOf(shift.to),
      })),
    },
    instantOf(from),
    amount,
  );
  return { dueAt: isoOf(due.at), provisional: due.provisional };
}
