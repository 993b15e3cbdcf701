import { describe, expect, it } from '@jest/globals';
import { ABUSE, aCaseAfter, aContext, HEAD, LEADER, OFFICER, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide } from './decide.js';
import type { PayloadOf } from './payload.js';
import { allowedOn } from './extension-rules.js';
import { refusal } from './refusal.fixture.js';

const days = (value: number) => ({ value, unit: 'day', basis: 'working' }) as const;
const at = '2026-11-23T10:00:00+08:00';
const asOfficer = (when = at) => aContext(when);
const asCentreHead = (when = at) => aContext(when, 'centre_head', HEAD);
const asLeader = (when = at) => aContext(when, 'leader', LEADER);
const ask = (
  state: CaseState,
  change: Partial<PayloadOf<'requestExtension'>> = {},
  context = asOfficer(),
) =>
  decide(
    state,
    {
      name: 'requestExtension',
      payload: {
        clockId: 'feedback3',
        by: days(2),
        reason: '当事人休假',
        notice: '需再核实，延长两个工作日。',
        ...change,
      },
    },
    context,
  );
const inInvestigation = (): CaseState => aCaseAfter('signFor');

describe('asking for more time', () => {
  it('T-37: waits for the role that the policy names by length, and moves no clock meanwhile', () => {
    const asked = ask(inInvestigation());
    expect(asked.events.map(({ kind }) => kind)).toEqual(['extensionRequested']);
    expect(asked.state.extensionRequests).toMatchObject([
      { clockId: 'feedback3', approver: 'centre_head', complainantTold: true },
    ]);
    expect(asked.state.clocks['feedback3']?.dueAt).toBe('2026-11-25T09:00:00.000Z');
    expect(asked.texts).toEqual({ reason: '当事人休假', notice: '需再核实，延长两个工作日。' });
  });

  it('R-038: what reaches beyond the limit of the centre is decided by a leader', () => {
    const complex = aCaseAfter('signFor', { ...RUDENESS, complexDispute: true });
    expect(ask(complex, { clockId: 'complex10' }).state.extensionRequests[0]?.approver).toBe(
      'leader',
    );
  });

  it('extends at once when the one who asks may approve', () => {
    const extended = ask(inInvestigation(), {}, asCentreHead());
    expect(extended.events.map(({ kind }) => kind)).toEqual([
      'clockExtended',
      'clockExtended',
      'noticeOwed',
      'clocksChanged',
    ]);
    expect(extended.state.clocks['feedback3']).toMatchObject({
      dueAt: '2026-11-27T09:00:00.000Z',
      originalDueAt: '2026-11-25T09:00:00.000Z',
    });
  });

  it('R-104: owes the complainant a notice of it once for all clocks, where one was written', () => {
    const owed = ({ events }: ReturnType<typeof ask>) =>
      events.filter(({ kind }) => kind === 'noticeOwed').map(({ data }) => data);
    expect(owed(ask(inInvestigation(), {}, asCentreHead()))).toMatchObject([
      { noticeKey: 'extension.1', kind: 'extension', milestones: [] },
    ]);
    expect(owed(ask(inInvestigation()))).toEqual([]);
    const unreachable = aCaseAfter('signFor', RUDENESS, false, { contactable: false });
    expect(owed(ask(unreachable, { notice: undefined }, asCentreHead()))).toEqual([]);
  });

  it.each([
    [
      'too late, after the time is over',
      { clockId: 'feedback3' },
      '2026-11-25T17:00:01+08:00',
      'extension.late',
    ],
    ['for longer than the policy allows', { by: days(6) }, at, 'extension.too_long'],
    [
      'for a clock that the policy does not let grow',
      { clockId: 'outer15' },
      at,
      'clock.not_extendable',
    ],
    ['for a clock that has stopped', { clockId: 'contact24' }, at, 'clock.not_running'],
    ['for a clock that the case does not have', { clockId: 'nonsense' }, at, 'clock.not_running'],
    [
      'without the notice that the complainant must get',
      { notice: undefined },
      at,
      'extension.notice_required',
    ],
  ])('is refused %s', (_what, change, when, code) => {
    expect(refusal(() => ask(inInvestigation(), change, asOfficer(when)))).toBe(code);
  });

  it('R-223: needs no notice when the complainant cannot be reached', () => {
    const unreachable = aCaseAfter('signFor', RUDENESS, false, { contactable: false });
    expect(
      ask(unreachable, { notice: undefined }).state.extensionRequests[0]?.complainantTold,
    ).toBe(false);
  });

  it('is refused twice for one clock', () => {
    expect(refusal(() => ask(ask(inInvestigation()).state))).toBe('extension.already_requested');
  });

  it('counts all extensions together against the longest that the policy allows', () => {
    const once = ask(inInvestigation(), { by: days(3) }, asCentreHead()).state;
    expect(refusal(() => ask(once, { by: days(3) }, asCentreHead()))).toBe('extension.too_long');
    expect(ask(once, { by: days(2) }, asCentreHead()).state.clocks['feedback3']?.dueAt).toBe(
      '2026-12-02T09:00:00.000Z',
    );
  });
});

describe('deciding on more time', () => {
  const asked = (): CaseState => ask(inInvestigation()).state;
  const approve = { name: 'approveExtension', payload: { clockId: 'feedback3' } } as const;

  it('T-37: moves the due time, keeps the one promised first, and says so in the explanation', () => {
    const { state, events } = decide(asked(), approve, asCentreHead('2026-11-24T09:00:00+08:00'));
    const [extended] = events;
    const changed = events.at(-1);
    expect(extended?.data).toMatchObject({
      previousDueAt: '2026-11-25T09:00:00.000Z',
      dueAt: '2026-11-27T09:00:00.000Z',
      originalDueAt: '2026-11-25T09:00:00.000Z',
      approver: 'centre_head',
      complainantTold: true,
    });
    expect(JSON.stringify(extended?.data)).toContain('经批准延长 2 个工作日');
    expect(changed?.data).toMatchObject({
      moved: [
        { clockId: 'feedback3', dueAt: '2026-11-27T09:00:00.000Z' },
        { clockId: 'simple3', dueAt: '2026-11-27T09:00:00.000Z' },
      ],
    });
    expect(state.extensionRequests).toEqual([]);
    expect(state.clocks['feedback3']?.originalDueAt).toBe('2026-11-25T09:00:00.000Z');
  });

  it('gives the clock a later alarm: its ladder starts again', () => {
    const before = asked();
    const { ladders, state } = decide(before, approve, asCentreHead());
    expect(ladders['feedback3']?.find(({ action }) => action === 'breach')?.at).toBe(
      '2026-11-27T09:00:00.000Z',
    );
    expect(state.clocks['feedback3']?.generation).toBeGreaterThan(
      before.clocks['feedback3']?.generation ?? 0,
    );
  });

  it('is for the approver alone', () => {
    expect(refusal(() => decide(asked(), approve, asOfficer()))).toBe('extension.not_approver');
    const none = { name: 'approveExtension', payload: { clockId: 'simple3' } } as const;
    expect(refusal(() => decide(asked(), none, asCentreHead()))).toBe('extension.none_open');
  });

  it('S-13: is never for the person who asked, not even after he was given the role', () => {
    const request = ask(inInvestigation(), {}, aContext(at, 'centre_officer', HEAD)).state;
    expect(refusal(() => decide(request, approve, asCentreHead()))).toBe('separation.requester');
    const other = aContext(at, 'centre_head', OFFICER);
    expect(decide(request, approve, other).state.extensionRequests).toEqual([]);
    const reject = {
      name: 'rejectExtension',
      payload: { clockId: 'feedback3', reason: '撤回' },
    } as const;
    expect(decide(request, reject, asCentreHead()).state.extensionRequests).toEqual([]);
  });

  it('takes along the clock of the group that says the same, but never one of the law', () => {
    const medical = aCaseAfter('signFor', {
      ...RUDENESS,
      category: 'C02',
      topics: ['medical_quality'],
      complexDispute: true,
    });
    const clockId = 'feedback10';
    const { state, events } = ask(medical, { clockId }, asLeader());
    expect(
      events
        .filter(({ kind }) => kind === 'clockExtended')
        .map(({ data }) => 'clockId' in data && data.clockId),
    ).toEqual(['feedback10', 'complex10']);
    expect(state.clocks['outer15']?.dueAt).toBe(medical.clocks['outer15']?.dueAt);
  });

  it('may come after the first time is over, since it was asked for before, and takes the breach back', () => {
    const { state } = decide(asked(), approve, asCentreHead('2026-11-26T09:00:00+08:00'));
    expect(state.clocks['feedback3']).toMatchObject({
      state: 'running',
      breachedAt: null,
      dueAt: '2026-11-27T09:00:00.000Z',
    });
    expect(refusal(() => decide(asked(), approve, asCentreHead('2026-11-27T17:00:01+08:00')))).toBe(
      'extension.late',
    );
  });

  it('may be a refusal, which moves nothing and leaves room to ask again', () => {
    const reject = {
      name: 'rejectExtension',
      payload: { clockId: 'feedback3', reason: '理由不充分' },
    } as const;
    const { state, texts } = decide(asked(), reject, asCentreHead());
    expect(state.clocks['feedback3']?.dueAt).toBe('2026-11-25T09:00:00.000Z');
    expect(texts).toEqual({ reason: '理由不充分' });
    expect(ask(state).state.extensionRequests).toHaveLength(1);
  });

  it('petition regulation art. 34: sixty days grow by thirty with the leader of the unit, and no more', () => {
    const petition = aCaseAfter('signFor', ABUSE, true, { channel: 'petition_transfer' });
    const byDays = (value: number) =>
      ({ clockId: 'nat.xinfang.60', by: { value, unit: 'day', basis: 'calendar' } }) as const;
    expect(ask(petition, byDays(30)).state.extensionRequests).toMatchObject([
      { approver: 'leader' },
    ]);
    expect(refusal(() => ask(petition, byDays(31)))).toBe('extension.too_long');
    expect(
      ask(petition, byDays(30), asLeader()).state.clocks['nat.xinfang.60']?.originalDueAt,
    ).toBe(petition.clocks['nat.xinfang.60']?.dueAt);
  });

  it('the words of request and notice stay out of the facts', () => {
    const facts = JSON.stringify(ask(inInvestigation()).events);
    for (const words of ['当事人休假', '需再核实']) expect(facts).not.toContain(words);
  });
});

describe('what a screen may offer', () => {
  it('says of each clock whether the policy lets it be extended', () => {
    const { clocks } = inInvestigation();
    const { policy } = aContext();
    const allowed = Object.values(clocks).filter((clock) =>
      allowedOn(clock, policy).includes('extend'),
    );
    expect(allowed.map(({ clockId }) => clockId).sort()).toEqual([
      'complex10',
      'feedback3',
      'simple3',
    ]);
  });
});
