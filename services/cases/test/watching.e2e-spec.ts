import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { MOST_WATCHED, type Identity } from '@tingsu/contracts';
import {
  aReceived,
  caseNoOf,
  centreHead as head,
  eastOfficer,
  leader,
  officer,
  TENANT,
} from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

async function aCase(): Promise<string> {
  const event = aReceived();
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  return caseNo;
}
const watched = async (who: Identity): Promise<string[]> => {
  const { body } = await cases.get(who, '/api/v1/cases?view=watched');
  const counts = await cases.get(who, '/api/v1/cases/counts');
  expect(counts.body.watched).toBe(body.total);
  return body.items.map((item: { caseNo: string }) => item.caseNo);
};

describe('a watched case', () => {
  it('stands in the view of who watches it until he leaves it, and says so in list and page', async () => {
    const [caseNo, other] = [await aCase(), await aCase()];
    const path = `/api/v1/cases/${caseNo}`;
    expect(await watched(officer)).toEqual([]);
    for (let times = 0; times < 2; times += 1)
      expect((await cases.put(officer, `${path}/watch`, {})).status).toBe(204);
    expect(await watched(officer)).toEqual([caseNo]);
    expect(await watched(leader)).toEqual([]);
    expect((await cases.get(officer, path)).body.watched).toBe(true);
    expect((await cases.get(leader, path)).body.watched).toBe(false);
    const { body } = await cases.get(officer, '/api/v1/cases?view=all');
    const marks = body.items.map((item: { caseNo: string; watched: boolean }) => [
      item.caseNo,
      item.watched,
    ]);
    expect(marks).toEqual(
      expect.arrayContaining([
        [caseNo, true],
        [other, false],
      ]),
    );
    for (let times = 0; times < 2; times += 1)
      expect((await cases.delete(officer, `${path}/watch`)).status).toBe(204);
    expect(await watched(officer)).toEqual([]);
  });

  it('is one that the person sees, and opens nothing', async () => {
    const caseNo = await aCase();
    const answer = await cases.put(eastOfficer, `/api/v1/cases/${caseNo}/watch`, {});
    expect([answer.status, answer.body.code]).toEqual([404, 'case.not_found']);
    await cases.put(officer, `/api/v1/cases/${caseNo}/watch`, {});
    // The same person, with less than before.
    expect(await watched(eastOfficer)).toEqual([]);
    expect((await cases.delete(eastOfficer, `/api/v1/cases/${caseNo}/watch`)).status).toBe(204);
  });

  it('is told to other services with all others of the person, once for each change', async () => {
    const [first, second] = [await aCase(), await aCase()];
    for (const caseNo of [first, second, first])
      await cases.put(head, `/api/v1/cases/${caseNo}/watch`, {});
    for (let times = 0; times < 2; times += 1)
      await cases.delete(head, `/api/v1/cases/${first}/watch`);
    const told = await cases.database.admin<{ version: number; numbers: string[] }>(
      `select o.aggregate_version as version, array(select c.case_no from cases.complaint_case c
         where c.case_id::text in (select jsonb_array_elements_text(o.body::jsonb #> '{data,cases}')) order by 1) as numbers
       from cases.outbox o where o.type = 'watch.changed.v1' and o.aggregate_id = $1 order by 1`,
      [head.personId],
    );
    expect(told).toEqual([
      { version: 1, numbers: [first] },
      { version: 2, numbers: [first, second] },
      { version: 3, numbers: [second] },
    ]);
  });

  it('is one of so many at most', async () => {
    await cases.database.admin(
      `insert into cases.case_watch (tenant_id, person_id, case_id, since)
       select $1, $2, gen_random_uuid(), now() from generate_series(1, ${MOST_WATCHED})`,
      [TENANT, leader.personId],
    );
    const answer = await cases.put(leader, `/api/v1/cases/${await aCase()}/watch`, {});
    expect([answer.status, answer.body.code]).toEqual([422, 'case_watch.full']);
  });
});
