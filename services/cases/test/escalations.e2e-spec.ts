import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, CommandName, Identity } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { RUDENESS, shippedActivation, shippedDocument } from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  caseNoOf,
  centreHead,
  conductHead,
  leader,
  officer,
  wardHead,
} from './cases.fixture.js';
import { directoryEvent, startCases, type Answer, type RunningCases } from './running-cases.js';

const bound = (department: string, id: string) => ({
  ...{ campus: 'main', department, caseKind: 'external' as const, policies: [id] },
});
function activation() {
  const shipped = shippedActivation();
  const own = ['nursing-register', 'timeliness'].map(shippedDocument);
  const known = new Set(own.map(({ id }) => id));
  return {
    ...shipped,
    documents: [...shipped.documents.filter(({ id }) => !known.has(id)), ...own],
    bindings: [
      ...shipped.bindings,
      bound('main.ward', 'nursing-register'),
      bound('main.outpatient', 'timeliness'),
    ],
  };
}
const receiver: Identity = {
  ...conductHead,
  personId: '01900000-0000-7000-8000-0000000000e9',
  grants: [{ role: 'department_receiver', campus: 'main', department: 'main.conduct' }],
};
const financeHead: Identity = {
  ...wardHead,
  personId: '01900000-0000-7000-8000-0000000000e2',
  grants: [{ role: 'department_head', campus: 'main', department: 'main.finance' }],
};

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases(activation());
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

async function aCase(
  department: string | null,
  to: 'triage' | 'signed',
  channel: Channel = 'web_form',
): Promise<string> {
  const receivedAt = new Date(Date.now() - 3_600_000).toISOString();
  const event = aReceived({ department, channel, receivedAt });
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(async () => (await cases.get(leader, `/api/v1/cases/${caseNo}`)).status === 200);
  await must(officer, caseNo, 'startTriage');
  if (to === 'triage') return caseNo;
  await must(officer, caseNo, 'classify', { facts: RUDENESS });
  await must(officer, caseNo, 'accept');
  await must(officer, caseNo, 'dispatch', { lead: 'main.conduct', assist: [] });
  await must(conductHead, caseNo, 'signFor');
  return caseNo;
}
async function give(
  who: Identity,
  caseNo: string,
  command: CommandName,
  payload: unknown = {},
): Promise<Answer> {
  const { body } = await cases.get(leader, `/api/v1/cases/${caseNo}`);
  const path = `/api/v1/cases/${caseNo}/commands/${command}`;
  return cases.post(who, path, { expectedVersion: body.version, payload });
}
async function must(...of: Parameters<typeof give>): Promise<void> {
  const { status, body } = await give(...of);
  if (status !== 200) throw new Error(`${of[2]}: ${status} ${JSON.stringify(body)}`);
}
const seen = async (who: Identity, caseNo: string) =>
  (await cases.get(who, `/api/v1/cases/${caseNo}`)).body;

describe('what a person or a department cannot settle alone', () => {
  it('R-283: is told to the own head with one press, without a word to write', async () => {
    const caseNo = await aCase(null, 'signed');
    const press = { matter: 'cannot_handle' };
    expect((await give(receiver, caseNo, 'escalate', press)).status).toBe(200);
    expect((await seen(conductHead, caseNo)).escalations).toMatchObject([
      { matter: 'cannot_handle', to: [{ role: null, department: 'main.conduct' }] },
    ]);
    expect((await give(conductHead, caseNo, 'takeUpEscalation')).status).toBe(200);
    // Anything else is handed up with a reason.
    const unresolved = await give(officer, caseNo, 'escalate', { matter: 'unresolved' });
    expect([unresolved.status, unresolved.body.errors?.[0]?.code]).toEqual([
      422,
      'reason.required',
    ]);
  });

  it('R-305: goes from the nursing department to the leaders of the hospital, who rule in their time', async () => {
    const caseNo = await aCase('main.ward', 'signed');
    const unresolved = { matter: 'unresolved', reason: '护士长多次沟通无效' };
    await must(officer, caseNo, 'escalate', unresolved);
    await must(centreHead, caseNo, 'takeUpEscalation');
    await must(officer, caseNo, 'escalate', { ...unresolved, reason: '护理部不能解决' });
    const { escalations, clocks } = await seen(leader, caseNo);
    expect(escalations.at(-1)).toMatchObject({ step: 'EP2', to: [{ role: 'leader' }] });
    expect(clocks).toContainEqual(
      expect.objectContaining({ clockId: 'escalation.2', state: 'running' }),
    );
    expect((await give(officer, caseNo, 'ruleEscalation', { ruling: 'x' })).status).not.toBe(200);
    await must(leader, caseNo, 'ruleEscalation', { ruling: '由护理部牵头整改' });
    expect((await seen(leader, caseNo)).escalations.at(-1).ruledAt).not.toBeNull();
  });

  it('R-213: is asked of a supplier by the department that deals with him, which answers in its time', async () => {
    const caseNo = await aCase(null, 'signed');
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const ask = { kind: 'outside', what: '设备检修记录', party: '设备供应商', dueAt };
    expect((await give(officer, caseNo, 'planTask', ask)).body.errors?.[0]?.code).toBe('task.who');
    await must(officer, caseNo, 'planTask', { ...ask, department: 'main.finance' });
    const { inquiry } = await seen(financeHead, caseNo);
    expect(inquiry.tasks).toMatchObject([
      { kind: 'outside', department: 'main.finance', words: { party: '设备供应商' } },
    ]);
    const { taskId } = inquiry.tasks[0];
    await must(financeHead, caseNo, 'finishTask', { taskId, result: '供应商书面答复' });
    const { clocks, complaintId } = await seen(officer, caseNo);
    expect(clocks).toContainEqual(expect.objectContaining({ clockId: 'task.1', state: 'met' }));
    expect(await cases.faultsOf(complaintId)).toEqual([]);
  });
});

describe('what the office does when a complaint comes in', () => {
  it('R-309: proposes the quality supervisor for what is complained of in writing, and nobody of the kind for a call', async () => {
    const leadOf = async (channel: Channel) => {
      const caseNo = await aCase('main.outpatient', 'triage', channel);
      const facts = { category: 'C01', topics: ['attitude'], channel };
      await must(officer, caseNo, 'classify', { facts });
      const { timeline } = await seen(officer, caseNo);
      return timeline.findLast(({ type }: { type: string }) => type === 'case.classified.v1').data
        .lead;
    };
    expect(await leadOf('letter')).toBe('质量监督员');
    expect(await leadOf('hotline')).toBe('总经办');
  });

  it('R-381: keeps on record who checked whether it is true, who it comes from and that it repeats none', async () => {
    const caseNo = await aCase(null, 'triage');
    const checked = { finding: 'partly_true', identityChecked: true, repetitionChecked: true };
    const words = { how: '回拨电话，查登记簿', result: '等候 50 分钟属实' };
    await must(officer, caseNo, 'verifyComplaint', { ...checked, ...words });
    const { verification, timeline, complaintId } = await seen(officer, caseNo);
    expect(verification).toMatchObject({ finding: 'partly_true', by: officer.personId });
    expect(timeline).toContainEqual(
      expect.objectContaining({
        ...{ type: 'case.complaintVerified.v1', text: words },
        data: expect.objectContaining(checked),
      }),
    );
    expect(await cases.faultsOf(complaintId)).toEqual([]);
  });
});
