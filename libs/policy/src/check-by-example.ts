import type { Calendar } from './calendars/calendar.js';
import { dateOf, dayOf, dayOfCivil } from './calendars/day.js';
import { isoOf } from './calendars/instant.js';
import { timeZoneOf } from './calendars/time-zone.js';
import { clocksFor } from './clocks/clocks-for.js';
import { followUpItems } from './clocks/follow-up.js';
import { limitsOnReceipt } from './clocks/limits-on-receipt.js';
import type { ClockReading } from './clocks/reading.js';
import type { LayeredClock, Policy } from './documents/policy.js';
import { reporterFor, type Path, type PolicyProblem, type Report } from './documents/problems.js';
import { evaluate, type GivenComplaint } from './evaluate.js';
import { factsOnReceipt } from './triage/facts-on-receipt.js';
import { triage } from './triage/triage.js';

export interface Examples {
  /** `YYYY-MM-DD` in the time zone of the policy. */
  readonly today: string;
  readonly samples: readonly GivenComplaint[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** No promise to a complainant and no duty in a case is longer. */
const LONGEST = 6 * 366 * DAY;
/** A date that was agreed, or that another body set, lies this many days after the start. */
const GIVEN_DATE_DAYS = 10;

/**
 * What the check of a document cannot see: every clock, call-back and promise on receipt is computed on each day of the coming week and
 * at the end of this year and of the next, and every sample is decided. What cannot be computed, or ends at a time that makes no sense,
 * is a problem at its place in the first document of the policy; of a layer above, at the document itself.
 */
export function checkByExample(
  policy: Policy,
  calendar: Calendar,
  { today, samples }: Examples,
): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report = reporterFor(problems, 0, policy.primary.id);
  const starts = startsFrom(today, policy.timeZone);
  for (const clock of policy.clocks) checkClock(policy, calendar, clock, starts, report);
  checkPlans(policy, calendar, starts, report);
  checkReceipts(policy, calendar, starts, report);
  for (const sample of samples) {
    const failure = failureOf(() => evaluate(policy, calendar, sample, policy.timeZone));
    if (failure === null) continue;
    report(
      [],
      'sample.failed',
      `Sample ${sample.id} cannot be decided with this policy: ${failure}`,
      `样例 ${sample.id} 无法按本制度办理：${failure}`,
    );
  }
  return problems;
}

interface Start {
  readonly day: number;
  readonly at: string;
}

function startsFrom(today: string, timeZone: string): Start[] {
  const zone = timeZoneOf(timeZone);
  const first = dayOf(today);
  const year = Number(today.slice(0, 4));
  const morning = Array.from({ length: 7 }, (_, index) => first + index);
  const yearEnds = [year, year + 1].map((one) => dayOfCivil(one, 12, 31));
  return [
    ...morning.map((day) => ({ day, at: isoOf(zone.toInstant(day, 10 * HOUR)) })),
    ...yearEnds.map((day) => ({ day, at: isoOf(zone.toInstant(day, DAY - 60_000)) })),
  ];
}

function checkClock(
  policy: Policy,
  calendar: Calendar,
  clock: LayeredClock,
  starts: readonly Start[],
  report: Report,
): void {
  const { id } = clock.rule;
  const index = policy.primary.clocks.findIndex((rule) => rule.id === id);
  const path: Path = index < 0 ? [] : ['clocks', index, 'duration'];
  const always = { ...clock, rule: { ...clock.rule, when: undefined } };
  const alone: Policy = { ...policy, clocks: [always] };
  for (const start of starts) {
    let reading: ClockReading | undefined;
    const failure = failureOf(() => {
      [reading] = clocksFor(alone, calendar, {
        facts: { agreedDate: dateOf(start.day + GIVEN_DATE_DAYS) },
        triage: triage(policy, {}),
        milestones: [{ name: clock.rule.start, at: start.at }],
        timeZone: policy.timeZone,
        acceptance: 'undecided',
        externalDueAt: isoOf(Date.parse(start.at) + GIVEN_DATE_DAYS * DAY),
      });
    });
    if (failure !== null) return cannotBeComputed(id, start, failure, path, report);
    if (reading && !makesSense(reading)) return makesNoSense(id, start, reading, path, report);
  }
}

function makesSense({ startedAt, dueAt }: ClockReading): boolean {
  const length = Date.parse(dueAt) - Date.parse(startedAt);
  return length > 0 && length <= LONGEST;
}

function checkPlans(
  policy: Policy,
  calendar: Calendar,
  starts: readonly Start[],
  report: Report,
): void {
  policy.followUps.forEach((plan) => {
    const index = policy.primary.followUp?.plans.findIndex(({ id }) => id === plan.id) ?? -1;
    const path: Path = index < 0 ? [] : ['followUp', 'plans', index, 'items'];
    const always = { ...plan, when: undefined, skipWhen: undefined };
    for (const start of starts) {
      const failure = failureOf(() =>
        followUpItems({ ...policy, followUps: [always] }, calendar, {}, start.at, policy.timeZone),
      );
      if (failure !== null) return cannotBeComputed(plan.id, start, failure, path, report);
    }
  });
}

/** The limits in a receipt must never fail: without them no complaint would be confirmed. */
function checkReceipts(
  policy: Policy,
  calendar: Calendar,
  starts: readonly Start[],
  report: Report,
): void {
  policy.channels.forEach(({ code }, index) => {
    const facts = factsOnReceipt(policy, {
      channel: code,
      relation: 'patient',
      anonymous: false,
      caseKind: policy.caseKind,
    });
    for (const start of starts) {
      const failure = failureOf(() =>
        limitsOnReceipt(policy, calendar, {
          facts,
          receivedAt: start.at,
          timeZone: policy.timeZone,
        }),
      );
      const own = policy.primary.channels?.[index]?.code === code;
      if (failure !== null)
        return cannotBeComputed(code, start, failure, own ? ['channels', index] : [], report);
    }
  });
}

function failureOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function cannotBeComputed(
  id: string,
  { day }: Start,
  failure: string,
  path: Path,
  report: Report,
): void {
  report(
    path,
    'example.failed',
    `${id} cannot be computed from ${dateOf(day)}: ${failure} Correct the amount, the date or the calendar.`,
    `${id} 自 ${dateOf(day)} 起无法计算（${failure}）请更正时长、日期或日历。`,
  );
}

function makesNoSense(
  id: string,
  { day }: Start,
  { dueAt }: ClockReading,
  path: Path,
  report: Report,
): void {
  const due = dueAt.slice(0, 10);
  report(
    path,
    'example.absurd',
    `${id} from ${dateOf(day)} would end on ${due}: before it begins, or only after years. Correct the amount.`,
    `${id} 自 ${dateOf(day)} 起将于 ${due} 到期：早于开始或长达数年，请更正时长。`,
  );
}
