import type { Submission } from '@tingsu/contracts';
import { fieldProblem } from './field-problem.js';
import type { Warning } from './registration.js';

/** Clocks of channels may be a little ahead of ours. */
const TOLERATED_AHEAD_MS = 5 * 60_000;
/** A date further from today than this is a slip of the year, in years. */
const SENSIBLE_YEARS = 10;
/** Earlier than any event that can still be complained of, and the first date that every database and calendar can hold. */
const FIRST_YEAR = 1900;

export interface SubmissionDates {
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  /** By when the sending body wants the answer; it may be over. */
  readonly externalDueAt: Date | null;
  readonly doubts: readonly Warning[];
}

/**
 * The dates of a submission: what cannot be is refused, what hardly can be is taken with a warning. `rulesSince` is when the
 * rules took effect that its deadlines are counted by.
 */
export function datesOf(
  submission: Submission,
  now: Date,
  rulesSince: Date | null,
): SubmissionDates {
  const receivedAt = saidAt('receivedAt', submission.receivedAt, now);
  const occurredAt = occurredAtOf(submission, now);
  const due = externalDueAtOf(submission, receivedAt);
  const doubts = [
    receivedBeforeRules(receivedAt, rulesSince),
    occurredLongAgo(occurredAt, now),
    due.doubt,
  ];
  return {
    receivedAt,
    occurredAt,
    externalDueAt: due.at,
    doubts: doubts.filter((doubt) => doubt !== null),
  };
}

/**
 * When an adapter says that something reached it; now, if it says nothing. The clocks of a case start at its receipt: a
 * wrong year would start them where no calendar is.
 */
export function saidAt(path: string, said: string | undefined, now: Date): Date {
  if (said === undefined) return now;
  const instant = new Date(said);
  if (isAhead(instant, now)) throw fieldProblem(path, 'in_future', 'The time lies in the future');
  if (instant < yearsFrom(now, -SENSIBLE_YEARS))
    throw fieldProblem(
      path,
      'too_early',
      `This cannot have been more than ${SENSIBLE_YEARS} years ago: check the year`,
    );
  return instant;
}

function occurredAtOf({ occurredAt }: Submission, now: Date): Date | null {
  if (occurredAt === undefined) return null;
  const instant = new Date(occurredAt);
  if (isAhead(instant, now))
    throw fieldProblem('occurredAt', 'in_future', 'The time lies in the future');
  if (instant.getUTCFullYear() < FIRST_YEAR - 1)
    throw fieldProblem('occurredAt', 'too_early', `Check the year: it is before ${FIRST_YEAR}`);
  return instant;
}

/** The present rules bind it all the same: those of that day are not in the system, and no deadline would hold. */
function receivedBeforeRules(receivedAt: Date, rulesSince: Date | null): Warning | null {
  if (rulesSince === null || receivedAt >= rulesSince) return null;
  return {
    path: 'receivedAt',
    code: 'received_before_rules',
    message:
      'It was received before the rules in force took effect; they apply all the same: check the date',
  };
}

function occurredLongAgo(occurredAt: Date | null, now: Date): Warning | null {
  if (occurredAt === null || occurredAt >= yearsFrom(now, -SENSIBLE_YEARS)) return null;
  return {
    path: 'occurredAt',
    code: 'occurred_long_ago',
    message: `It is said to have happened more than ${SENSIBLE_YEARS} years ago: check the year`,
  };
}

/** An order of an authority is taken whatever it asks (T-11): an answer wanted before the receipt is overdue at once. */
export function externalDueAtOf(
  { externalDueAt }: Pick<Submission, 'externalDueAt'>,
  receivedAt: Date,
): { readonly at: Date | null; readonly doubt: Warning | null } {
  if (externalDueAt === undefined) return { at: null, doubt: null };
  const at = new Date(externalDueAt);
  const doubt = (code: string, message: string) => ({ path: 'externalDueAt', code, message });
  if (at > yearsFrom(receivedAt, SENSIBLE_YEARS))
    return {
      at: null,
      doubt: doubt(
        'external_due_far',
        `The answer is wanted by ${externalDueAt.slice(0, 10)}, in more than ${SENSIBLE_YEARS} years: no limit follows from it, ask the sender`,
      ),
    };
  if (at > receivedAt) return { at, doubt: null };
  return {
    // Overdue since when does not matter; the calendars of the ladder need a sensible year.
    at: at < yearsFrom(receivedAt, -SENSIBLE_YEARS) ? receivedAt : at,
    doubt: doubt(
      'external_due_past',
      'The answer was wanted before the complaint was received: it is overdue already',
    ),
  };
}

const isAhead = (instant: Date, now: Date): boolean =>
  instant.getTime() > now.getTime() + TOLERATED_AHEAD_MS;

function yearsFrom(instant: Date, years: number): Date {
  const moved = new Date(instant);
  moved.setUTCFullYear(moved.getUTCFullYear() + years);
  return moved;
}
