import { MS_PER_DAY, READING_STEPS, type ReadingStep } from '@tingsu/contracts';
import type { ReadingRules } from '@tingsu/policy';

const plusDays = (at: Date, days: number): Date => new Date(at.getTime() + days * MS_PER_DAY);

/** The last day of the others, or as long from today as they had. */
export function dueOf(
  { askedAt, dueAt }: { readonly askedAt: Date; readonly dueAt: Date },
  toldAt: Date,
): Date {
  const asLong = new Date(toldAt.getTime() + dueAt.getTime() - askedAt.getTime());
  return toldAt <= askedAt || asLong < dueAt ? dueAt : asLong;
}

export interface NextStep {
  readonly step: ReadingStep;
  readonly at: Date;
}

/** What comes next for a reader who has not confirmed; null when nothing does. A reminder that lies in the past is left out. */
export function nextStepOf(
  dueAt: Date,
  { remindBeforeDays, escalateAfterDays, escalateTo }: ReadingRules,
  { now, after }: { readonly now: Date; readonly after: ReadingStep | null },
): NextStep | null {
  const times: Readonly<Record<ReadingStep, Date | null>> = {
    reminder: remindBeforeDays === undefined ? null : plusDays(dueAt, -remindBeforeDays),
    overdue: dueAt,
    escalation:
      escalateAfterDays === undefined || escalateTo === undefined
        ? null
        : plusDays(dueAt, escalateAfterDays),
  };
  const left = READING_STEPS.slice(after === null ? 0 : READING_STEPS.indexOf(after) + 1);
  for (const step of left) {
    const at = times[step];
    if (at !== null && (step !== 'reminder' || at > now)) return { step, at };
  }
  return null;
}
