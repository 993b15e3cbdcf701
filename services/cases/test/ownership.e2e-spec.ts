import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseStanding, CommandName, Identity, RoleGrant } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { CALLER, HEAD, OFFICER, RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  caseNoOf,
  centreHead,
  conductHead,
  eastOfficer,
  leader,
  officer,
} from './cases.fixture.js';
import { type Answer, directoryOf, type RunningCases, startCases } from './running-cases.js';

const SECOND = '01900000-0000-7000-8000-0000000000e1';
const person = (id: string, ...grants: RoleGrant[]) => ({
  id,
  name: id,
  email: null,
  locale: 'zh-CN',
  active: true,
  grants,
});
const grant = (role: RoleGrant['role'], campus: string | null = null): RoleGrant => ({
  role,
  campus,
  department: null,
});
const second: Identity = { ...officer, personId: SECOND };

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  const staff = [
    person(OFFICER, grant('centre_officer')),
    person(SECOND, grant('centre_officer')),
    person(HEAD, grant('centre_head', 'main')),
    person(CALLER, grant('centre_officer', 'east')),
  ];
  await cases.publish([directoryOf(staff)]);
}, 90_000);
afterAll(() => cases?.close());

/** Received an hour ago: long enough to be missed by everybody, and too short for a clock to act meanwhile. */
async function aCase(): Promise<string> {
  const receivedAt = new Date(Date.now() - 3_600_000).toISOString();
  const event = aReceived({ receivedAt });
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
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

const numbersIn = async (who: Identity, query: string): Promise<string[]> => {
  const { body } = await cases.get(who, `/api/v1/cases?${query}`);
  return body.items.map((item: { caseNo: string }) => item.caseNo);
};

describe('the owner of a case', () => {
  it('is assigned by the centre, shown in list and case, and found by it', async () => {
    const caseNo = await aCase();
    expect(await numbersIn(officer, 'view=unassigned')).toContain(caseNo);
    expect(await give(officer, caseNo, 'assign', { person: SECOND })).toMatchObject({
      status: 200,
    });
    const detail = (await cases.get(leader, `/api/v1/cases/${caseNo}`)).body;
    expect(detail.owner).toBe(SECOND);
    for (const sort of ['next_due', 'received']) {
      expect(await numbersIn(second, `view=mine&sort=${sort}`)).toContain(caseNo);
      expect(await numbersIn(officer, `owner=${SECOND}&sort=${sort}`)).toContain(caseNo);
    }
    expect(await numbersIn(officer, 'view=mine')).not.toContain(caseNo);
    expect(await numbersIn(officer, 'owner=none')).not.toContain(caseNo);
    expect(await cases.faultsOf(detail.complaintId)).toEqual([]);
  });

  it('is refused where the person may not see the case, and to departments altogether', async () => {
    const caseNo = await aCase();
    const refused = await give(officer, caseNo, 'assign', { person: CALLER });
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'owner.out_of_reach']);
    expect((await give(leader, caseNo, 'takeOver')).status).toBe(403);
  });

  it('is known of many cases at once, with what may be done, and that is no reading of them', async () => {
    const caseNos = [await aCase(), await aCase()];
    await give(officer, caseNos[1] ?? '', 'takeOver');
    const log = () =>
      cases.database.admin<{ count: string }>('select count(*) from cases.access_log');
    const before = await log();
    const standing = async (who: Identity) =>
      (await cases.post(who, '/api/v1/cases/standing', { caseNos })).body.items as CaseStanding[];
    const items = await standing(officer);
    expect(new Map(items.map(({ caseNo, owner }) => [caseNo, owner]))).toEqual(
      new Map([
        [caseNos[0], null],
        [caseNos[1], OFFICER],
      ]),
    );
    expect(items[0]?.asked).toEqual([]);
    expect(items[0]?.commands).toContainEqual({
      command: 'assign',
      allowed: true,
      reasonCode: null,
    });
    expect((await standing(leader))[0]?.commands).toContainEqual({
      ...{ command: 'assign', allowed: false, reasonCode: 'access.denied' },
    });
    expect(await standing(eastOfficer)).toEqual([]);
    expect(await standing(conductHead)).toEqual([]);
    expect(await log()).toEqual(before);
    await give(officer, caseNos[0] ?? '', 'takeOver');
    const many = { caseNos: Array.from({ length: 51 }, () => 'C-2026-000001') };
    expect((await cases.post(officer, '/api/v1/cases/standing', many)).status).toBe(422);
  });

  it('while away is also the deputy’s work', async () => {
    const caseNo = await aCase();
    await give(second, caseNo, 'takeOver');
    expect(await numbersIn(officer, 'view=mine')).not.toContain(caseNo);
    const deputy = { ...officer, standsInFor: [SECOND] };
    expect(await numbersIn(deputy, 'view=mine')).toContain(caseNo);
    expect(await numbersIn(deputy, 'owner=me')).toContain(caseNo);
  });
});

describe('home', () => {
  it('counts only the views of the person’s roles', async () => {
    const { body } = await cases.get(conductHead, '/api/v1/cases/counts');
    expect(Object.keys(body)).toEqual([
      'to_sign',
      'statements_owed',
      'my_tasks',
      'to_approve',
      'unacknowledged',
      'open',
      'due_today',
      'overdue',
      'watched',
      'closed',
      'all',
    ]);
  });

  it('of a department holds what it has to sign for and the statement it owes', async () => {
    const caseNo = await aCase();
    await give(officer, caseNo, 'startTriage');
    await give(officer, caseNo, 'classify', { facts: RUDENESS });
    await give(officer, caseNo, 'accept');
    await give(officer, caseNo, 'dispatch', { lead: 'main.conduct', assist: [] });
    expect(await numbersIn(conductHead, 'view=to_sign')).toEqual([caseNo]);
    await give(conductHead, caseNo, 'signFor');
    expect(await numbersIn(conductHead, 'view=to_sign')).toEqual([]);
    expect(await numbersIn(conductHead, 'view=statements_owed')).toEqual([caseNo]);
  });
});

describe('the load', () => {
  it('is shown for each who may own a case, and for departments, within reach', async () => {
    const { body } = await cases.get(centreHead, '/api/v1/cases/load');
    const open = new Map(
      body.persons.map((one: { personId: string; open: number }) => [one.personId, one.open]),
    );
    expect([...open.keys()].sort()).toEqual([OFFICER, SECOND, HEAD].sort());
    expect(open.get(SECOND)).toBe(2);
    expect(body.departments).toContainEqual(
      expect.objectContaining({ department: 'main.conduct' }),
    );
    expect(body.unowned.open).toBe(2);
    const east = (await cases.get(eastOfficer, '/api/v1/cases/load')).body;
    expect([east.unowned.open, east.departments]).toEqual([0, []]);
    const ofDepartment = (await cases.get(conductHead, '/api/v1/cases/load')).body;
    expect([ofDepartment.persons, ofDepartment.departments.length]).toEqual([[], 1]);
  });
});
