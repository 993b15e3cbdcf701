import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CallBacksSchema,
  type CallBack,
  type CommandName,
  type ComplaintReceived,
  type Identity,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, conductHead, eastOfficer, officer, TENANT } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

const agentOf = (campus: string): Identity => ({
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN' },
  grants: [{ role: 'callback_agent', campus, department: null }],
});
const agent = agentOf('main');
const elsewhere = agentOf('east');
const receiver: Identity = {
  ...{ ...agent, personId: randomUUID() },
  grants: [{ role: 'department_receiver', campus: 'main', department: 'main.conduct' }],
};

let cases: RunningCases;
let events: readonly ComplaintReceived[];
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
  events = [aReceived(), aReceived()];
  await cases.publish([...events]);
  for (const event of events) await close(event);
}, 120_000);
afterAll(() => cases?.close());

async function act(who: Identity, caseNo: string, command: CommandName, payload: object = {}) {
  const path = `/api/v1/cases/${caseNo}`;
  const { body } = await cases.get(officer, path);
  return cases.post(who, `${path}/commands/${command}`, {
    expectedVersion: body.version,
    payload,
  });
}

/** Through the whole handling, by other people than who calls back. */
async function close(event: ComplaintReceived): Promise<void> {
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  const steps: readonly (readonly [Identity, CommandName, object])[] = [
    [officer, 'startTriage', {}],
    [officer, 'classify', { facts: RUDENESS }],
    [officer, 'accept', {}],
    [officer, 'dispatch', {}],
    [conductHead, 'signFor', {}],
    [conductHead, 'submitPackage', PACKAGE],
    [officer, 'draftOpinion', { outcome: 'upheld', opinion: '投诉成立' }],
    [officer, 'finalise', {}],
    [officer, 'giveFinal', { medium: 'phone', written: true, text: '已处理' }],
    [officer, 'close', {}],
  ];
  for (const [who, command, payload] of steps) {
    const { status, body } = await act(who, caseNo, command, payload);
    expect([command, status, body.errors]).toEqual([command, 200, undefined]);
  }
}

async function listed(who: Identity, query = ''): Promise<readonly CallBack[]> {
  const { status, body } = await cases.get(who, `/api/v1/follow-ups${query}`);
  expect(status).toBe(200);
  return CallBacksSchema.parse(body).items;
}
const first = { planId: 'threeMonth', itemNo: 1 };
const numberOf = (index: number): string => caseNoOf(events[index] ?? aReceived());

describe('the desk of the call-backs', () => {
  it('lists the call that may be made now, page by page, and the others later', async () => {
    const now = await listed(agent);
    expect(now.map(({ caseNo, itemNo }) => [caseNo, itemNo])).toEqual([
      [numberOf(0), 1],
      [numberOf(1), 1],
    ]);
    expect(now[0]).toMatchObject({
      ...{ attempts: [], attemptsNeeded: 3, reasonCode: null, leadDepartment: 'main.conduct' },
      ...{ script: null, mustAnswer: [] },
      questions: ['remainingDissatisfaction', 'problemsFound', 'suggestions'],
    });
    const later = await listed(agent, '?scope=later');
    expect(later.map(({ itemNo }) => itemNo)).toEqual([2, 2, 3, 3]);
    expect(new Set(later.map(({ reasonCode }) => reasonCode))).toEqual(
      new Set(['followup.too_early']),
    );
    const { body } = await cases.get(agent, '/api/v1/follow-ups?limit=1');
    const next = await listed(agent, `?limit=1&cursor=${body.nextCursor}`);
    expect([body.items[0].caseNo, next[0]?.caseNo]).toEqual([numberOf(0), numberOf(1)]);
  });

  it('shows nobody the calls of another campus, and says to who handled the case why he does not call', async () => {
    expect(await listed(elsewhere)).toEqual([]);
    expect(await listed(eastOfficer)).toEqual([]);
    expect((await listed(agent, '?campus=east')).length).toBe(0);
    const [own] = await listed(officer);
    expect(own?.reasonCode).toBe('separation.handler');
    const refused = await act(officer, numberOf(0), 'recordFollowUp', {
      ...first,
      result: 'satisfied',
    });
    expect(refused.body.errors[0].code).toBe('separation.handler');
  });

  it('keeps a call due that reached no one, and a second one waits for another day', async () => {
    const unreachable = { ...first, result: 'unreachable', note: '无人接听' };
    expect((await act(agent, numberOf(1), 'recordFollowUp', unreachable)).status).toBe(200);
    const due = (await listed(agent)).find(({ caseNo }) => caseNo === numberOf(1));
    expect(due?.attempts).toHaveLength(1);
    const again = await act(agent, numberOf(1), 'recordFollowUp', unreachable);
    expect(again.body.errors[0].code).toBe('followup.same_day');
  });

  it('T-35: takes the case of somebody dissatisfied up again at once, and drops its calls', async () => {
    const { status, body } = await act(agent, numberOf(0), 'recordFollowUp', {
      ...{ ...first, result: 'dissatisfied', finding: 'not_improved', score: 1, medium: 'phone' },
      answers: { remainingDissatisfaction: '窗口还是没人' },
    });
    expect([status, body.state]).toEqual([200, 'triage']);
    expect((await listed(agent)).map(({ caseNo }) => caseNo)).toEqual([numberOf(1)]);
    const seen = await cases.get(officer, `/api/v1/cases/${numberOf(0)}`);
    expect(seen.body).toMatchObject({ round: 2, secondComplaint: { multiplier: 2 } });
    const done = seen.body.timeline.find(
      ({ type }: { type: string }) => type === 'case.followUpDone.v1',
    );
    expect(done.text).toEqual({ remainingDissatisfaction: '窗口还是没人' });
    const found = async (query: string) => {
      const { body: list } = await cases.get(officer, `/api/v1/cases?view=all&${query}`);
      return list.items.map(({ caseNo }: { caseNo: string }) => caseNo);
    };
    for (const calledBack of ['dissatisfied', 'not_improved', 'taken_up'])
      expect(await found(`calledBack=${calledBack}`)).toEqual([numberOf(0)]);
    expect(await found('calledBack=taken_up&department=main.conduct')).toEqual([numberOf(0)]);
    expect(await found('calledBack=praise')).toEqual([]);
    expect(await cases.faultsOf(events[0]?.aggregateid ?? '')).toEqual([]);
  });
});

describe('calls on a case', () => {
  it('are logged by the office and who calls back; the rest of a department neither logs nor reads them', async () => {
    const call = { direction: 'out', outcome: 'busy', numberEnd: '1111', note: '改天再打' };
    expect((await act(agent, numberOf(1), 'logCall', call)).status).toBe(200);
    expect((await act(receiver, numberOf(1), 'logCall', call)).body.code).toBe('access.denied');
    const wordsFor = async (who: Identity) => {
      const { body } = await cases.get(who, `/api/v1/cases/${numberOf(1)}`);
      const logged = body.timeline.find(
        ({ type }: { type: string }) => type === 'case.callLogged.v1',
      );
      return logged.text;
    };
    expect(await wordsFor(agent)).toEqual({ number: '***1111', note: '改天再打' });
    expect(await wordsFor(receiver)).toEqual({});
  });
});
