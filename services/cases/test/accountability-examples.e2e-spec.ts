import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseDetailSchema,
  type AccountabilityLine,
  type CaseDetail,
  type Entered,
  type Identity,
} from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  AccountabilityWorld,
  CLOSED,
  cny,
  codeOf,
  FOUND_RIGHT,
  grant,
  head,
  inside,
  nurse,
  ON_THE_WAY,
  RUDE,
  someone,
  wardHead,
  type Step,
} from './accountability.fixture.js';
import { conductHead, leader, officer } from './cases.fixture.js';

const BEGIN = '2026-09-14T09:00:00+08:00';
const time = fakeTime(BEGIN);
let world: AccountabilityWorld;
beforeAll(async () => {
  world = await AccountabilityWorld.start(time);
}, 90_000);
afterAll(() => world?.close());

/** A complaint of this moment. */
const opened = (steps: readonly Step[], change: object = {}): Promise<string> =>
  world.opened(steps, 'east', { receivedAt: time.now().toISOString(), ...change });
const detail = async (caseNo: string, who: Identity = leader): Promise<CaseDetail> =>
  CaseDetailSchema.parse((await world.cases.get(who, `/api/v1/cases/${caseNo}`)).body);
/** Alarms up to now have rung. */
const ring = () => world.cases.alarms.ringUntil(time.now());
/** It is on record that the limit has passed: an alarm is set a moment after the command that starts its clock. */
const passed = (caseNo: string, clockId: string) =>
  eventually(async () => {
    await ring();
    return (await detail(caseNo)).clocks.find((clock) => clock.clockId === clockId)?.breachedAt;
  });

const entered = (more: Partial<Entered>): Entered => ({ ...RUDE, outcomes: [], ...more });
const linesOf = async (
  caseNo: string,
  given: Entered,
  changes?: readonly object[],
): Promise<readonly AccountabilityLine[]> => {
  const { lines, refused } = await world.preview(head, caseNo, given, changes);
  expect(refused).toBeNull();
  return lines;
};
/** `fine 100.00` */
const said = async (caseNo: string, given: Entered): Promise<string[]> =>
  (await linesOf(caseNo, given)).map(
    ({ key, amount, points }) => `${key} ${amount?.value ?? String(points)}`,
  );
const refusedTo = async (
  caseNo: string,
  given: Entered,
  amount: { readonly value: string; readonly currency: string },
  key = 'fine',
) => codeOf(await world.proposing(head, caseNo, given, [{ key, amount }]));
const INTERNAL = { caseKind: 'internal' };

describe('the examples of the house, by the product', () => {
  it('A-01, A-02, A-20, A-21, A-22, A-25, A-26: fines, points and degrees of an external complaint', async () => {
    const caseNo = await opened(FOUND_RIGHT);
    const facts = async (given: Entered['facts']) => said(caseNo, entered({ facts: given }));
    expect(await facts({ abusiveAttitude: true })).toEqual(['fine 100.00', 'joint 20.00']);
    const loss = (value: string) => facts({ lossAmount: cny(value) });
    expect(await loss('1200')).toEqual(['fine 200.00', 'joint 40.00', 'points -20']);
    expect((await loss('500')).at(-1)).toBe('points -10');
    expect((await loss('501')).at(-1)).toBe('points -20');
    expect((await facts({ customerLost: true })).at(-1)).toBe('points -20');
    expect((await facts({ concealment: true }))[0]).toBe('fine 200.00');
    expect((await facts({ workDelayDays: 3 }))[0]).toBe('fine 100.00');
    expect((await facts({ workDelayDays: 2 }))[0]).toBe('fine 50.00');
    const concealed = entered({ facts: { concealment: true }, outcomes: ['adviceToLeave'] });
    const leaving = await linesOf(caseNo, concealed, [
      { key: 'fine', leaveOut: true },
      { key: 'points', leaveOut: true },
    ]);
    expect(leaving.map(({ outcome }) => outcome)).toEqual(['adviceToLeave']);
    expect(await refusedTo(caseNo, concealed, cny('150'))).toBe('below_least');
  });

  it('A-03, A-31: an internal complaint costs 50, 100 or 200 and more, and names no person of another department', async () => {
    const caseNo = await opened([[officer, 'startTriage']], INTERNAL);
    const { version: expectedVersion } = await detail(caseNo);
    const path = `/api/v1/cases/${caseNo}/commands/nameRespondents`;
    const payload = { units: ['east.outpatient'], persons: [nurse.personId] };
    const refused = await world.cases.post(officer, path, { expectedVersion, payload });
    expect(codeOf(refused)).toBe('respondent.department_only');
    await world.play(caseNo, ...inside(FOUND_RIGHT.slice(1)));
    const fineOf = async (facts: Entered['facts']) =>
      (await said(caseNo, entered({ facts, supervisorId: null })))[0];
    expect(await fineOf({})).toBe('fine 50.00');
    expect(await fineOf({ workDelayDays: 3 })).toBe('fine 100.00');
    const severe = { lossAmount: cny('1200') };
    expect(await fineOf(severe)).toBe('fine 200.00');
    expect(await refusedTo(caseNo, entered({ facts: severe }), cny('199.99'))).toBe('below_least');
    expect(await refusedTo(caseNo, entered({ facts: {} }), cny('50.01'))).toBe('above_most');
  });

  it('A-04, A-05, A-06: the third complaint is moderate, and a second complaint doubles once', async () => {
    const agent = someone(grant('callback_agent'));
    const call = { planId: 'threeMonth', itemNo: 1, result: 'dissatisfied' };
    const found = { finding: 'not_improved', score: 1, medium: 'phone' };
    const answers = { remainingDissatisfaction: '窗口还是没人' };
    const caseNo = await opened(CLOSED);
    time.set('2026-10-20T10:00:00+08:00');
    await world.play(caseNo, [agent, 'recordFollowUp', { ...call, ...found, answers }]);
    const minor = entered({ facts: { abusiveAttitude: false, repeatCount: 1 } });
    await world.play(
      caseNo,
      [officer, 'classify', { facts: RUDENESS, reason: '复核' }],
      ...FOUND_RIGHT.slice(2),
    );
    expect(await said(caseNo, minor)).toEqual(['fine 100.00', 'joint 20.00']);
    const third = entered({ facts: { repeatCount: 3 } });
    expect(await said(caseNo, third)).toEqual(['fine 200.00', 'joint 40.00']);
    const first = await opened(FOUND_RIGHT);
    const fines = [];
    for (const repeatCount of [1, 2, 3])
      fines.push((await said(first, entered({ facts: { repeatCount } })))[0]);
    expect(fines).toEqual(['fine 50.00', 'fine 50.00', 'fine 100.00']);
  });

  it('A-07, A-08, A-09, A-10, A-11, A-12, A-13, A-34: a part of the loss by brackets, in instalments, and only his own', async () => {
    const caseNo = await opened(FOUND_RIGHT);
    const lost = (loss: string, more: object = {}) =>
      entered({ facts: {}, fine: false, ownFault: { loss: cny(loss), ...more } });
    for (const [loss, share] of [
      ['8000', '1600.00'],
      ['10000', '2000.00'],
      ['10000.01', '2000.00'],
      ['25000', '3500.00'],
      ['100000', '11000.00'],
      ['6500', '1300.00'],
    ] as const)
      expect(await said(caseNo, lost(loss))).toEqual([`compensation ${share}`]);
    const paid = lost('25000', { commission: cny('600') });
    expect(await said(caseNo, paid)).toEqual(['compensation 3500.00', 'clawBack 600.00']);
    const wages = { monthlyWage: cny('5000'), minimumWage: cny('2000') };
    const [line] = await linesOf(caseNo, lost('25000', wages));
    expect(line?.instalments?.map(({ value }) => value)).toEqual([
      ...['1000.00', '1000.00', '1000.00', '500.00'],
    ]);
    expect(await refusedTo(caseNo, lost('8000'), cny('1600.01'), 'compensation')).toBe(
      'above_most',
    );
    // The least wage stays with him whatever he owes.
    const poor = { monthlyWage: cny('2000'), minimumWage: cny('2000') };
    expect((await linesOf(caseNo, lost('8000', poor)))[0]?.instalments).toEqual([]);
  });

  it('R-142: money that is no money, of another currency or mixed is refused with its rule', async () => {
    const caseNo = await opened(FOUND_RIGHT);
    const rude = entered({});
    expect(await refusedTo(caseNo, rude, cny('0.005'))).toBe('not_in_cents');
    expect(await refusedTo(caseNo, rude, { value: '100', currency: 'USD' })).toBe('currency');
    const lost = entered({ fine: false, ownFault: { loss: cny('8000') } });
    expect(await refusedTo(caseNo, lost, cny('10000.01'), 'compensation')).toBe('above_most');
    const mixed = entered({
      fine: false,
      ownFault: { loss: cny('8000'), monthlyWage: { value: '5000', currency: 'USD' } },
    });
    expect(codeOf(await world.proposing(head, caseNo, mixed))).toBe('currency');
    const half = entered({ fine: false, ownFault: { loss: cny('0.005') } });
    expect(codeOf(await world.proposing(head, caseNo, half))).toBe('not_in_cents');
  });

  it('A-14, A-15, A-16, A-17: a statement that came late costs by full days, case by case', async () => {
    const late = async (hours: number): Promise<string> => {
      const caseNo = await opened(ON_THE_WAY);
      const clock = (await detail(caseNo)).clocks.find(({ clockId }) => clockId === 'statement48');
      time.set(new Date(Date.parse(clock?.dueAt ?? '') + hours * 3_600_000));
      await passed(caseNo, 'statement48');
      await world.play(caseNo, [conductHead, 'submitPackage', PACKAGE]);
      const given = entered({ facts: {}, fine: false, overdue: ['statement48'] });
      return (await said(caseNo, given))[0] ?? '';
    };
    expect(await late(2)).toBe('overdue.statement48 50.00');
    expect(await late(25)).toBe('overdue.statement48 100.00');
    const three = [await late(73), await late(73)];
    expect(three).toEqual(['overdue.statement48 200.00', 'overdue.statement48 200.00']);
  });

  it('A-18, A-19: days over are working days of the limit, and an approved extension moves it', async () => {
    const given = entered({ facts: {}, fine: false, overdue: ['feedback3'] });
    const answer: Step = [officer, 'giveFinal', { medium: 'phone', written: true, text: '已处理' }];
    const until: readonly Step[] = [...FOUND_RIGHT, [officer, 'finalise']];
    // Three working days from Tuesday end on Friday 2026-09-18; the Sunday after it is worked.
    time.set('2026-09-15T09:00:00+08:00');
    const over = await opened(until);
    const extended = await opened(until);
    const more = { value: 3, unit: 'day', basis: 'working' };
    const asked = { clockId: 'feedback3', by: more, reason: '当事人休假', notice: '延长' };
    await world.play(extended, [officer, 'requestExtension', asked]);
    await world.play(extended, [head, 'approveExtension', { clockId: 'feedback3' }]);
    time.set('2026-09-22T09:00:00+08:00');
    await passed(over, 'feedback3');
    await world.play(over, answer);
    expect(await said(over, given)).toEqual(['overdue.feedback3 150.00']);
    time.set('2026-09-22T16:00:00+08:00');
    await world.play(extended, answer);
    const { overdue } = await world.preview(head, extended);
    expect(overdue.map(({ clockId }) => clockId)).not.toContain('feedback3');
    expect(codeOf(await world.proposing(head, extended, given))).toBe('ticket_unknown');
  });

  it('A-27, A-28: a late answer without reason is that of all who had to do with it, with one of nobody', async () => {
    const caseNo = await opened(ON_THE_WAY);
    const late = (reasonAccepted: boolean) =>
      entered({ facts: {}, fine: false, late: { reasonAccepted } });
    const lines = await linesOf(caseNo, late(false));
    expect(new Set(lines.map(({ bearer }) => bearer))).toEqual(new Set(['undertaker', 'head']));
    expect(lines.map(({ amount }) => amount)).toEqual(lines.map(() => null));
    expect(lines.find(({ bearer }) => bearer === 'head')?.personId).toBe(wardHead.personId);
    expect(codeOf(await world.proposing(head, caseNo, late(true)))).toBe('nothing');
  });

  it('R-048: A-30: a department that says nothing in a working day has waived its statement; the leader sees it, and the case goes on', async () => {
    time.set('2026-10-20T09:00:00+08:00');
    const caseNo = await opened(inside(ON_THE_WAY), INTERNAL);
    const { clocks } = await detail(caseNo);
    const due = clocks.find(({ clockId }) => clockId === 'reply1')?.dueAt;
    expect(due).toBe('2026-10-21T16:00:00.000Z');
    time.set('2026-10-22T09:00:00+08:00');
    await passed(caseNo, 'reply1');
    await eventually(async () => (await world.preview(leader, caseNo)).statementWaived);
    const seen = await world.preview(leader, caseNo);
    expect(seen.overdue.map(({ clockId }) => clockId)).toContain('reply1');
    const { timeline } = await detail(caseNo);
    const waived = timeline.find(({ type }) => type === 'case.statementWaived.v1');
    expect(waived?.data).toMatchObject({ clockId: 'reply1' });
    const penalty = entered({ facts: {}, fine: false, overdue: ['reply1'] });
    expect((await said(caseNo, penalty))[0]).toBe('overdue.reply1 50.00');
    await world.play(caseNo, [officer, 'draftOpinion', { outcome: 'upheld', opinion: '成立' }]);
    expect((await detail(caseNo)).state).toBe('opinion');
  });

  it('A-32: reconsideration is asked for until the last moment of the fifth working day, and no second longer', async () => {
    time.set('2026-10-26T10:00:00+08:00');
    const served = async () => {
      const caseNo = await opened([
        ...FOUND_RIGHT.slice(0, 1),
        [officer, 'nameRespondents', { units: [], persons: [nurse.personId] }],
        ...FOUND_RIGHT.slice(1),
        [officer, 'finalise'],
      ]);
      const on = { person: nurse.personId };
      const notice = { on, medium: 'hand', receipt: 'signed', text: '投诉成立' };
      await world.play(caseNo, [officer, 'serveResult', notice]);
      const [result] = (await detail(caseNo, officer)).results ?? [];
      return `/api/v1/result-notices/${result?.noticeId ?? ''}/reconsideration`;
    };
    const [kept, missed] = [await served(), await served()];
    const asking = { grounds: '当时在抢救病人', evidence: '排班表' };
    time.set('2026-11-02T16:59:50+08:00');
    expect((await world.cases.post(nurse, kept, asking)).status).toBeLessThan(300);
    time.set('2026-11-02T17:00:01+08:00');
    expect(codeOf(await world.cases.post(nurse, missed, asking))).toBe('reconsideration.too_late');
  });
});
