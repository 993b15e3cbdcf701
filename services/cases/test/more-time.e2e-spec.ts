import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import {
  CaseDetailSchema,
  type CaseDetail,
  type CommandName,
  type Identity,
} from '@tingsu/contracts';
import { PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, centreHead, conductHead, leader, officer } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

const detail = async (caseNo: string): Promise<CaseDetail> =>
  CaseDetailSchema.parse((await cases.get(leader, `/api/v1/cases/${caseNo}`)).body);

async function act(who: Identity, caseNo: string, command: CommandName, payload: unknown = {}) {
  const { version } = await detail(caseNo);
  return cases.post(who, `/api/v1/cases/${caseNo}/commands/${command}`, {
    expectedVersion: version,
    payload,
  });
}

async function play(
  caseNo: string,
  steps: readonly (readonly [Identity, CommandName, unknown?])[],
): Promise<void> {
  for (const [who, command, payload] of steps)
    expect([command, await act(who, caseNo, command, payload)]).toMatchObject([
      command,
      { status: 200 },
    ]);
}

async function received(change: Parameters<typeof aReceived>[0] = {}) {
  const event = aReceived(change);
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  return { event, caseNo };
}

async function dispatched() {
  const { event, caseNo } = await received();
  await play(caseNo, [
    [officer, 'startTriage'],
    [officer, 'classify', { facts: RUDENESS }],
    [officer, 'accept'],
    [officer, 'dispatch'],
  ]);
  return { event, caseNo };
}

describe('a case that is opened again', () => {
  it('T-34: begins a round of its own under the policies in force, and its record still adds up', async () => {
    const { caseNo, event } = await dispatched();
    await play(caseNo, [
      [conductHead, 'signFor'],
      [conductHead, 'submitPackage', PACKAGE],
      [officer, 'draftOpinion', { outcome: 'upheld', opinion: '投诉成立' }],
      [officer, 'finalise'],
      [officer, 'giveFinal', { medium: 'phone', written: true, text: '已致歉' }],
      [officer, 'startRemedies', { remedy: 'training', plan: '全员培训', dueOn: '2099-01-01' }],
    ]);
    const [remedy] = (await detail(caseNo)).remedies;
    await play(caseNo, [
      [officer, 'completeRemedy', { remedyId: remedy?.remedyId, note: '签到表' }],
      [officer, 'close'],
      [officer, 'archive'],
      [officer, 'reopen', { ground: 'dissatisfied', reason: '回访不满意' }],
    ]);
    const again = await detail(caseNo);
    expect(again).toMatchObject({
      state: 'triage',
      round: 2,
      followUps: [],
      nextClock: { paused: false },
    });
    expect(again.clocks.find(({ clockId }) => clockId === 'feedback3')).toMatchObject({
      state: 'running',
      metAt: null,
    });
    expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
  });
});

describe('an order of 12345', () => {
  it('T-11: brings the time by which its sender wants the answer, as a clock of the case', async () => {
    const externalDueAt = '2027-03-01T09:00:00.000Z';
    const { caseNo } = await received({ channel: 'hotline_12345', externalDueAt });
    const { clocks, ...order } = await detail(caseNo);
    expect(order.externalDueAt).toBe(externalDueAt);
    expect(clocks.find(({ clockId }) => clockId === 'order.due')).toMatchObject({
      dueAt: externalDueAt,
      state: 'running',
    });
  });
});

describe('a case that needs longer', () => {
  it('T-37, T-32, T-33: gets more time by who may give it, rests, and goes on; its record still adds up', async () => {
    const { caseNo, event } = await dispatched();
    const extension = {
      clockId: 'feedback3',
      by: { value: 2, unit: 'day', basis: 'working' },
      reason: '当事人休假',
      notice: '延长',
    };
    await play(caseNo, [[officer, 'requestExtension', extension]]);
    const asked = await detail(caseNo);
    expect(asked.extensionRequests).toMatchObject([
      { clockId: 'feedback3', approver: 'centre_head' },
    ]);
    expect((await act(officer, caseNo, 'approveExtension', { clockId: 'feedback3' })).status).toBe(
      403,
    );
    await play(caseNo, [[centreHead, 'approveExtension', { clockId: 'feedback3' }]]);
    await play(caseNo, [[officer, 'suspend', { cause: 'court', reason: '已起诉' }]]);
    const resting = await detail(caseNo);
    expect(resting).toMatchObject({
      state: 'suspended',
      suspendedFor: 'court',
      nextClock: { paused: true },
    });
    await play(caseNo, [[officer, 'resume']]);
    const { clocks, timeline, state } = await detail(caseNo);
    const clock = clocks.find(({ clockId }) => clockId === 'feedback3');
    expect(state).toBe('dispatched');
    expect(Date.parse(clock?.dueAt ?? '')).toBeGreaterThan(Date.parse(clock?.originalDueAt ?? ''));
    expect(JSON.stringify(clock?.explanation)).toContain('经批准延长 2 个工作日');
    expect(timeline.find(({ type }) => type === 'case.extensionRequested.v1')?.text).toMatchObject({
      reason: '当事人休假',
    });
    expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
  });
});
