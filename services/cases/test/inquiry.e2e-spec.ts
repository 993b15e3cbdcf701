import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandName, Identity, RoleGrant } from '@tingsu/contracts';
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

const INVESTIGATOR = '01900000-0000-7000-8000-0000000000e1';
const grants: RoleGrant[] = [
  { role: 'department_receiver', campus: 'east', department: 'east.outpatient' },
];
const investigator: Identity = { ...wardHead, personId: INVESTIGATOR, grants };
const financeHead: Identity = {
  ...wardHead,
  personId: '01900000-0000-7000-8000-0000000000e2',
  grants: [{ role: 'department_head', campus: 'main', department: 'main.finance' }],
};

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  const person = {
    ...{ id: INVESTIGATOR, name: '调查员', email: null, locale: 'zh-CN' as const, active: true },
    grants,
  };
  await cases.publish([directoryOf([person])]);
}, 90_000);
afterAll(() => cases?.close());

/** A case about the ward with the department for conduct, as it was received an hour ago. */
async function aCase(facts: object = {}): Promise<string> {
  const event = aReceived({ receivedAt: new Date(Date.now() - 3_600_000).toISOString() });
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  await give(officer, caseNo, 'startTriage');
  await give(officer, caseNo, 'classify', { facts: { ...RUDENESS, ...facts } });
  await give(officer, caseNo, 'accept');
  await give(officer, caseNo, 'dispatch', { lead: 'main.conduct', assist: [] });
  await give(conductHead, caseNo, 'signFor');
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
const detailFor = async (who: Identity, caseNo: string) =>
  (await cases.get(who, `/api/v1/cases/${caseNo}`)).body;
const refusalOf = ({ status, body }: Answer): unknown[] => [status, body.errors?.[0]?.code];
const ownTasks = async (who: Identity): Promise<string[]> => {
  const { body } = await cases.get(who, '/api/v1/cases?view=my_tasks');
  return body.items.map((item: { caseNo: string }) => item.caseNo);
};
const plan = (to: object) => ({
  ...{ kind: 'records', what: '调取监控', dueAt: new Date(Date.now() + 86_400_000).toISOString() },
  ...to,
});

describe('an investigation', () => {
  it('R-369: is given to a named person of any department, who finds it, reports it, and reads no other case', async () => {
    const [caseNo, other] = [await aCase(), await aCase()];
    expect((await cases.get(investigator, `/api/v1/cases/${caseNo}`)).status).toBe(404);
    await give(officer, caseNo, 'planTask', plan({ person: INVESTIGATOR }));
    expect(await ownTasks(investigator)).toEqual([caseNo]);
    const seen = await detailFor(investigator, caseNo);
    expect(seen.inquiry.tasks).toMatchObject([{ kind: 'records', words: { what: '调取监控' } }]);
    const finish = { taskId: seen.inquiry.tasks[0].taskId, result: '录像完整' };
    expect((await give(conductHead, caseNo, 'finishTask', finish)).status).toBe(422);
    expect((await give(investigator, caseNo, 'finishTask', finish)).status).toBe(200);
    expect(await ownTasks(investigator)).toEqual([]);
    expect((await cases.get(investigator, `/api/v1/cases/${other}`)).status).toBe(404);
    expect((await give(investigator, caseNo, 'dispatch')).status).toBe(403);
    expect(await cases.faultsOf(seen.complaintId)).toEqual([]);
  });

  it('R-121: is read by the centre and who is named; departments read the tasks that are theirs', async () => {
    const caseNo = await aCase();
    await give(officer, caseNo, 'planTask', plan({ person: INVESTIGATOR }));
    await give(officer, caseNo, 'planTask', plan({ department: 'main.finance', what: '核对票据' }));
    expect(await ownTasks(financeHead)).toEqual([caseNo]);
    const { inquiry, timeline } = await detailFor(financeHead, caseNo);
    expect(inquiry.tasks).toMatchObject([{ words: { what: '核对票据' } }]);
    expect(JSON.stringify([inquiry, timeline])).not.toContain('调取监控');
    const lead = await detailFor(conductHead, caseNo);
    expect(lead.inquiry).toBeUndefined();
    expect(JSON.stringify(lead.timeline)).not.toContain('case.task');
    expect((await detailFor(officer, caseNo)).inquiry.tasks).toHaveLength(2);
  });

  it('R-369: asks the head of the centre where an investigator has an interest in the outcome', async () => {
    const caseNo = await aCase();
    await give(officer, caseNo, 'planTask', plan({ person: INVESTIGATOR }));
    const { inquiry } = await detailFor(investigator, caseNo);
    const finish = { taskId: inquiry.tasks[0].taskId, result: '录像完整' };
    await give(investigator, caseNo, 'declareInterest', { conflict: true, reason: '同学' });
    expect(refusalOf(await give(investigator, caseNo, 'finishTask', finish))).toEqual([
      422,
      'inquiry.conflict',
    ]);
    const ruling = { person: INVESTIGATOR, allowed: true, reason: '无他人可派' };
    expect((await give(officer, caseNo, 'ruleInterest', ruling)).status).toBe(403);
    expect((await give(centreHead, caseNo, 'ruleInterest', ruling)).status).toBe(200);
    expect((await give(investigator, caseNo, 'finishTask', finish)).status).toBe(200);
  });
});

describe('a case that cannot be settled', () => {
  it('R-137, R-300: is handed up by hand, taken up and decided by who received it, and told back', async () => {
    const caseNo = await aCase();
    await give(officer, caseNo, 'escalate', { matter: 'liability', reason: '责任难以明确' });
    expect((await detailFor(leader, caseNo)).escalations).toMatchObject([
      { matter: 'liability', to: [{ role: 'leader' }], takenAt: null },
    ]);
    expect((await give(leader, caseNo, 'takeUpEscalation')).status).toBe(200);
    const ruling = { ruling: '由两科共同承担' };
    expect(refusalOf(await give(officer, caseNo, 'ruleEscalation', ruling))).toEqual([
      422,
      'escalation.none_open',
    ]);
    expect((await give(leader, caseNo, 'ruleEscalation', ruling)).status).toBe(200);
    const { timeline, complaintId } = await detailFor(conductHead, caseNo);
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: 'case.escalationRuled.v1', text: ruling }),
    );
    expect(await cases.faultsOf(complaintId)).toEqual([]);
  });

  it('R-333: is verified for the centre to read, and for no department', async () => {
    const caseNo = await aCase();
    const result = { how: '查登记簿', result: '与录像不符' };
    const checked = { finding: 'untrue', identityChecked: true, repetitionChecked: true };
    await give(officer, caseNo, 'verifyComplaint', { ...checked, ...result });
    expect((await detailFor(officer, caseNo)).verification).toMatchObject({ finding: 'untrue' });
    const seen = await detailFor(conductHead, caseNo);
    expect(JSON.stringify([seen.verification ?? null, seen.timeline])).not.toContain('untrue');
  });

  it('R-058, R-108: carries the desk research to the department, whose head says which unit handles it', async () => {
    const event = aReceived({ receivedAt: new Date(Date.now() - 3_600_000).toISOString() });
    await cases.publish([event]);
    const caseNo = caseNoOf(event);
    await eventually(
      async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
    );
    await give(officer, caseNo, 'startTriage');
    await give(officer, caseNo, 'classify', { facts: RUDENESS });
    await give(officer, caseNo, 'accept');
    const research = '已调取叫号记录';
    await give(officer, caseNo, 'dispatch', { lead: 'main.conduct', assist: [], research });
    await give(conductHead, caseNo, 'signFor');
    const { timeline } = await detailFor(conductHead, caseNo);
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: 'case.dispatched.v1', text: { research } }),
    );
    expect(
      (await give(conductHead, caseNo, 'decideUnit', { department: 'main.finance' })).status,
    ).toBe(200);
    expect((await detailFor(financeHead, caseNo)).leadDepartment).toBe('main.finance');
  });
});
