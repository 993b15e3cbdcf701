import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ImprovementDetailSchema,
  ImprovementsSchema,
  LearningRecordsSchema,
  LOOP_KINDS,
  LoopsSchema,
  ReadingsSchema,
  type Identity,
  type LoopCounts,
  type LoopKind,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { HEAD, LEADER } from '../src/lifecycle/case.fixture.js';
import { conductHead, eastOfficer, leader, officer, wardHead } from './cases.fixture.js';
import { aMember, directoryOf, type RunningCases, startCases } from './running-cases.js';

const DEPARTMENT = 'main.conduct';
const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const PERIOD = `from=${dayFromNow(-3)}&to=${dayFromNow(3)}`;

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryOf([HEAD, LEADER].map((id) => aMember(id)))]);
  await eventually(async () => (await cases.get(leader, '/api/v1/cases/load')).status === 200);
}, 90_000);
afterAll(() => cases?.close());

async function loops(who: Identity, query = PERIOD): Promise<Map<LoopKind, LoopCounts>> {
  const { status, body } = await cases.get(who, `/api/v1/loops?${query}`);
  expect(status).toBe(200);
  return new Map(LoopsSchema.parse(body).items.map(({ kind, ...counts }) => [kind, counts]));
}
async function action(more: object = {}) {
  const wanted = {
    ...{ actionId: randomUUID(), department: DEPARTMENT, owner: null, category: null },
    ...{ origin: { kind: 'own', id: null }, caseNos: [], causes: [], title: '题', what: '事' },
    ...{ dueOn: dayFromNow(5), ...more },
  };
  const { status, body } = await cases.post(officer, '/api/v1/improvements', wanted);
  expect([status, body]).toMatchObject([201, {}]);
  return ImprovementDetailSchema.parse(body);
}
async function tell(who: Identity, path: string, body: object): Promise<void> {
  const answer = await cases.post(who, path, body);
  expect([answer.status < 300, answer.body]).toEqual([true, answer.body]);
}
const behind = async (query: string) =>
  ImprovementsSchema.parse((await cases.get(leader, `/api/v1/improvements?${query}`)).body).items
    .length;

describe('the page of loops', () => {
  it('shows leaders every loop by kind, and nothing of another campus', async () => {
    const mine = await loops(leader);
    expect([...mine.keys()].sort()).toEqual([...LOOP_KINDS].sort());
    expect(mine.get('problem')).toEqual({
      ...{ open: 0, overdue: null, check: 0, improved: 0, closed: 0 },
    });
    await action();
    const [there, elsewhere] = [await loops(officer), await loops(eastOfficer)];
    expect([there.get('action')?.open, elsewhere.get('action')?.open]).toEqual([1, 0]);
    // A department sees its own.
    expect((await loops(wardHead)).get('action')?.open).toBe(0);
    expect((await loops(conductHead)).get('action')?.open).toBe(1);
    expect((await loops(leader, `${PERIOD}&campus=east`)).get('action')?.open).toBe(0);
  });

  it('counts actions as their lists have them: late, to be checked, with effect and without, in the period', async () => {
    const before = (await loops(leader)).get('action');
    const [late, done, helped, dropped] = [
      await action(),
      await action(),
      await action(),
      await action(),
    ];
    await cases.database.admin(
      `update cases.improvement_action set due_at = now() - interval '1 day', order_at = now() - interval '1 day' where action_id = $1`,
      [late.actionId],
    );
    for (const { actionId } of [done, helped])
      await tell(conductHead, `/api/v1/improvements/${actionId}/close`, { proof: '有照片' });
    const checked = { result: 'improved', words: '无投诉' };
    await tell(leader, `/api/v1/improvements/${helped.actionId}/check`, checked);
    await tell(officer, `/api/v1/improvements/${dropped.actionId}/withdraw`, { reason: '重复' });
    const counts = (await loops(leader)).get('action');
    expect(counts).toEqual({
      ...{ open: (before?.open ?? 0) + 1, overdue: 1, check: 1, improved: 1, closed: 1 },
    });
    for (const [list, count] of Object.entries(counts ?? {}))
      expect([list, await behind(`list=${list}&${PERIOD}`)]).toEqual([list, count]);
    // What ended outside of the period is not counted; what is open is, whenever it began.
    const then = `from=${dayFromNow(-30)}&to=${dayFromNow(-20)}`;
    expect((await loops(leader, then)).get('action')).toMatchObject({
      ...{ open: counts?.open, improved: 0, closed: 0 },
    });
    expect(await behind(`list=improved&${then}`)).toBe(0);
  });

  it('follows an inspection from its plan to what its actions brought', async () => {
    const recordId = randomUUID();
    const write = async (version: number, more: object) => {
      const record = {
        ...{ version, kind: 'inspection', department: DEPARTMENT, title: '夜间巡查' },
        ...{ plannedOn: dayFromNow(-2), heldOn: null, text: '', people: [], ...more },
      };
      const { status, body } = await cases.put(
        officer,
        `/api/v1/learning-records/${recordId}`,
        record,
      );
      expect([status, body]).toMatchObject([200, {}]);
    };
    const stands = async () => (await loops(leader)).get('inspection');
    await write(0, {});
    expect(await stands()).toEqual({ open: 1, overdue: 1, check: 0, improved: 0, closed: 0 });
    await write(1, { heldOn: dayFromNow(-1), text: '灯坏了' });
    expect(await stands()).toEqual({ open: 0, overdue: 0, check: 0, improved: 0, closed: 1 });
    const { actionId } = await action({ origin: { kind: 'inspection', id: recordId } });
    expect(await stands()).toMatchObject({ check: 1, closed: 0 });
    await tell(conductHead, `/api/v1/improvements/${actionId}/close`, { proof: '已换灯' });
    const checked = { result: 'improved', words: '复查正常' };
    await tell(leader, `/api/v1/improvements/${actionId}/check`, checked);
    expect(await stands()).toMatchObject({ check: 0, improved: 1, closed: 0 });
    const path = `/api/v1/learning-records?kind=inspection&list=improved&${PERIOD}`;
    const listed = LearningRecordsSchema.parse((await cases.get(leader, path)).body);
    expect(listed.items.map((one) => one.recordId)).toEqual([recordId]);
  });

  it('counts a reading as open until everybody who was told has confirmed it', async () => {
    const reading = {
      ...{ readingId: randomUUID(), title: '首问负责制', lessonId: null },
      ...{ departments: [], dueOn: dayFromNow(1) },
    };
    await tell(leader, '/api/v1/readings', reading);
    const open = async () => {
      const path = `/api/v1/readings?list=open&${PERIOD}`;
      const { items } = ReadingsSchema.parse((await cases.get(leader, path)).body);
      return [(await loops(leader)).get('reading')?.open, items.length];
    };
    expect(await open()).toEqual([1, 1]);
    await cases.database.admin(
      `insert into cases.reading_confirmation (tenant_id, reading_id, person_id, at)
       select tenant_id, reading_id, person_id, now() from cases.reading_reader where reading_id = $1`,
      [reading.readingId],
    );
    expect(await open()).toEqual([0, 0]);
    expect((await loops(leader)).get('reading')?.closed).toBe(1);
  });

  it('refuses a day that there is none, and who sees no improvement', async () => {
    expect((await cases.get(leader, '/api/v1/loops?from=2026-02-30')).body).toMatchObject({
      code: 'request.invalid',
    });
    const nobody = { ...officer, grants: [] };
    expect((await cases.get(nobody, '/api/v1/loops')).body).toMatchObject({
      code: 'access.denied',
    });
  });
});
