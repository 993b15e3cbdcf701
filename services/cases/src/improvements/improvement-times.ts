import { instantOnWall, localDay, MS_PER_DAY, type ImprovementStep } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';

/** Rules of the policy that holds where an action is. */
export type ImprovementTimes = Policy['improvement'];

export interface Alarm {
  readonly step: ImprovementStep;
  readonly at: Date;
  readonly dueAt: Date;
  readonly notify: readonly string[];
}

/** A later limit is a slip of the pen. */
const LATEST_DAYS = 730;
const OWNER = ['owner'];
const CHECKERS = ['centre_officer'];

const plusDays = (at: Date, days: number): Date => new Date(at.getTime() + days * MS_PER_DAY);

/** The end of the last day, where the hospital is; null for a day that is over, or too far away. */
export function dueOnDay(day: string, now: Date, timeZone: string): Date | null {
  const due = instantOnWall(day, '24:00', timeZone);
  const latest = localDay(plusDays(now, LATEST_DAYS), timeZone);
  return due > now && day <= latest ? due : null;
}

/** The owner is reminded, told that it is late, and after some days those above. What lies in the past when it is opened is left out. */
export function alarmsUntil(dueAt: Date, now: Date, times: ImprovementTimes): Alarm[] {
  const { remindBeforeDays, escalateAfterDays, escalateTo } = times;
  const reminder = remindBeforeDays === undefined ? null : plusDays(dueAt, -remindBeforeDays);
  return [
    ...(reminder === null || reminder <= now
      ? []
      : [{ step: 'reminder' as const, at: reminder, dueAt, notify: OWNER }]),
    { step: 'overdue', at: dueAt, dueAt, notify: OWNER },
    ...(escalateAfterDays === undefined || escalateTo === undefined
      ? []
      : [
          {
            step: 'escalation' as const,
            at: plusDays(dueAt, escalateAfterDays),
            dueAt,
            notify: escalateTo,
          },
        ]),
  ];
}

/** When somebody looks whether it helped: after the time that the policy gives, at once where it gives none. */
export function checkOf(
  doneAt: Date,
  { checkAfterDays = 0, checkWithinDays = 0, escalateTo }: ImprovementTimes,
): { readonly dueAt: Date; readonly alarms: Alarm[] } {
  const at = plusDays(doneAt, checkAfterDays);
  const dueAt = plusDays(at, checkWithinDays);
  return {
    dueAt,
    alarms: [
      { step: 'check', at, dueAt, notify: CHECKERS },
      ...(checkWithinDays === 0 || escalateTo === undefined
        ? []
        : [{ step: 'checkOverdue' as const, at: dueAt, dueAt, notify: escalateTo }]),
    ],
  };
}
