import type { Calendar } from './calendars/calendar.js';
import { clocksFor } from './clocks/clocks-for.js';
import type { ClockReading } from './clocks/reading.js';
import type { CaseKind, Facts } from '@tingsu/contracts';
import type { Policy } from './documents/policy.js';
import { factsOnReceipt } from './triage/facts-on-receipt.js';
import { triage, type Triage } from './triage/triage.js';

/** One complaint with its facts and given events, in the shape of the sample file. */
export interface GivenComplaint {
  readonly id: string;
  readonly channel: string;
  /** ISO instant with offset; the complaint counts as received everywhere at once. */
  readonly receivedAt: string;
  readonly kind?: CaseKind;
  readonly complainant: { readonly relation: string; readonly anonymous: boolean };
  readonly facts: Facts;
  readonly departmentNoticeAt?: string;
  /** Milestones by name, with their instants. */
  readonly events?: Readonly<Record<string, string>>;
}

export interface Evaluation {
  readonly triage: Triage;
  readonly clocks: readonly ClockReading[];
}

/** What the policy makes of a complaint whose facts are known, taking its advice as decided. */
export function evaluate(
  policy: Policy,
  calendar: Calendar,
  given: GivenComplaint,
  timeZone: string,
): Evaluation {
  const { relation, anonymous } = given.complainant;
  const received = factsOnReceipt(policy, {
    channel: given.channel,
    relation,
    anonymous,
    caseKind: given.kind ?? 'external',
  });
  const facts = { ...received, ...given.facts };
  const advice = triage(policy, facts);
  return {
    triage: advice,
    clocks: clocksFor(policy, calendar, {
      facts,
      triage: advice,
      milestones: milestonesOf(given, advice),
      timeZone,
    }),
  };
}

/** A complaint that is given with the time of its mark was found then, unless it says otherwise. */
function foundAt(events: GivenComplaint['events']): { name: string; at: string }[] {
  const marked = events?.['reportable.marked'];
  return marked && !events['reportable.found'] ? [{ name: 'reportable.found', at: marked }] : [];
}

function milestonesOf(
  { receivedAt, departmentNoticeAt, events }: GivenComplaint,
  { acceptance }: Triage,
): { name: string; at: string }[] {
  return [
    ...['case.received', 'case.receivedAnywhere', 'case.receivedByCentre'].map((name) => ({
      name,
      at: receivedAt,
    })),
    ...(acceptance === 'on-spot' ? [{ name: 'department.resolvedOnSpot', at: receivedAt }] : []),
    ...(departmentNoticeAt ? [{ name: 'department.noticeReceived', at: departmentNoticeAt }] : []),
    ...Object.entries(events ?? {}).map(([name, at]) => ({ name, at })),
    ...foundAt(events),
  ];
}
