import { describe, expect, it } from '@jest/globals';
import { CASE_STATES, CATALOGUE, ProgressSchema } from '@tingsu/contracts';
import type { CaseEvent } from './copied-event.js';
import { afterEvent, type CaseCopy } from './case-copy.js';
import { nextLimit } from './next-limit.js';
import { progressOf } from './progress.js';
import { SHOWN_EVENTS, stepLabelOf } from './step-labels.js';

const complaint = {
  complaintNo: 'TS-2026-000001',
  receivedAt: new Date('2026-11-20T02:12:00Z'),
  limits: [
    {
      id: 'feedback3',
      label: { zh: '反馈', en: 'Feedback' },
      dueAt: '2026-11-25T09:00:00Z',
      provisional: false,
      explanation: [],
    },
  ],
};
let version = 0;

describe('the progress page', () => {
  it('says received until the case is open', () => {
    const progress = progressOf(complaint, null);
    expect(progress).toMatchObject({
      stage: 'received',
      answer: null,
      limits: [{ id: 'feedback3', met: false }],
    });
    expect(progress.steps).toHaveLength(1);
  });

  it('follows the case to the answer, in words for the sender', () => {
    const copy = after(
      opened(),
      event('case.registered.v1', { state: 'registered' }),
      event('case.triageStarted.v1', { state: 'triage' }),
      event('case.accepted.v1', { state: 'accepted' }),
      event('case.dispatched.v1', { state: 'dispatched', lead: 'main.outpatient', assist: [] }),
      event('case.feedbackGiven.v1', { state: 'fed_back' }),
    );
    const progress = progressOf(complaint, copy);
    expect(ProgressSchema.parse(progress).stage).toBe('answered');
    expect(progress.steps.map(({ label }) => label.zh)).toEqual([
      '已收到您的投诉',
      '已登记',
      '投诉中心正在评估',
      '已受理',
      '已转交承办科室',
      '已反馈处理结果',
    ]);
    expect(copy?.answeredAt).not.toBeNull();
  });

  it('says who mediates and until when, while it runs', () => {
    const clock = { label: { zh: '人民调解', en: 'Mediation' }, kind: 'target', owner: 'x' };
    const accepted = event('case.mediationAccepted.v1', {
      ...{ state: 'investigating', mediationId: 'm', body: 'peoples', bodyName: null },
      ...{ at: '2026-11-24T02:00:00Z', clockId: 'nat.mediation.peoples30' },
    });
    const started = event('case.clocksChanged.v1', {
      ...{ state: 'suspended', met: [], moved: [], paused: [], resumed: [], cancelled: [] },
      started: [
        {
          ...clock,
          ...{ clockId: 'nat.mediation.peoples30', startedAt: '2026-11-24T02:00:00Z' },
          ...{ dueAt: '2027-01-06T09:00:00Z', provisional: false, impliedBy: null },
          ...{ ownerDepartment: null, explanation: [], ref: [] },
        },
      ],
    });
    const now = ProgressSchema.parse(progressOf(complaint, after(opened(), accepted, started)));
    expect(now.mediation).toEqual({
      by: { zh: '医疗纠纷人民调解委员会', en: "People's mediation committee" },
      ...{ name: null, since: '2026-11-24T02:00:00Z', paused: false },
      until: '2027-01-06T09:00:00Z',
    });
    const ended = event('case.mediationEnded.v1', {
      ...{ state: 'suspended', mediationId: 'm', result: 'failed', at: '2026-11-25T02:00:00Z' },
    });
    expect(progressOf(complaint, after(opened(), accepted, started, ended)).mediation).toBeNull();
  });

  it('says which experts have the materials and until when, until their opinion is here', () => {
    const clock = { label: { zh: '司法鉴定', en: 'Experts' }, kind: 'target', owner: 'x' };
    const clockId = 'nat.expert.forensic30';
    const handed = event('case.materialsHandedOver.v1', {
      ...{ state: 'investigating', expertOpinionId: 'e', body: 'forensic', bodyName: null },
      ...{ at: '2026-11-24T02:00:00Z', first: true, clockId },
    });
    const started = event('case.clocksChanged.v1', {
      ...{ state: 'suspended', met: [], moved: [], paused: [], resumed: [], cancelled: [] },
      started: [
        {
          ...{ ...clock, clockId, startedAt: '2026-11-24T02:00:00Z' },
          ...{ dueAt: '2027-01-06T09:00:00Z', provisional: false, impliedBy: null },
          ...{ ownerDepartment: null, explanation: [], ref: [] },
        },
      ],
    });
    const more = event('case.materialsHandedOver.v1', {
      ...{ ...handed.data, state: 'suspended', at: '2026-11-26T02:00:00Z', first: false },
    });
    const copy = after(opened(), handed, started, more);
    expect(ProgressSchema.parse(progressOf(complaint, copy)).expertOpinion).toEqual({
      by: { zh: '司法鉴定机构', en: 'Forensic institution' },
      ...{ name: null, since: '2026-11-24T02:00:00Z', until: '2027-01-06T09:00:00Z' },
    });
    const came = event('case.expertOpinionReceived.v1', {
      ...{ state: 'suspended', expertOpinionId: 'e', at: '2026-12-20T02:00:00Z' },
      ...{ issuedOn: '2026-12-18', conclusion: { damage: true, fault: false, causal: false } },
    });
    const done = after(opened(), handed, started, came);
    expect(progressOf(complaint, done).expertOpinion).toBeNull();
  });

  it('shows a limit met, and moved when its clock was moved', () => {
    const clocks = (changes: object) =>
      event('case.clocksChanged.v1', {
        state: 'accepted',
        started: [],
        met: [],
        moved: [],
        paused: [],
        resumed: [],
        cancelled: [],
        ...changes,
      });
    const started = clocks({
      started: [{ clockId: 'feedback3', dueAt: '2026-11-25T09:00:00Z', provisional: false }],
    });
    const moved = clocks({
      moved: [{ clockId: 'feedback3', dueAt: '2026-11-30T09:00:00Z', provisional: true }],
    });
    const met = clocks({ met: [{ clockId: 'feedback3' }] });
    expect(progressOf(complaint, after(opened(), started, moved)).limits[0]).toMatchObject({
      dueAt: '2026-11-30T09:00:00Z',
      provisional: true,
      met: false,
    });
    expect(progressOf(complaint, after(opened(), started, moved, met)).limits[0]).toMatchObject({
      dueAt: '2026-11-30T09:00:00Z',
      met: true,
    });
  });

  it('T-38: says that a time ran out, also when it was kept at last, until it is moved', () => {
    const change = (changes: object) =>
      event('case.clocksChanged.v1', {
        ...{ state: 'investigating', started: [], met: [], moved: [], paused: [], resumed: [] },
        ...{ cancelled: [], ...changes },
      });
    const started = change({
      started: [{ clockId: 'feedback3', dueAt: '2026-11-25T09:00:00Z', provisional: false }],
    });
    const over = event('case.clockBreached.v1', { state: 'investigating', clockId: 'feedback3' });
    const met = change({ met: [{ clockId: 'feedback3' }] });
    const moved = change({
      moved: [{ clockId: 'feedback3', dueAt: '2026-11-30T09:00:00Z', provisional: false }],
    });
    const limit = (...events: CaseEvent[]) =>
      ProgressSchema.parse(progressOf(complaint, after(opened(), started, ...events))).limits[0];
    expect(limit()).toMatchObject({ met: false, late: false });
    expect(limit(over)).toMatchObject({ met: false, late: true });
    expect(limit(over, met)).toMatchObject({ met: true, late: true });
    expect(limit(over, moved)).toMatchObject({ met: false, late: false });
  });

  it('T-39: says nothing of a judgement about the sender, which the answer tells him', () => {
    const judged = [
      event('case.invalidityProposed.v1', { state: 'investigating', kind: 'malicious' }),
      event('case.invalidated.v1', { state: 'investigating', kind: 'malicious' }),
    ];
    const copy = after(opened(), ...judged);
    expect(progressOf(complaint, copy).steps).toHaveLength(1);
    expect(JSON.stringify(copy)).not.toContain('malicious');
  });

  it('T-37, R-104: shows the longer time with the original one, reports it once, and explains the new one', () => {
    const longer = (clockId: string, complainantTold: boolean) =>
      event('case.clockExtended.v1', {
        state: 'investigating',
        clockId,
        label: { zh: '反馈', en: 'Feedback' },
        dueAt: '2026-11-27T09:00:00Z',
        provisional: false,
        originalDueAt: '2026-11-25T09:00:00Z',
        complainantTold,
        explanation: [{ zh: '经批准延长 2 个工作日', en: 'Extended by 2 working days, approved' }],
      });
    const [first, second] = [longer('feedback3', true), longer('complex10', true)];
    const progress = progressOf(
      complaint,
      after(opened(), first, { ...second, time: first.time }, longer('internal1', false)),
    );
    expect(ProgressSchema.parse(progress).limits).toMatchObject([
      { id: 'feedback3', dueAt: '2026-11-27T09:00:00Z', originalDueAt: '2026-11-25T09:00:00Z' },
      { id: 'complex10', dueAt: '2026-11-27T09:00:00Z', met: false },
    ]);
    expect(progress.limits[0]?.explanation[0]?.zh).toContain('经批准延长');
    const told = after(opened(), first, { ...second, time: first.time })?.steps;
    expect(told?.map(({ label }) => label.zh)).toEqual(['办理时限已延长']);
  });

  it.each(['withdrawn', 'declined', 'resolved_on_spot', 'merged', 'closed'] as const)(
    'B9: lists no limit as still to come once a case is %s',
    (state) => {
      const base = after(opened()) as CaseCopy;
      const met = { dueAt: '2026-11-25T09:00:00Z', provisional: false, met: true };
      expect(progressOf(complaint, { ...base, state }).limits).toEqual([]);
      expect(
        progressOf(complaint, { ...base, state, clocks: { feedback3: met } }).limits,
      ).toMatchObject([{ id: 'feedback3', met: true }]);
    },
  );

  it('B9: drops a limit whose clock was cancelled, until it starts again', () => {
    const clocks = (changes: object) =>
      event('case.clocksChanged.v1', {
        state: 'accepted',
        started: [],
        met: [],
        moved: [],
        paused: [],
        resumed: [],
        cancelled: [],
        ...changes,
      });
    const start = { clockId: 'feedback3', dueAt: '2026-11-25T09:00:00Z', provisional: false };
    const started = clocks({ started: [start] });
    const cancelled = clocks({ cancelled: [{ clockId: 'feedback3', reason: 'track' }] });
    expect(progressOf(complaint, after(opened(), started, cancelled)).limits).toEqual([]);
    expect(progressOf(complaint, after(opened(), started, cancelled, started)).limits).toHaveLength(
      1,
    );
  });

  it('says what is wanted and by when, as long as it is wanted', () => {
    const asked = event('case.supplementRequested.v1', {
      state: 'awaiting_info',
      missing: ['AUTHORISATION', 'X_RAY'],
    });
    const clocks = {
      ...event('case.clocksChanged.v1', {
        ...{ state: 'awaiting_info', met: [], moved: [], paused: [], resumed: [], cancelled: [] },
        started: [{ clockId: 'supplementDue', dueAt: '2026-12-07T09:00:00Z', provisional: false }],
      }),
      time: asked.time,
    };
    const waiting = after(opened(), asked, clocks);
    expect(ProgressSchema.parse(progressOf(complaint, waiting)).wanted).toEqual({
      at: asked.time,
      missing: [
        { zh: '授权委托或代理证明', en: 'Written authorisation' },
        { zh: 'X_RAY', en: 'X_RAY' },
      ],
      dueAt: '2026-12-07T09:00:00Z',
      words: null,
    });
    const supplied = event('case.supplementReceived.v1', { state: 'triage' });
    expect(progressOf(complaint, after(opened(), asked, clocks, supplied)).wanted).toBeNull();
  });

  it('names the department that works on it where the house names it, and none of a clue in confidence', () => {
    const nameOf = (code: string) =>
      code === 'main.outpatient' ? { zh: '门诊部', en: 'Outpatients' } : null;
    const unitIn = (state: string, access: object) =>
      progressOf(
        complaint,
        after(opened(), event('case.accessChanged.v1', { state, access })),
        null,
        nameOf,
      ).unit;
    const access = { lead: 'main.outpatient', confidential: false };
    expect(unitIn('dispatched', access)).toEqual({ zh: '门诊部', en: 'Outpatients' });
    expect(unitIn('closed', access)).toBeNull();
    expect(unitIn('dispatched', { ...access, confidential: true })).toBeNull();
    expect(unitIn('dispatched', { ...access, lead: 'main.morgue' })).toBeNull();
    expect(unitIn('triage', { ...access, lead: null })).toBeNull();
  });

  it('has a stage for every state of a case', () => {
    const base = after(opened()) as CaseCopy;
    for (const state of CASE_STATES)
      expect(ProgressSchema.safeParse(progressOf(complaint, { ...base, state })).success).toBe(
        true,
      );
  });

  it('shows only events that exist, and keeps warnings and breaches inside the hospital', () => {
    const inside = [...CATALOGUE.keys()].filter((type) =>
      /clock|approval|contacted|package|invalid|extension/i.test(type),
    );
    expect(inside.filter((type) => stepLabelOf(type)).sort()).toEqual(['case.clockExtended.v1']);
    expect(SHOWN_EVENTS.filter((type) => !CATALOGUE.has(type))).toEqual([]);
  });
});

describe('the access to a case', () => {
  it('is what cases said last, and shut until it has said it', () => {
    const access = { campus: 'main', lead: 'main.outpatient' };
    const changed = event('case.accessChanged.v1', { state: 'dispatched', access });
    expect(after(opened())?.access).toBeNull();
    expect(after(opened(), changed)?.access).toEqual(access);
    const later = { campus: 'main', lead: null };
    const again = event('case.accessChanged.v1', { state: 'triage', access: later });
    expect(after(opened(), changed, again)?.access).toEqual(later);
  });
});

function opened(): CaseEvent {
  return event('case.opened.v1', { state: 'received', complaintId: 'c1', campus: 'main' });
}

function event(type: string, data: Record<string, unknown>): CaseEvent {
  version += 1;
  const time = new Date(Date.UTC(2026, 10, 20, 2, version)).toISOString();
  return {
    type,
    data,
    time,
    aggregateid: 'case-1',
    aggregateversion: version,
  } as unknown as CaseEvent;
}

function after(...events: readonly CaseEvent[]): CaseCopy | null {
  return events.reduce<CaseCopy | null>(afterEvent, null);
}

describe('the limit of a case that is due first', () => {
  const due = (day: number, more: object = {}) => ({
    ...{ dueAt: `2026-11-${day}T09:00:00Z`, provisional: false, met: false, ...more },
  });

  it('is a promise that runs: no right of somebody else, nothing said twice, nothing that waits', () => {
    const clocks = {
      window: due(20, { kind: 'window' }),
      implied: due(21, { kind: 'limit', implied: true }),
      met: due(21, { kind: 'limit', met: true }),
      over: due(21, { kind: 'limit', cancelled: true }),
      paused: due(22, { kind: 'limit', paused: true }),
      promise: due(24, { kind: 'limit' }),
      later: due(25, { kind: 'outer' }),
    };
    expect(nextLimit(clocks)).toBe('2026-11-24T09:00:00Z');
    const { paused, window } = clocks;
    expect(nextLimit({ paused, window })).toBe('2026-11-22T09:00:00Z');
    expect(nextLimit({ window })).toBeNull();
  });
});
