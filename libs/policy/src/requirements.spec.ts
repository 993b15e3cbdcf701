import { describe, expect, it } from '@jest/globals';
import { clocksFor } from './clocks/clocks-for.js';
import { extensionAnswer } from './clocks/extension.js';
import { followUpItems } from './clocks/follow-up.js';
import type { ClockReading, History } from './clocks/reading.js';
import type { Facts } from '@tingsu/contracts';
import { calendarNamed, policyOf } from './shipped.fixture.js';
import { triage } from './triage/triage.js';

/** Every time limit of the requirements and laws, each under the policy that brings it. Due times were counted by hand. */
interface Limit {
  readonly ref: string;
  readonly policy: string;
  readonly clock: string;
  readonly start: string;
  /** Defaults to the receipt of the complaint. */
  readonly by?: string;
  readonly due: string;
  readonly facts?: Facts;
  readonly agreed?: string;
}

const CHINA: readonly Limit[] = [
  {
    ref: 'R-036 three days, off a holiday',
    policy: 'driving-school',
    clock: 'done3',
    start: '2026-09-30T15:00',
    due: '2026-10-09T00:00',
  },
  {
    ref: 'R-043 first investigation in 1 working day',
    policy: 'internal-complaints',
    clock: 'first1',
    start: '2026-11-20T16:00',
    due: '2026-11-24T00:00',
  },
  {
    ref: 'R-044 whole process in 2 working days',
    policy: 'internal-complaints',
    clock: 'whole2',
    start: '2026-11-20T16:00',
    due: '2026-11-25T00:00',
  },
  {
    ref: 'R-047 reply of the department',
    policy: 'internal-complaints',
    clock: 'reply1',
    by: 'department.noticeReceived',
    start: '2026-11-20T16:00',
    due: '2026-11-24T00:00',
  },
  {
    ref: 'R-052 promised time of answer',
    policy: 'customer-service',
    clock: 'promised',
    by: 'promise.made',
    agreed: '2026-11-25',
    start: '2026-11-20T16:00',
    due: '2026-11-26T00:00',
  },
  {
    ref: 'R-062 department, over a worked Sunday',
    policy: 'customer-service',
    clock: 'department1',
    by: 'department.notified',
    start: '2026-09-18T10:00',
    due: '2026-09-21T00:00',
  },
  {
    ref: 'R-064 feedback, chained to the reply',
    policy: 'customer-service',
    clock: 'tell1',
    by: 'department.replied',
    start: '2026-04-30T10:00',
    due: '2026-05-07T00:00',
  },
  {
    ref: 'R-087 decision on acceptance',
    policy: 'window-service',
    clock: 'acceptance3',
    start: '2026-02-13T10:00',
    due: '2026-02-26T00:00',
  },
  {
    ref: 'R-089 simple, from acceptance',
    policy: 'window-service',
    clock: 'simple3',
    by: 'case.accepted',
    start: '2026-11-20T10:00',
    due: '2026-11-26T00:00',
  },
  {
    ref: 'R-090 complex, from acceptance',
    policy: 'window-service',
    clock: 'complex10',
    by: 'case.accepted',
    facts: { complex: true },
    start: '2026-11-20T10:00',
    due: '2026-12-05T00:00',
  },
  {
    ref: 'R-091 result told',
    policy: 'window-service',
    clock: 'tell3',
    by: 'handling.completed',
    start: '2026-11-20T10:00',
    due: '2026-11-26T00:00',
  },
  {
    ref: 'R-092 file handed over',
    policy: 'window-service',
    clock: 'file3',
    by: 'handling.completed',
    start: '2026-11-20T10:00',
    due: '2026-11-26T00:00',
  },
  {
    ref: 'R-102 general',
    policy: 'disclosure',
    clock: 'general5',
    start: '2026-09-24T10:00',
    due: '2026-10-10T00:00',
  },
  {
    ref: 'R-103 complex',
    policy: 'disclosure',
    clock: 'complex10',
    facts: { complex: true },
    start: '2026-09-30T10:00',
    due: '2026-10-21T00:00',
  },
  {
    ref: 'R-104 promised time',
    policy: 'disclosure',
    clock: 'promised',
    by: 'promise.made',
    agreed: '2026-12-01',
    start: '2026-11-20T10:00',
    due: '2026-12-02T00:00',
  },
  {
    ref: 'R-107 transfer slip, from a worked Saturday',
    policy: 'disclosure',
    clock: 'transfer1',
    by: 'case.accepted',
    start: '2026-10-10T10:00',
    due: '2026-10-13T00:00',
  },
  {
    ref: 'R-114 return',
    policy: 'disclosure',
    clock: 'return1',
    by: 'department.noticeReceived',
    start: '2026-11-20T10:00',
    due: '2026-11-24T00:00',
  },
  {
    ref: 'R-115 feedback after the reply',
    policy: 'disclosure',
    clock: 'feedback1',
    by: 'department.replied',
    start: '2026-11-20T10:00',
    due: '2026-11-24T00:00',
  },
  {
    ref: 'R-135 the date that the customer named',
    policy: 'first-responder',
    clock: 'solve5',
    by: 'firstResponder.accepted',
    agreed: '2026-12-05',
    start: '2026-11-20T10:00',
    due: '2026-12-06T00:00',
  },
  {
    ref: 'R-138 five days from the first responder',
    policy: 'first-responder',
    clock: 'solve5',
    by: 'firstResponder.accepted',
    start: '2026-11-20T10:00',
    due: '2026-11-28T00:00',
  },
  {
    ref: 'R-160 needs investigation',
    policy: 'cn-national',
    clock: 'nat.simple5',
    start: '2026-11-20T10:00',
    due: '2026-11-28T00:00',
  },
  {
    ref: 'R-161 several departments',
    policy: 'cn-national',
    clock: 'nat.multi10',
    facts: { multiDepartment: true },
    start: '2026-11-20T10:00',
    due: '2026-12-05T00:00',
  },
  {
    ref: 'R-175 report in 12 hours of the event or its discovery',
    policy: 'tcm-yulin',
    clock: 'nat.report12',
    by: 'reportable.found',
    facts: { death: true },
    start: '2026-11-20T22:00',
    due: '2026-11-21T10:00',
  },
  {
    ref: 'R-230 by the end of the month',
    policy: 'tcm-yulin',
    clock: 'spotMonthly',
    by: 'department.resolvedOnSpot',
    start: '2026-11-03T10:00',
    due: '2026-11-30T17:00',
  },
  {
    ref: 'R-232 contact in 24 hours',
    policy: 'tcm-yulin',
    clock: 'contact24',
    start: '2026-11-20T22:15',
    due: '2026-11-21T22:15',
  },
  {
    ref: 'R-233 department package in 48 hours',
    policy: 'tcm-yulin',
    clock: 'statement48',
    by: 'department.noticeReceived',
    start: '2026-11-20T22:15',
    due: '2026-11-22T22:15',
  },
  {
    ref: 'R-235 medical',
    policy: 'tcm-yulin',
    clock: 'feedback5m',
    facts: { topics: ['medical_quality'] },
    start: '2026-11-20T10:00',
    due: '2026-11-27T17:00',
  },
  {
    ref: 'R-236 attitude, ethics, discipline',
    policy: 'tcm-yulin',
    clock: 'feedback3',
    facts: { topics: ['ethics'] },
    start: '2026-11-20T10:00',
    due: '2026-11-25T17:00',
  },
  {
    ref: 'R-237 facilities and management',
    policy: 'tcm-yulin',
    clock: 'feedback5n',
    facts: { topics: ['lift'] },
    start: '2026-11-20T10:00',
    due: '2026-11-27T17:00',
  },
  {
    ref: 'R-238 complex dispute',
    policy: 'tcm-yulin',
    clock: 'feedback10',
    facts: { complexDispute: true },
    start: '2026-11-20T10:00',
    due: '2026-12-04T17:00',
  },
  {
    ref: 'R-245 time to ask for reconsideration',
    policy: 'tcm-yulin',
    clock: 'recRequest5',
    by: 'resultNotice.served',
    start: '2026-10-26T10:00',
    due: '2026-11-02T17:00',
  },
  {
    ref: 'R-246 reconsideration decided',
    policy: 'tcm-yulin',
    clock: 'recDecide10',
    by: 'reconsideration.requested',
    start: '2026-10-30T16:00',
    due: '2026-11-13T17:00',
  },
  {
    ref: 'R-293 fifteen working days in any case',
    policy: 'tcm-yulin',
    clock: 'outer15',
    start: '2026-11-20T10:00',
    due: '2026-12-11T17:00',
  },
  {
    ref: 'R-320 one day, off a holiday',
    policy: 'timeliness',
    clock: 'plan1',
    by: 'department.noticeReceived',
    start: '2026-09-24T10:00',
    due: '2026-09-29T00:00',
  },
  {
    ref: 'R-321 report to the leader',
    policy: 'timeliness',
    clock: 'report3',
    by: 'handling.completed',
    start: '2026-11-20T10:00',
    due: '2026-11-24T00:00',
  },
  {
    ref: 'R-322 one week',
    policy: 'timeliness',
    clock: 'week7',
    start: '2026-11-20T10:00',
    due: '2026-11-28T00:00',
  },
  {
    ref: 'R-350 on-site check',
    policy: 'pharmacy',
    clock: 'onsite24',
    start: '2026-11-20T22:15',
    due: '2026-11-21T22:15',
  },
  {
    ref: 'R-351 investigation',
    policy: 'pharmacy',
    clock: 'investigate3',
    start: '2026-11-20T10:00',
    due: '2026-11-26T00:00',
  },
  {
    ref: 'R-352 customer feedback',
    policy: 'pharmacy',
    clock: 'feedback5',
    start: '2026-11-20T10:00',
    due: '2026-11-28T00:00',
  },
  {
    ref: 'R-385 first feedback in 24 hours',
    policy: 'group-default',
    clock: 'first24',
    start: '2026-11-20T22:15',
    due: '2026-11-21T22:15',
  },
  {
    ref: 'law: general safety event, 15 days',
    policy: 'cn-national',
    clock: 'nat.safety.general15',
    by: 'safetyEvent.found',
    facts: { safetyEventGrade: 'general' },
    start: '2026-11-02T10:00',
    due: '2026-11-18T00:00',
  },
  {
    ref: 'law: major safety event, 12 hours',
    policy: 'cn-national',
    clock: 'nat.safety.major12',
    by: 'safetyEvent.found',
    facts: { safetyEventGrade: 'major' },
    start: '2026-11-02T20:00',
    due: '2026-11-03T08:00',
  },
  {
    ref: 'law: extreme safety event, 2 hours',
    policy: 'cn-national',
    clock: 'nat.safety.extreme2',
    by: 'safetyEvent.found',
    facts: { safetyEventGrade: 'extreme' },
    start: '2026-11-02T23:30',
    due: '2026-11-03T01:30',
  },
  {
    ref: 'law: petition, inform in 15 days',
    policy: 'tcm-yulin',
    clock: 'nat.xinfang.inform15',
    by: 'transfer.received',
    facts: { channel: 'petition_transfer' },
    start: '2026-11-06T10:00',
    due: '2026-11-21T17:00',
  },
  {
    ref: 'law: petition, inform in 15 days, which no text moves off a holiday',
    policy: 'tcm-yulin',
    clock: 'nat.xinfang.inform15',
    by: 'transfer.received',
    facts: { channel: 'petition_transfer' },
    start: '2026-09-17T10:00',
    due: '2026-10-02T17:00',
  },
  {
    ref: 'law: petition made directly, inform in 15 days',
    policy: 'tcm-yulin',
    clock: 'nat.xinfang.direct15',
    facts: { channel: 'visit', petition: true },
    start: '2026-11-06T10:00',
    due: '2026-11-21T17:00',
  },
  {
    ref: 'law: petition made directly, decide in 60 days of acceptance',
    policy: 'tcm-yulin',
    clock: 'nat.xinfang.direct60',
    by: 'case.accepted',
    facts: { channel: 'visit', petition: true },
    start: '2026-11-02T10:00',
    due: '2027-01-01T17:00',
  },
  {
    ref: 'law: general safety event, report in 15 days, also on a Sunday',
    policy: 'tcm-yulin',
    clock: 'nat.safety.general15',
    by: 'safetyEvent.found',
    facts: { safetyEventGrade: 'general' },
    start: '2026-11-07T10:00',
    due: '2026-11-22T17:00',
  },
  {
    ref: 'law: petition, decide in 60 days, also on 1 January',
    policy: 'tcm-yulin',
    clock: 'nat.xinfang.60',
    by: 'transfer.accepted',
    facts: { channel: 'petition_transfer' },
    start: '2026-11-02T10:00',
    due: '2027-01-01T17:00',
  },
];

describe('petitions (信访工作条例)', () => {
  const ids = (facts: Facts): string[] =>
    clocksOf('tcm-yulin', facts, [
      ['case.received', '2026-11-06T10:00:00+08:00'],
      ['transfer.received', '2026-11-06T10:00:00+08:00'],
      ['case.accepted', '2026-11-06T11:00:00+08:00'],
      ['transfer.accepted', '2026-11-06T11:00:00+08:00'],
    ])
      .map(({ clockId }) => clockId)
      .filter((id) => id.startsWith('nat.xinfang'));

  it('art. 23: a person whose name or address is unclear need not be informed', () => {
    const transfer = { channel: 'petition_transfer' };
    expect(ids(transfer)).toEqual(['nat.xinfang.inform15', 'nat.xinfang.60']);
    expect(ids({ ...transfer, addressUnclear: true })).toEqual(['nat.xinfang.60']);
    expect(ids({ ...transfer, anonymous: true })).toEqual(['nat.xinfang.60']);
    expect(ids({ petition: true, addressUnclear: true })).toEqual(['nat.xinfang.direct60']);
  });

  it('art. 31(6), 34: what belongs to court, arbitration or another procedure has no 60 days', () => {
    const other = { petitionOtherProcedure: true };
    expect(ids({ channel: 'petition_transfer', ...other })).toEqual(['nat.xinfang.inform15']);
    expect(ids({ petition: true, ...other })).toEqual(['nat.xinfang.direct15']);
  });

  it('a complaint that is no petition has none of these limits', () => {
    expect(ids({ channel: 'visit' })).toEqual([]);
  });
});

describe('the time limits of the requirements', () => {
  it.each(CHINA.map((one) => [one.ref, one.policy, one] as const))(
    '%s (%s)',
    (_ref, _policy, promise) => {
      expect(reading(promise, 'Asia/Shanghai', '+08:00')?.dueAt).toBe(utc(promise.due, '+08:00'));
    },
  );

  it('R-086: a decision at the desk meets the acceptance clock at once', () => {
    const clocks = clocksOf('window-service', {}, [
      ['case.received', '2026-11-20T10:00:00+08:00'],
      ['case.accepted', '2026-11-20T10:00:00+08:00'],
    ]);
    expect(clocks.find((clock) => clock.clockId === 'acceptance3')).toMatchObject({ state: 'met' });
  });

  it('R-101: an immediate answer starts none of the longer clocks', () => {
    expect(
      clocksOf('disclosure', { resolvedOnSpot: true }, [
        ['case.received', '2026-11-20T10:00:00+08:00'],
      ]),
    ).toEqual([]);
  });

  it('R-196: the plan is rated three working days after the case is closed', () => {
    const [item] = followUpItems(
      policyOf('client-follow-up'),
      calendarNamed('cn'),
      {},
      '2026-11-20T15:30:00+08:00',
      'Asia/Shanghai',
    );
    expect(item).toMatchObject({ planId: 'planRating', dueAt: utc('2026-11-26T00:00', '+08:00') });
  });

  it('R-323: the customer is called on the very day', () => {
    const [item] = followUpItems(
      policyOf('timeliness'),
      calendarNamed('cn'),
      {},
      '2026-11-20T15:30:00+08:00',
      'Asia/Shanghai',
    );
    expect(item).toMatchObject({ planId: 'sameDay', dueAt: utc('2026-11-21T00:00', '+08:00') });
  });
});

const ABROAD: readonly (Limit & {
  readonly zone: string;
  readonly offset: string;
  readonly dueOffset: string;
})[] = [
  {
    ref: 'acknowledge in 3 working days, over Easter',
    policy: 'nhs-england',
    clock: 'ack3',
    start: '2026-04-02T10:00',
    due: '2026-04-10T00:00',
    ...london('+01:00', '+01:00'),
  },
  {
    ref: 'six months commencing on the day of receipt',
    policy: 'nhs-england',
    clock: 'six',
    start: '2026-01-10T10:00',
    due: '2026-07-10T00:00',
    ...london('+00:00', '+01:00'),
  },
  {
    ref: 'six months, out of summer time',
    policy: 'nhs-england',
    clock: 'six',
    start: '2026-05-21T10:00',
    due: '2026-11-21T00:00',
    ...london('+01:00', '+00:00'),
  },
  {
    ref: 'six months into a month without the corresponding day',
    policy: 'nhs-england',
    clock: 'six',
    start: '2026-08-31T10:00',
    due: '2027-03-01T00:00',
    ...london('+01:00', '+00:00'),
  },
  {
    ref: 'stage 1, over St Andrew’s Day, on which a board works unless its own calendar says otherwise',
    policy: 'nhs-scotland',
    clock: 'stage1',
    start: '2026-11-27T10:00',
    due: '2026-12-05T00:00',
    ...london('+00:00', '+00:00'),
  },
  {
    ref: 'stage 2 acknowledged',
    policy: 'nhs-scotland',
    clock: 'ack3',
    facts: { stage: 2 },
    start: '2026-03-26T10:00',
    due: '2026-04-01T00:00',
    ...london('+00:00', '+01:00'),
  },
  {
    ref: 'stage 2 report, into summer time',
    policy: 'nhs-scotland',
    clock: 'report20',
    facts: { stage: 2 },
    start: '2026-03-02T10:00',
    due: '2026-03-31T00:00',
    ...london('+00:00', '+01:00'),
  },
  {
    ref: 'stage 2 after escalation',
    policy: 'nhs-scotland',
    clock: 'escalated.report20',
    by: 'case.escalated',
    start: '2026-03-02T10:00',
    due: '2026-03-31T00:00',
    ...london('+00:00', '+01:00'),
  },
  {
    ref: 'written notice in 7 days',
    policy: 'us-cms',
    clock: 'written7',
    start: '2026-10-28T10:00',
    due: '2026-11-05T00:00',
    zone: 'America/New_York',
    offset: '-04:00',
    dueOffset: '-05:00',
  },
  {
    ref: 'tell that work goes on',
    policy: 'us-cms',
    clock: 'inform7',
    start: '2026-11-20T10:00',
    due: '2026-11-28T00:00',
    zone: 'America/New_York',
    offset: '-05:00',
    dueOffset: '-05:00',
  },
];

describe('the time limits of other countries', () => {
  it.each(ABROAD.map((one) => [one.policy, one.ref, one] as const))(
    '%s: %s',
    (_policy, _ref, promise) => {
      expect(reading(promise, promise.zone, promise.offset)?.dueAt).toBe(
        utc(promise.due, promise.dueOffset),
      );
    },
  );
});

describe('extensions', () => {
  const school = policyOf('driving-school');
  const history = historyOf(
    'driving-school',
    {},
    [['case.received', '2026-11-02T10:00:00+08:00']],
    'Asia/Shanghai',
  );
  const ask = (days: number, at = '2026-11-04T10:00:00+08:00') =>
    extensionAnswer(school, calendarNamed('cn'), history, {
      clockId: 'done3',
      at,
      by: { value: days, unit: 'day', basis: 'calendar' },
    });

  it('R-037: up to seven days in all the office approves, with a notice to the complainant', () => {
    expect(ask(4)).toEqual({
      allowed: true,
      dueAt: utc('2026-11-10T00:00', '+08:00'),
      approver: '办公室',
      noticeToComplainant: true,
    });
  });
  it('R-038: beyond seven days the leader must', () => {
    expect(ask(5)).toMatchObject({ allowed: true, approver: '分管校长' });
  });
  it('must be asked for before the time is over', () => {
    expect(ask(1, '2026-11-06T00:00:00+08:00')).toMatchObject({
      allowed: false,
      code: 'extension.late',
    });
  });
  it('stop at the cap: a petition may take thirty days more, not thirty-one', () => {
    const petition = historyOf(
      'tcm-yulin',
      { channel: 'petition_transfer' },
      [['transfer.accepted', '2026-03-02T10:00:00+08:00']],
      'Asia/Shanghai',
    );
    const more = (value: number) =>
      extensionAnswer(policyOf('tcm-yulin'), calendarNamed('cn'), petition, {
        clockId: 'nat.xinfang.60',
        at: '2026-04-01T10:00:00+08:00',
        by: { value, unit: 'day', basis: 'calendar' },
      });
    expect(more(30)).toMatchObject({
      allowed: true,
      approver: 'unit_leader',
      dueAt: utc('2026-05-31T17:00', '+08:00'),
    });
    expect(more(31)).toMatchObject({ allowed: false, code: 'extension.too_long' });
  });
  it('are refused where the policy has none', () => {
    const yulin = historyOf(
      'tcm-yulin',
      {},
      [['case.receivedByCentre', '2026-11-02T10:00:00+08:00']],
      'Asia/Shanghai',
    );
    const answer = extensionAnswer(policyOf('tcm-yulin'), calendarNamed('cn'), yulin, {
      clockId: 'contact24',
      at: '2026-11-02T11:00:00+08:00',
      by: { value: 1, unit: 'hour', basis: 'elapsed' },
    });
    expect(answer).toMatchObject({ allowed: false, code: 'clock.not_extendable' });
  });
});

type Event = readonly [name: string, at: string];
const RECEIVED = ['case.received', 'case.receivedAnywhere', 'case.receivedByCentre'];

function reading(
  { policy, clock, by, start, facts = {}, agreed }: Limit,
  zone: string,
  offset: string,
): ClockReading | undefined {
  const events: Event[] = (by ? [by] : RECEIVED).map((name) => [name, `${start}:00${offset}`]);
  return clocksOf(policy, agreed ? { ...facts, agreedDate: agreed } : facts, events, zone).find(
    (one) => one.clockId === clock,
  );
}

function clocksOf(
  policy: string,
  facts: Facts,
  events: readonly Event[],
  zone = 'Asia/Shanghai',
): ClockReading[] {
  const composed = policyOf(policy);
  return clocksFor(
    composed,
    calendarNamed(composed.calendarId),
    historyOf(policy, facts, events, zone),
  );
}

function historyOf(
  policy: string,
  facts: Facts,
  events: readonly Event[],
  timeZone: string,
): History {
  return {
    facts,
    triage: triage(policyOf(policy), facts),
    milestones: events.map(([name, at]) => ({ name, at })),
    timeZone,
  };
}

function london(offset: string, dueOffset: string) {
  return { zone: 'Europe/London', offset, dueOffset };
}

function utc(local: string, offset: string): string {
  return new Date(`${local}:00${offset}`).toISOString();
}
