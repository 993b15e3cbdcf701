import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandName, Identity } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  caseNoOf,
  centreHead,
  conductHead,
  leader,
  officer,
  wardHead,
} from './cases.fixture.js';
import { type Answer, directoryOf, type RunningCases, startCases } from './running-cases.js';

const HANDLER = {
  id: '01900000-0000-7000-8000-0000000000f3',
  name: '经办人',
  email: null,
  locale: 'zh-CN',
  active: true,
  grants: [{ role: 'department_receiver', campus: 'main', department: 'main.conduct' }],
} as const;

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryOf([HANDLER])]);
}, 90_000);
afterAll(() => cases?.close());

/** A case with the department for conduct, as it was received an hour ago. */
async function aDispatchedCase(assist: readonly string[] = []): Promise<string> {
  const event = aReceived({ receivedAt: new Date(Date.now() - 3_600_000).toISOString() });
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  await give(officer, caseNo, 'startTriage');
  await give(officer, caseNo, 'classify', { facts: RUDENESS });
  await give(officer, caseNo, 'accept');
  await give(officer, caseNo, 'dispatch', { lead: 'main.conduct', assist });
  return caseNo;
}

async function give(
  who: Identity,
  caseNo: string,
  command: CommandName,
  payload: unknown = {},
): Promise<Answer> {
  const { body } = await cases.get(leader, `/api/v1/cases/${caseNo}`);
  return cases.post(who, `/api/v1/cases/${caseNo}/commands/${command}`, {
    expectedVersion: body.version,
    payload,
  });
}

const refusalOf = ({ status, body }: Answer): unknown[] => [status, body.errors?.[0]?.code];

describe('a ruling', () => {
  it('T-17: of the head of the centre ends the returning of a case', async () => {
    const caseNo = await aDispatchedCase();
    const ruling = { lead: 'main.conduct', reason: '投诉的是工作纪律' };
    await give(conductHead, caseNo, 'returnTicket', { reason: '不是我科' });
    expect((await give(officer, caseNo, 'ruleDepartment', ruling)).status).toBe(403);
    expect((await give(centreHead, caseNo, 'ruleDepartment', ruling)).status).toBe(200);
    const returned = await give(conductHead, caseNo, 'returnTicket', { reason: '不是我科' });
    expect(refusalOf(returned)).toEqual([422, 'return.ruled']);
    const { timeline } = (await cases.get(conductHead, `/api/v1/cases/${caseNo}`)).body;
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: 'case.dispatched.v1', text: { reason: ruling.reason } }),
    );
  });
});

describe('the parts of departments that assist', () => {
  const PART = { department: 'main.finance', question: '收费依据是什么？' };
  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
  const financeHead: Identity = {
    ...wardHead,
    personId: '01900000-0000-7000-8000-0000000000f1',
    grants: [{ role: 'department_head', campus: 'main', department: 'main.finance' }],
  };
  const owedBy = async (who: Identity): Promise<string[]> => {
    const { body } = await cases.get(who, '/api/v1/cases?view=statements_owed');
    return body.items.map((item: { caseNo: string }) => item.caseNo);
  };
  const detailFor = async (who: Identity, caseNo: string) =>
    (await cases.get(who, `/api/v1/cases/${caseNo}`)).body;
  const wordsIn = (detail: { timeline: { type: string; text: Record<string, string> }[] }) =>
    detail.timeline.filter(({ type }) => type.startsWith('case.part')).map(({ text }) => text);

  it('R-111: are asked for by the lead, each with its own time, and come back to it', async () => {
    const caseNo = await aDispatchedCase();
    await give(conductHead, caseNo, 'signFor');
    expect((await give(financeHead, caseNo, 'signForPart')).status).toBe(404);
    expect(
      await give(conductHead, caseNo, 'askPart', { ...PART, dueAt: tomorrow() }),
    ).toMatchObject({ status: 200 });
    expect(await owedBy(financeHead)).toEqual([caseNo]);
    const asked = await detailFor(financeHead, caseNo);
    expect(wordsIn(asked)).toEqual([{ question: PART.question }]);
    expect(asked.clocks).toContainEqual(
      expect.objectContaining({ clockId: 'part.1', state: 'running' }),
    );
    const ask = { ...PART, dueAt: tomorrow() };
    expect((await give(financeHead, caseNo, 'askPart', ask)).status).toBe(403);
    await give(financeHead, caseNo, 'signForPart');
    expect((await give(financeHead, caseNo, 'submitPart', { part: '见附件' })).status).toBe(200);
    expect(await owedBy(financeHead)).toEqual([]);
    const { parts, ...answered } = await detailFor(conductHead, caseNo);
    expect(parts).toMatchObject([{ department: 'main.finance', signedBy: financeHead.personId }]);
    expect(wordsIn(answered)).toContainEqual({ part: '见附件' });
    expect(await cases.faultsOf(answered.complaintId)).toEqual([]);
  });

  it('are for their authors and the lead to read, and may be returned', async () => {
    const caseNo = await aDispatchedCase(['main.medical']);
    await give(officer, caseNo, 'askPart', { ...PART, dueAt: tomorrow() });
    await give(financeHead, caseNo, 'submitPart', { part: '无误' });
    const other = { ...financeHead, personId: '01900000-0000-7000-8000-0000000000f2' };
    expect(wordsIn(await detailFor(financeHead, caseNo))).toContainEqual({ part: '无误' });
    expect(wordsIn(await detailFor(other, caseNo))).not.toContainEqual({ part: '无误' });
    await give(officer, caseNo, 'askPart', { ...PART, dueAt: tomorrow() });
    const returned = await give(financeHead, caseNo, 'returnPart', { reason: '已答复' });
    expect(returned.status).toBe(200);
    const again = await give(financeHead, caseNo, 'returnPart', { reason: '已答复' });
    expect(refusalOf(again)).toEqual([422, 'part.none_owed']);
  });

  it('say beside the field what is wrong with a question', async () => {
    const caseNo = await aDispatchedCase();
    const late = await give(officer, caseNo, 'askPart', { ...PART, dueAt: '2026-01-01T00:00:00Z' });
    expect(refusalOf(late)).toEqual([422, 'part.due_past']);
    const lead = { ...PART, department: 'main.conduct', dueAt: tomorrow() };
    expect(refusalOf(await give(officer, caseNo, 'askPart', lead))).toEqual([422, 'part.lead']);
    expect((await give(officer, caseNo, 'askPart', { ...PART, dueAt: 'soon' })).status).toBe(422);
  });
});

describe('urging', () => {
  it('R-128: is counted on the case and in the list until the department answers', async () => {
    const caseNo = await aDispatchedCase();
    expect((await give(conductHead, caseNo, 'urge', { demand: '请今天答复' })).status).toBe(403);
    expect((await give(officer, caseNo, 'urge', { demand: '请今天答复' })).status).toBe(200);
    expect((await give(leader, caseNo, 'urge', { demand: '请马上答复' })).status).toBe(200);
    const urgedIn = async (): Promise<number> => {
      const { body } = await cases.get(conductHead, '/api/v1/cases?view=to_sign');
      return body.items.find((item: { caseNo: string }) => item.caseNo === caseNo).urged;
    };
    expect(await urgedIn()).toBe(2);
    expect((await give(conductHead, caseNo, 'answerUrge', { answer: '正在核实' })).status).toBe(
      200,
    );
    expect(await urgedIn()).toBe(1);
    const wrong = await give(officer, caseNo, 'urge', { department: 'main.ward', demand: 'x' });
    expect(refusalOf(wrong)).toEqual([422, 'urge.owes_nothing']);
    const { body } = await cases.get(officer, `/api/v1/cases/${caseNo}`);
    expect(await cases.faultsOf(body.complaintId)).toEqual([]);
  });
});

describe('the work of the leading department', () => {
  const handler: Identity = { ...conductHead, personId: HANDLER.id, grants: [...HANDLER.grants] };
  const PLAN = { steps: [{ what: '核对当日排班', person: HANDLER.id, until: '2099-01-01' }] };

  it('R-061: is handed on by the head to a colleague, who finds it under mine', async () => {
    const caseNo = await aDispatchedCase();
    await give(conductHead, caseNo, 'signFor');
    const early = await give(handler, caseNo, 'stateInability', { kind: 'for_now', reason: 'x' });
    expect(refusalOf(early)).toEqual([422, 'handler.not_given']);
    expect((await give(handler, caseNo, 'delegate', { person: HANDLER.id })).status).toBe(403);
    const wrong = await give(conductHead, caseNo, 'delegate', { person: conductHead.personId });
    expect(refusalOf(wrong)).toEqual([422, 'handler.out_of_reach']);
    expect((await give(conductHead, caseNo, 'delegate', { person: HANDLER.id })).status).toBe(200);
    const { body } = await cases.get(handler, '/api/v1/cases?view=mine');
    expect(body.items).toMatchObject([{ caseNo, assignee: HANDLER.id }]);
  });

  it('R-112, R-113: is planned, or said to be impossible, for the office to read', async () => {
    const caseNo = await aDispatchedCase();
    await give(conductHead, caseNo, 'signFor');
    expect((await give(conductHead, caseNo, 'planWork', PLAN)).status).toBe(200);
    const cannot = { kind: 'not_at_all', reason: '设备已报废' };
    expect((await give(conductHead, caseNo, 'stateInability', cannot)).status).toBe(200);
    expect((await give(conductHead, caseNo, 'planWork', { steps: [] })).status).toBe(422);
    const { body } = await cases.get(officer, `/api/v1/cases/${caseNo}`);
    const texts = body.timeline.map(({ text }: { text: Record<string, string> }) => text);
    expect(texts).toContainEqual({ workPlan: '核对当日排班' });
    expect(texts).toContainEqual({ reason: '设备已报废' });
    expect(await cases.faultsOf(body.complaintId)).toEqual([]);
  });
});
