import type { AccountabilityLine } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { centsIn } from '../cents.js';
import { countingOf, daysUsed, type Counting } from '../clocks/counting.js';
import type { AccountabilityRules } from '../documents/compose-accountability.js';
import type { Policy } from '../documents/policy.js';
import { amountOf, lineOf, units } from './lines.js';

/** A time limit that may have been passed; an extension that was approved has moved `dueAt` already. */
export interface Ticket {
  readonly id: string;
  /** Kind of day in which the limit counts. */
  readonly basis: 'working' | 'calendar' | 'elapsed';
  readonly dueAt: string;
  readonly doneAt: string;
  readonly personId?: string | null;
}

export interface DaysOver {
  readonly full: number;
  readonly started: number;
}

const MS_PER_DAY = 86_400_000;

/** Days by which a limit was passed, in its own kind of day; null where it was kept. */
export function daysOver(
  policy: Policy,
  calendar: Calendar,
  timeZone: string,
  { basis, dueAt, doneAt }: Ticket,
): DaysOver | null {
  const [due, done] = [Date.parse(dueAt), Date.parse(doneAt)];
  if (done <= due) return null;
  if (basis === 'elapsed') {
    const over = (done - due) / MS_PER_DAY;
    return { full: Math.floor(over), started: Math.ceil(over) };
  }
  const counting = countingOf(policy, calendar, timeZone);
  // A day that ends at midnight ends with the first moment of the next one.
  const dueDay = counting.zone.toLocal(due - 1).day;
  const full = daysUsed(counting, dueDay, done, basis === 'working');
  const started = isEndOfDay(counting, done) ? full : full + 1;
  return { full, started: Math.max(1, started) };
}

function isEndOfDay({ zone, cutoff }: Counting, instant: number): boolean {
  return zone.toLocal(instant).ms % MS_PER_DAY === cutoff % MS_PER_DAY;
}

/** What a ticket that was sat on costs: a sum for the case and one for each day. */
export function overdueLine(
  rules: AccountabilityRules,
  ticket: Ticket,
  over: DaysOver | null,
): AccountabilityLine[] {
  const { overdue } = rules.parameters;
  if (!over || !overdue || rules.currency === null) return [];
  const [perCase, perDay] = [centsIn(overdue.perCase ?? 0), centsIn(overdue.perDay ?? 0)];
  const byStarted = overdue.dayRule === 'started-days';
  const cents = byStarted ? perDay * over.started : perCase + perDay * over.full;
  return [
    lineOf({
      ...{ key: `overdue.${ticket.id}`, kind: 'overdue', rule: 'overdue' },
      ...{ source: rules.sources['overdue'] ?? null, personId: ticket.personId ?? null },
      bearer: ticket.personId ? 'person' : 'department',
      basis: [ticket.id],
      ...amountOf(rules, {
        ...{ base: byStarted ? perDay : perCase, cents, min: 0, max: cents },
        formula: byStarted
          ? `${units(perDay)} × ${String(over.started)} = ${units(cents)}`
          : `${units(perCase)} + ${units(perDay)} × ${String(over.full)} = ${units(cents)}`,
      }),
    }),
  ];
}
