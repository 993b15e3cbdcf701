import type { Facts } from '@tingsu/contracts';
import { describe, expect, it } from '@jest/globals';
import { china, policyOf } from '../shipped.fixture.js';
import { triage } from '../triage/triage.js';
import { clocksFor } from './clocks-for.js';
import type { ClockReading, History, Milestone } from './reading.js';

const calendar = china();
const yulin = policyOf('tcm-yulin', 'group-default');
const RECEIVED = '2026-11-02T10:00:00+08:00';
const charges: Facts = {
  category: 'C04',
  topics: ['charges'],
  place: 'ward',
  relation: 'patient',
  subjectAndFactsClear: true,
};
const dispute: Facts = {
  category: 'C02',
  topics: ['medical_quality'],
  complexDispute: true,
  relation: 'patient',
};

describe('stopping', () => {
  it('stops contact24 when the department is contacted (R-232), and leaves the others running', () => {
    const clocks = clocksOf({
      milestones: [['department.contacted', '2026-11-02T15:00:00+08:00']],
    });
    expect(clocks['contact24']).toMatchObject({
      state: 'met',
      metAt: utc('2026-11-02T15:00:00+08:00'),
      ladder: [],
    });
    expect(clocks['outer15']?.state).toBe('running');
  });

  it('stops first24 only when department and complainant have both been contacted (R-350)', () => {
    const contacted: Event = ['department.contacted', '2026-11-02T15:00:00+08:00'];
    expect(clocksOf({ milestones: [contacted] })['first24']?.state).toBe('running');
    const both = clocksOf({
      milestones: [contacted, ['acknowledgement.sent', '2026-11-02T16:00:00+08:00']],
    });
    expect(both['first24']).toMatchObject({
      state: 'met',
      metAt: utc('2026-11-02T16:00:00+08:00'),
    });
  });

  it('stops statement48 when all three parts have arrived, also one after the other (R-233)', () => {
    const notice: Event = ['department.noticeReceived', '2026-11-02T11:00:00+08:00'];
    const first: Event = ['department.packageComplete', '2026-11-03T09:00:00+08:00', ['statement']];
    const rest: Event = [
      'department.packageComplete',
      '2026-11-03T15:00:00+08:00',
      ['preliminaryLiability', 'preliminaryOpinion'],
    ];
    expect(clocksOf({ milestones: [notice, first] })['statement48']?.state).toBe('running');
    expect(clocksOf({ milestones: [notice, first, rest] })['statement48']).toMatchObject({
      state: 'met',
      metAt: utc('2026-11-03T15:00:00+08:00'),
    });
  });

  it('restarts statement48 when the case goes to another department', () => {
    const first: Event = ['department.noticeReceived', '2026-11-02T11:00:00+08:00'];
    const second: Event = ['department.noticeReceived', '2026-11-03T09:00:00+08:00'];
    expect(clocksOf({ milestones: [first, second] })['statement48']?.dueAt).toBe(
      utc('2026-11-05T09:00:00+08:00'),
    );
  });

  it('counts a contact that came before the complaint centre knew as met at the start', () => {
    const clocks = clocksOf({
      milestones: [['department.contacted', '2026-11-02T09:00:00+08:00']],
    });
    expect(clocks['contact24']).toMatchObject({ state: 'met', metAt: utc(RECEIVED) });
  });

  it('lets interim feedback stop the national clock but not the hospital’s own (X-27)', () => {
    const clocks = clocksOf({
      facts: dispute,
      milestones: [['feedback.interim', '2026-11-05T09:00:00+08:00']],
    });
    expect(clocks['nat.simple5']?.state).toBe('met');
    expect(clocks['feedback10']?.state).toBe('running');
  });
});

describe('pauses (calendar rule 5, T-06, T-20, T-32)', () => {
  const asked: Event = ['supplement.requested', '2026-11-04T10:00:00+08:00'];

  it('keeps the whole days used and does not count the day of resumption', () => {
    const clocks = clocksOf({
      facts: charges,
      milestones: [asked, ['supplement.received', '2026-11-09T09:00:00+08:00']],
    });
    expect(clocks['feedback5n']).toMatchObject({
      state: 'running',
      dueAt: utc('2026-11-13T17:00:00+08:00'),
    });
    expect(clocks['outer15']?.dueAt).toBe(utc('2026-11-23T17:00:00+08:00'));
  });

  it('goes on by itself after the longest pause allowed, ten days', () => {
    const waiting = clocksOf({ facts: charges, milestones: [asked] })['feedback5n'];
    expect(waiting).toMatchObject({
      state: 'paused',
      pausedUntil: utc('2026-11-14T10:00:00+08:00'),
      dueAt: utc('2026-11-19T17:00:00+08:00'),
    });
    expect(waiting?.ladder.map((step) => step.action)).toContain('breach');
    const later = clocksOf({
      facts: charges,
      milestones: [asked],
      asOf: '2026-11-14T10:00:00+08:00',
    })['feedback5n'];
    expect(later).toMatchObject({ state: 'running', dueAt: waiting?.dueAt });
  });

  it('holds every clock, hours too, while the case is suspended, and rings no alarm', () => {
    const clocks = clocksOf({
      facts: charges,
      milestones: [['case.suspended', '2026-11-02T16:00:00+08:00']],
    });
    for (const id of ['contact24', 'feedback5n', 'outer15'])
      expect(clocks[id]).toMatchObject({ state: 'paused', pausedUntil: null, ladder: [] });
    const resumed = clocksOf({
      facts: charges,
      milestones: [
        ['case.suspended', '2026-11-02T16:00:00+08:00'],
        ['case.resumed', '2026-11-03T10:00:00+08:00'],
      ],
    });
    expect(resumed['contact24']?.dueAt).toBe(utc('2026-11-04T04:00:00+08:00'));
  });

  it('does not bring a broken promise back', () => {
    const late: Event = ['case.suspended', '2026-11-20T10:00:00+08:00'];
    expect(clocksOf({ facts: charges, milestones: [late] })['feedback5n']).toMatchObject({
      state: 'running',
      dueAt: utc('2026-11-09T17:00:00+08:00'),
    });
  });
});

describe('which clocks run', () => {
  it('runs none while a supplement is advised and not decided otherwise, and all when the caller says undecided', () => {
    const facts = { ...charges, relation: 'family' };
    expect(Object.keys(clocksOf({ facts }))).toEqual([]);
    expect(Object.keys(clocksOf({ facts, acceptance: 'undecided' }))).toContain('outer15');
    expect(
      Object.keys(
        clocksOf({ facts, milestones: [['case.accepted', '2026-11-03T10:00:00+08:00']] }),
      ),
    ).toContain('feedback5n');
  });

  it('cancels what ran when the case is declined, with the reason', () => {
    const clocks = clocksOf({ milestones: [['case.declined', '2026-11-03T10:00:00+08:00']] });
    expect(clocks['outer15']).toMatchObject({
      state: 'cancelled',
      cancelReason: 'case.declined',
      cancelledAt: utc('2026-11-03T10:00:00+08:00'),
      ladder: [],
    });
  });

  it('keeps the duty to the petition office when the case is declined (law, petition regulation art. 23)', () => {
    const facts = {
      channel: 'petition_transfer',
      channelMarks: ['superiorAuthority'],
      notOurs: true,
    };
    const clocks = clocksOf({
      facts,
      milestones: [
        ['transfer.received', RECEIVED],
        ['case.declined', '2026-11-03T10:00:00+08:00'],
      ],
    });
    expect(clocks['nat.xinfang.object5']).toMatchObject({
      state: 'running',
      dueAt: utc('2026-11-09T17:00:00+08:00'),
    });
    expect(clocks['nat.xinfang.inform15']).toMatchObject({
      state: 'running',
      dueAt: utc('2026-11-17T17:00:00+08:00'),
    });
  });

  it('lets reconsideration go on after the case is closed (R-245, R-246)', () => {
    const clocks = clocksOf({
      milestones: [
        ['feedback.given', '2026-11-05T10:00:00+08:00'],
        ['resultNotice.served', '2026-11-05T11:00:00+08:00'],
        ['case.closed', '2026-11-06T10:00:00+08:00'],
      ],
    });
    expect(clocks['recRequest5']).toMatchObject({
      state: 'running',
      kind: 'window',
      dueAt: utc('2026-11-12T17:00:00+08:00'),
      ladder: [],
    });
    expect(clocks['outer15']?.state).toBe('met');
    expect(clocks['contact24']?.state).toBe('cancelled');
  });

  it('replaces the feedback clock when the track changes, with the same start (T-13)', () => {
    const before = clocksOf({ facts: charges });
    const after = clocksOf({ facts: { ...charges, topics: ['attitude'] } });
    expect(before['feedback3']).toBeUndefined();
    expect(after['feedback5n']).toBeUndefined();
    expect(after['feedback3']).toMatchObject({
      startedAt: utc(RECEIVED),
      dueAt: utc('2026-11-05T17:00:00+08:00'),
    });
  });

  it('hides the case from the respondent: no contact and no statement clock for a confidential clue (X-28)', () => {
    const clocks = clocksOf({
      facts: { ...charges, confidentialFromRespondent: true },
      milestones: [['department.noticeReceived', RECEIVED]],
    });
    expect(clocks['contact24']).toBeUndefined();
    expect(clocks['statement48']).toBeUndefined();
  });

  it('ends an anonymous case with its handling instead of feedback, and drops outer15 (R-223, R-298)', () => {
    const facts = { ...charges, anonymous: true };
    expect(clocksOf({ facts })['outer15']).toBeUndefined();
    expect(
      clocksOf({ facts, milestones: [['feedback.given', '2026-11-03T10:00:00+08:00']] })[
        'feedback5n'
      ]?.state,
    ).toBe('running');
    expect(
      clocksOf({ facts, milestones: [['handling.completed', '2026-11-03T10:00:00+08:00']] })[
        'feedback5n'
      ]?.state,
    ).toBe('met');
  });

  it('starts again from the reopening (T-34)', () => {
    const clocks = clocksOf({
      facts: charges,
      milestones: [
        ['feedback.given', '2026-11-04T10:00:00+08:00'],
        ['case.closed', '2026-11-05T10:00:00+08:00'],
        ['case.reopened', '2026-11-09T10:00:00+08:00'],
      ],
    });
    expect(clocks['feedback5n']).toMatchObject({
      state: 'running',
      dueAt: utc('2026-11-16T17:00:00+08:00'),
    });
  });

  it('gives the same result for any order of the history', () => {
    const milestones: Event[] = [
      ['department.noticeReceived', '2026-11-02T11:00:00+08:00'],
      ['supplement.requested', '2026-11-04T10:00:00+08:00'],
      ['supplement.received', '2026-11-09T09:00:00+08:00'],
    ];
    expect(clocksOf({ facts: charges, milestones: [...milestones].reverse() })).toEqual(
      clocksOf({ facts: charges, milestones }),
    );
  });
});

describe('implied clocks', () => {
  it('marks the national clock as implied by the hospital’s own that is due no later, and keeps it running', () => {
    expect(clocksOf({ facts: charges })['nat.simple5']).toMatchObject({
      impliedBy: 'feedback5n',
      state: 'running',
    });
    expect(clocksOf({ facts: dispute })['nat.simple5']?.impliedBy).toBeNull();
  });
});

describe('moving the due time', () => {
  it('extends in the unit of the extension and keeps the original due time (T-37)', () => {
    const clock = clocksOf({
      facts: charges,
      extensions: [
        { clockId: 'feedback5n', at: RECEIVED, by: { value: 2, unit: 'day', basis: 'working' } },
      ],
    })['feedback5n'];
    expect(clock).toMatchObject({
      originalDueAt: utc('2026-11-09T17:00:00+08:00'),
      dueAt: utc('2026-11-11T17:00:00+08:00'),
    });
  });

  it('uses the date agreed with the complainant, and a default until there is one (X-23)', () => {
    const london = policyOf('nhs-england');
    const history = (agreedDates?: Record<string, string>): History => ({
      facts: {},
      triage: triage(london, {}),
      milestones: [{ name: 'case.received', at: '2026-10-22T10:00:00+01:00' }],
      timeZone: 'Europe/London',
      ...(agreedDates ? { agreedDates } : {}),
    });
    const due = (agreed?: Record<string, string>) =>
      clocksFor(london, calendar, history(agreed)).find((clock) => clock.clockId === 'agreed')
        ?.dueAt;
    expect(due({ agreed: '2026-11-20' })).toBe('2026-11-21T00:00:00.000Z');
    expect(due()).toBe('2026-12-18T00:00:00.000Z');
  });

  it('ends the month on its last day, rolled by nothing (R-230)', () => {
    const clock = clocksOf({
      facts: { resolvedOnSpot: true },
      milestones: [['department.resolvedOnSpot', '2026-10-20T10:00:00+08:00']],
    })['spotMonthly'];
    expect(clock).toMatchObject({ dueAt: utc('2026-10-31T17:00:00+08:00'), state: 'running' });
  });
});

describe('ladders', () => {
  const HOUR = 3_600_000;

  it('warns, breaches, escalates and reports as the policy says, and asks for acknowledgement in time', () => {
    const ladder = clocksOf({ facts: charges })['feedback5n']?.ladder.map(
      ({ stepId, at, level, notify, acknowledgeWithin }) => [
        stepId,
        at,
        level,
        notify,
        acknowledgeWithin,
      ],
    );
    expect(ladder).toEqual([
      ['warn75', utc('2026-11-07T21:15:00+08:00'), 0, ['owner', 'departmentHead'], null],
      ['breach', utc('2026-11-09T17:00:00+08:00'), 0, ['owner', 'departmentHead'], 4 * HOUR],
      ['escalate1', utc('2026-11-10T17:00:00+08:00'), 1, ['centreHead'], 8 * HOUR],
      ['escalate2', utc('2026-11-11T17:00:00+08:00'), 2, ['leader'], 24 * HOUR],
      ['report', utc('2026-11-13T17:00:00+08:00'), 3, ['leader', 'centreHead'], null],
    ]);
  });

  it('uses the clock’s own warnings where it brings them; the one of 06:00 waits for the end of the quiet hours', () => {
    const steps = clocksOf({ facts: charges })['contact24']?.ladder.map((step) => [
      step.stepId,
      step.at,
    ]);
    expect(steps?.slice(0, 3)).toEqual([
      ['warn1', utc('2026-11-03T07:00:00+08:00')],
      ['warn2', utc('2026-11-03T09:00:00+08:00')],
      ['breach', utc('2026-11-03T10:00:00+08:00')],
    ]);
  });

  it('warns at half time at any hour, leader included, when the priority is P1 (4.5)', () => {
    const clocks = clocksOf({ facts: { ...dispute, death: true } });
    expect(clocks['contact24']?.ladder[0]).toMatchObject({
      stepId: 'warn50',
      at: utc('2026-11-02T22:00:00+08:00'),
      notify: ['owner', 'leader'],
    });
    expect(clocks['feedback10']?.ladder[0]).toMatchObject({ stepId: 'warn50' });
  });
});

describe('explanations', () => {
  it('explain the due time in both languages', () => {
    const clock = clocksOf({ facts: charges, received: '2026-09-24T14:05:00+08:00' })['feedback5n'];
    expect(clock?.explanation.map((step) => step.zh)).toEqual([
      '5 个工作日，自 2026 年 9 月 24 日（周四）14:05 投诉中心收到投诉起',
      '起算当日不计入',
      '9 月 25 日至 27 日 中秋节放假，不计',
      '10 月 1 日至 7 日 国庆节放假，不计',
      '2026 年 10 月 9 日（周五）17:00 到期',
    ]);
    expect(clock?.explanation.map((step) => step.en)).toContain(
      '1 to 7 Oct: National Day, not counted',
    );
  });

  it('say that a time is expected while the year is not published', () => {
    const clock = clocksOf({ facts: charges, received: '2026-12-29T09:00:00+08:00' })['feedback5n'];
    expect(clock?.provisional).toBe(true);
    expect(clock?.explanation.at(-1)?.zh).toContain('预计');
  });
});

type Event = readonly [name: string, at: string, parts?: readonly string[]];
interface Story {
  readonly facts?: Facts;
  readonly received?: string;
  readonly milestones?: readonly Event[];
  readonly acceptance?: string;
  readonly asOf?: string;
  readonly extensions?: History['extensions'];
}

function clocksOf({
  facts = {},
  received = RECEIVED,
  milestones = [],
  ...rest
}: Story): Record<string, ClockReading> {
  const told: Milestone[] = milestones.map(([name, at, parts]) =>
    parts ? { name, at, parts } : { name, at },
  );
  const start = ['case.received', 'case.receivedAnywhere', 'case.receivedByCentre'].map((name) => ({
    name,
    at: received,
  }));
  const clocks = clocksFor(yulin, calendar, {
    facts,
    triage: triage(yulin, facts),
    milestones: [...told, ...start],
    timeZone: 'Asia/Shanghai',
    ...rest,
  });
  return Object.fromEntries(clocks.map((clock) => [clock.clockId, clock]));
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}
