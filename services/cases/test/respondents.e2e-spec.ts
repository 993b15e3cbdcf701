import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import type { CommandName, ComplaintReceived, Identity } from '@tingsu/contracts';
import { HEAD, RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  caseNoOf,
  conductHead,
  eastOfficer,
  leader,
  officer,
  OTHER_TENANT,
} from './cases.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

const NURSE = '01900000-0000-7000-8000-0000000000e1';
const as = (
  role: Identity['grants'][number]['role'],
  change: Partial<Identity> = {},
): Identity => ({
  ...officer,
  grants: [{ role, campus: null, department: null }],
  ...change,
});

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  const member = { name: '护士', email: null, locale: 'zh-CN', active: true, grants: [] };
  const staff = [NURSE, HEAD].map((id) => ({ id, ...member }));
  await cases.publish([directoryOf(staff)]);
}, 90_000);
afterAll(() => cases?.close());

async function open(...changes: Partial<ComplaintReceived['data']>[]): Promise<string[]> {
  const events = changes.map(aReceived);
  await cases.publish(events);
  const caseNos = events.map(caseNoOf);
  for (const caseNo of caseNos)
    await eventually(
      async () => (await cases.get(leader, `/api/v1/cases/${caseNo}`)).status === 200,
    );
  return caseNos;
}

async function act(caseNo: string, command: CommandName, payload: unknown = {}): Promise<void> {
  const path = `/api/v1/cases/${caseNo}`;
  const { version } = (await cases.get(leader, path)).body;
  const answer = await cases.post(officer, `${path}/commands/${command}`, {
    expectedVersion: version,
    payload,
  });
  expect([command, answer]).toMatchObject([command, { status: 200 }]);
}

/** The cases that complain of them, by their numbers. */
async function about(who: Identity, respondent: string, more = ''): Promise<string[]> {
  const { status, body } = await cases.get(
    who,
    `/api/v1/cases?view=all&respondent=${respondent}&limit=200${more}`,
  );
  expect(status).toBe(200);
  expect(body.total).toBe(body.items.length);
  return body.items.map((item: { caseNo: string }) => item.caseNo).sort();
}

describe('the cases that complain of a department or a member of staff', () => {
  it('are found from the first moment, and by what is corrected later', async () => {
    const [first = '', second = ''] = await open({ department: 'main.medical' }, {});
    expect(await about(officer, 'unit:main.medical')).toEqual([first]);
    await act(second, 'nameRespondents', { units: ['main.medical'], persons: [NURSE] });
    expect(await about(officer, 'unit:main.medical')).toEqual([first, second].sort());
    expect(await about(officer, `person:${NURSE}`)).toEqual([second]);
    await act(second, 'nameRespondents', { units: ['main.finance'], persons: [] });
    expect(await about(officer, 'unit:main.medical')).toEqual([first]);
    expect(await about(officer, 'unit:main.finance')).toEqual([second]);
    expect(await about(officer, `person:${NURSE}`)).toEqual([]);
  });

  it('stay the same when a handler takes over and when the same news comes twice', async () => {
    const event = aReceived({ department: 'main.outpatient' });
    await cases.publish([event, event]);
    const caseNo = caseNoOf(event);
    await eventually(
      async () => (await cases.get(leader, `/api/v1/cases/${caseNo}`)).status === 200,
    );
    await cases.publish([event]);
    await act(caseNo, 'startTriage');
    await act(caseNo, 'classify', { facts: RUDENESS });
    await act(caseNo, 'accept');
    await act(caseNo, 'dispatch', { lead: 'main.conduct', assist: [] });
    expect(await about(officer, 'unit:main.outpatient')).toEqual([caseNo]);
    expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
    // The head finds of another department what his own department leads.
    expect(await about(conductHead, 'unit:main.outpatient')).toEqual([caseNo]);
    expect(await about(conductHead, 'unit:main.medical')).toEqual([]);
  });

  it('come page by page in either order, each once', async () => {
    const opened = await open(
      ...Array.from({ length: 7 }, () => ({ department: 'main.complaints' })),
    );
    for (const sort of ['received', 'next_due']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await cases.get(
          officer,
          `/api/v1/cases?view=all&respondent=unit:main.complaints&sort=${sort}&limit=3${cursor ? `&cursor=${cursor}` : ''}`,
        );
        seen.push(...body.items.map((item: { caseNo: string }) => item.caseNo));
        cursor = body.nextCursor;
      }
      expect(seen.toSorted()).toEqual(opened.toSorted());
      expect(seen).toHaveLength(7);
    }
  });

  it('are those of the reader’s campus and group', async () => {
    const [east = ''] = await open({ campus: 'east', department: 'east.outpatient' });
    expect(await about(eastOfficer, 'unit:east.outpatient')).toEqual([east]);
    expect(await about(eastOfficer, 'unit:main.complaints')).toEqual([]);
    expect(await about(as('leader'), 'unit:east.outpatient')).toEqual([east]);
    expect(await about(as('auditor'), 'unit:east.outpatient')).toEqual([east]);
    const { body } = await cases.get(
      { ...officer, tenantId: OTHER_TENANT },
      '/api/v1/cases?view=all&respondent=unit:east.outpatient',
    );
    expect(body.items ?? []).toEqual([]);
  });

  it('are refused to who is not shown who is complained of, and never tell a person of himself', async () => {
    const [caseNo = ''] = await open({ department: 'main.ward' });
    await act(caseNo, 'nameRespondents', { units: ['main.ward'], persons: [HEAD, NURSE] });
    expect(await about(officer, `person:${NURSE}`)).toEqual([caseNo]);
    const himself = as('centre_officer', { personId: NURSE });
    expect(await about(himself, `person:${NURSE}`)).toEqual([]);
    expect(await about(himself, `person:${HEAD}`)).toEqual([]);
    const receiver = as('department_receiver', {
      grants: [{ role: 'department_receiver', campus: 'main', department: 'main.ward' }],
    });
    for (const who of [as('first_responder'), as('callback_agent'), receiver]) {
      const { status, body } = await cases.get(who, '/api/v1/cases?respondent=unit:main.ward');
      expect([status, body.code]).toEqual([403, 'access.denied']);
    }
  });

  it('R-121: hide a clue in confidence from the department that it is about', async () => {
    const [caseNo = ''] = await open({ department: 'main.conduct' });
    await act(caseNo, 'startTriage');
    const facts = { ...RUDENESS, confidentialFromRespondent: true };
    await act(caseNo, 'classify', { facts });
    expect(await about(officer, 'unit:main.conduct')).toEqual([caseNo]);
    expect(await about(conductHead, 'unit:main.conduct')).toEqual([]);
  });

  it('are counted on the page of a case for each of them, this one included', async () => {
    const longAgo = new Date(Date.now() - 400 * 86_400_000).toISOString();
    const before = new Date(Date.now() - 100 * 86_400_000).toISOString();
    const department = 'main.finance';
    const start = await about(officer, `unit:${department}`);
    const [caseNo = ''] = await open(
      { department },
      { department, receivedAt: before },
      { department, receivedAt: longAgo },
    );
    await act(caseNo, 'nameRespondents', { units: [department], persons: [NURSE] });
    const { status, body } = await cases.get(officer, `/api/v1/cases/${caseNo}/respondents`);
    expect([status, body.past.months, body.recent.days]).toEqual([200, 12, 90]);
    const since = `&receivedFrom=${body.past.since}`;
    const [unit, person] = body.items;
    expect(unit).toEqual({
      respondent: `unit:${department}`,
      inPast: start.length + 2,
      inRecent: start.length + 1,
    });
    expect(unit.inPast).toBe((await about(officer, unit.respondent, since)).length);
    expect(person.inPast).toBe((await about(officer, person.respondent, since)).length);
    const path = `/api/v1/cases/${caseNo}/respondents`;
    expect((await cases.get(eastOfficer, path)).status).toBe(404);
    expect((await cases.get(as('centre_officer', { personId: NURSE }), path)).status).toBe(404);
    expect((await cases.get(as('first_responder'), path)).body.items).toEqual([]);
  });

  it('leave a row in the access log when a member of staff is asked for, once for all pages', async () => {
    const asked = async (): Promise<number> =>
      (
        await cases.database.admin(
          `select 1 from cases.access_log where action = 'find' and reason = 'respondent'`,
        )
      ).length;
    const before = await asked();
    await about(officer, 'unit:main.ward');
    expect(await asked()).toBe(before);
    await about(officer, `person:${NURSE}`);
    expect(await asked()).toBe(before + 1);
  });

  it('are asked for by a code or an id, never by a name', async () => {
    const { status, body } = await cases.get(officer, '/api/v1/cases?respondent=person:张三');
    expect([status, body.errors[0].path]).toEqual([422, 'respondent']);
  });
});
