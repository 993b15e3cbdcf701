import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AccountabilityFiguresSchema,
  AppraisalSchema,
  DecisionsSchema,
  localDay,
  RewardsSchema,
  type AccountabilityMatter,
  type Identity,
} from '@tingsu/contracts';
import {
  AccountabilityWorld,
  finance,
  FOUND_RIGHT,
  head,
  nurse,
  personnel,
  wardHead,
  WARD,
  type Step,
} from './accountability.fixture.js';
import { leader, officer } from './cases.fixture.js';

let world: AccountabilityWorld;
beforeAll(async () => {
  world = await AccountabilityWorld.start();
}, 90_000);
afterAll(() => world?.close());

describe('what personnel takes out', () => {
  const year = localDay(new Date(), 'Asia/Shanghai').slice(0, 4);
  const appraisal = async (who: Identity, period: string) =>
    world.cases.get(who, `/api/v1/accountability/appraisal?period=${period}`);
  const rowOf = async (id: string, period: string) =>
    AppraisalSchema.parse((await appraisal(personnel, period)).body).rows.find(
      (row) => row.id === id,
    );

  it('P-14, R-412, R-413: A-33: counts what was found right by person and unit, and praise and rewards beside it', async () => {
    const { personId } = nurse;
    const steps: Step[] = [
      ...FOUND_RIGHT.slice(0, 2),
      [officer, 'nameRespondents', { units: [WARD], persons: [personId] }],
      ...FOUND_RIGHT.slice(2),
    ];
    const before = await rowOf(WARD, year);
    const receivedAt = `${String(Number(year) - 1)}-03-05T02:00:00.000Z`;
    await world.opened(steps);
    await world.opened(steps, 'east', { receivedAt });
    const reward = { kind: 'commendation', personId, department: WARD, reason: '连续三月零投诉' };
    expect((await world.cases.post(nurse, '/api/v1/rewards', reward)).status).toBe(403);
    expect((await world.cases.post(wardHead, '/api/v1/rewards', reward)).status).toBe(201);
    expect(await rowOf(personId ?? '', year)).toMatchObject({
      ...{ subject: 'person', verified: 1, attitude: 1, work: 0, rewards: 1 },
    });
    expect((await rowOf(WARD, year))?.verified).toBe((before?.verified ?? 0) + 1);
    expect(await rowOf(personId ?? '', receivedAt.slice(0, 7))).toMatchObject({ verified: 1 });
    expect(await rowOf(personId ?? '', `${receivedAt.slice(0, 5)}04`)).toBeUndefined();
    for (const who of [nurse, wardHead, head, leader, officer, finance])
      expect((await appraisal(who, year)).status).toBe(403);
    const given = async (who: Identity) =>
      RewardsSchema.parse((await world.cases.get(who, '/api/v1/rewards')).body).items;
    expect(await given(nurse)).toEqual([
      expect.objectContaining({ ...reward, givenBy: wardHead.personId }),
    ]);
    expect(await given(finance)).toEqual([]);
  });

  it('A-29: has the decisions of a year, without what waits or is under appeal', async () => {
    const made = [];
    for (let count = 0; count < 3; count++)
      made.push(await world.proposed(await world.opened(FOUND_RIGHT)));
    const [open, final, fought] = made as [
      AccountabilityMatter,
      AccountabilityMatter,
      AccountabilityMatter,
    ];
    await world.decided(final);
    await world.done(nurse, await world.decided(fought), 'appeal');
    const path = `/api/v1/accountability/decisions?period=${year}`;
    const { items } = DecisionsSchema.parse((await world.cases.get(personnel, path)).body);
    const ids = items.map(({ matterId }) => matterId);
    expect([open, final, fought].map(({ matterId }) => ids.includes(matterId))).toEqual([
      ...[false, true, false],
    ]);
    expect((await world.cases.get(leader, path)).status).toBe(403);
  });

  it('g4: says in figures how many were decided, and of few nothing', async () => {
    const figures = async (who: Identity) =>
      world.cases.get(who, `/api/v1/accountability/figures?period=${year}`);
    for (const who of [nurse, wardHead, officer, finance])
      expect((await figures(who)).status).toBe(403);
    await world.cases.database.admin(
      `insert into cases.accountability_matter select tenant_id, gen_random_uuid(), version, case_id, case_no, campus,
         case when n > 6 then 'east.ward' else department end, state, case when n > 3 then 'severe' else 'minor' end, persons, lines,
         established, changes, proposed_by, decided_by, appealed_by, made_at
       from (select * from cases.accountability_matter where cardinality(decided_by) >= 2 limit 1) m, generate_series(1, 8) n`,
    );
    const { body } = await figures(leader);
    const { decided, byDegree, byDepartment } = AccountabilityFiguresSchema.parse(body);
    expect(decided).toBeGreaterThanOrEqual(9);
    const shown = [...byDegree, ...byDepartment].map(({ count }) => count ?? 99);
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(5);
    expect(byDepartment.find(({ department }) => department === 'east.ward')?.count).toBeNull();
    expect(JSON.stringify(body)).not.toContain(nurse.personId);
  });

  it('P-14, R-412: counts a small history as one counts it by hand, month by month', async () => {
    const lastYear = Number(year) - 2;
    const persons = [nurse.personId];
    const at = (day: string) => ({ receivedAt: `${lastYear}-${day}T02:00:00.000Z` });
    const named: Step = [officer, 'nameRespondents', { units: [WARD], persons }];
    const right = [...FOUND_RIGHT.slice(0, 2), named, ...FOUND_RIGHT.slice(2)];
    const wrong: Step = [officer, 'draftOpinion', { outcome: 'not_upheld', opinion: '不成立' }];
    // Two in March that were right and one that was not; one in April.
    await world.opened(right, 'east', at('03-02'));
    await world.opened(right, 'east', at('03-31'));
    await world.opened([...right.slice(0, -1), wrong], 'east', at('03-15'));
    await world.opened(right, 'east', at('04-01'));
    const counted = async (period: string) => {
      const row = await rowOf(nurse.personId ?? '', period);
      return [row?.verified ?? 0, row?.attitude ?? 0, row?.work ?? 0];
    };
    expect(await counted(`${lastYear}-03`)).toEqual([2, 2, 0]);
    expect(await counted(`${lastYear}-04`)).toEqual([1, 1, 0]);
    expect(await counted(`${lastYear}-05`)).toEqual([0, 0, 0]);
    expect(await counted(String(lastYear))).toEqual([3, 3, 0]);
    expect((await rowOf(WARD, String(lastYear)))?.verified).toBe(3);
  });

  it('R-413: takes out what was given, with the case that it is for, page by page', async () => {
    const caseNo = await world.opened([]);
    const reward = { kind: 'praise', personId: null, department: WARD, reason: '来信表扬', caseNo };
    const unknown = { ...reward, caseNo: 'C-2026-999999' };
    expect((await world.cases.post(head, '/api/v1/rewards', unknown)).status).toBe(404);
    expect((await world.cases.post(head, '/api/v1/rewards', reward)).status).toBe(201);
    const path = `/api/v1/accountability/rewards?period=${year}`;
    const { items } = RewardsSchema.parse((await world.cases.get(personnel, path)).body);
    expect(items).toContainEqual(expect.objectContaining({ ...reward, givenBy: head.personId }));
    for (const who of [nurse, wardHead, head, leader])
      expect((await world.cases.get(who, path)).status).toBe(403);
  });
});
