import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadersSchema, ReadingsSchema, type Identity, type ReadingDue } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { HEAD, LEADER } from '../src/lifecycle/case.fixture.js';
import { TellReaders } from '../src/lessons/tell-readers.usecase.js';
import { conductHead, leader, wardHead } from './cases.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

const NURSE = '01900000-0000-7000-8000-0000000000c1';
const NEWCOMER = '01900000-0000-7000-8000-0000000000c2';
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const nurse: Identity = { ...wardHead, personId: NURSE, grants: [] };

let cases: RunningCases;
const readingId = randomUUID();
const member = (id: string, department: string | null) => ({
  ...{ id, name: id, email: null, locale: 'zh-CN' as const, active: true },
  grants: [{ role: 'department_head' as const, campus: 'main', department }],
});
async function publishStaff(version: number, staff: readonly ReturnType<typeof member>[]) {
  await cases.publish([directoryOf(staff, version)]);
}

beforeAll(async () => {
  cases = await startCases();
  await publishStaff(1, [
    member(HEAD, 'main.conduct'),
    member(NURSE, 'main.conduct'),
    member(LEADER, null),
  ]);
  await eventually(async () => (await cases.get(leader, '/api/v1/cases/load')).status === 200);
  const asked = { readingId, title: '首问负责制', lessonId: null, departments: ['main.conduct'] };
  const answer = await cases.post(leader, '/api/v1/readings', { ...asked, dueOn: inDays(9) });
  expect(answer.status).toBe(204);
  expect(
    (await cases.post(leader, '/api/v1/readings', { ...asked, dueOn: inDays(9) })).status,
  ).toBe(204);
}, 90_000);
afterAll(() => cases?.close());

async function told(type: string): Promise<ReadingDue['data'][]> {
  const rows = await cases.database.admin<{ body: string }>(
    'select body from cases.outbox where type = $1 and aggregate_id = $2 order by aggregate_version',
    [type, readingId],
  );
  return rows.map(({ body }) => JSON.parse(body).data);
}
/** As if so many days had passed for those who have to read. */
async function daysPass(days: number): Promise<void> {
  await cases.database.admin(
    `update cases.reading_reader set due_at = due_at - make_interval(days => $1), next_at = next_at - make_interval(days => $1)`,
    [days],
  );
  await cases.app.get(TellReaders).tellAgain();
}
const readers = async (who: Identity) =>
  ReadersSchema.parse((await cases.get(who, `/api/v1/readings/${readingId}/readers`)).body).items;

describe('what people have to read', () => {
  it('R-366: is told to everybody who has to read it, once', async () => {
    expect(await told('reading.asked.v1')).toMatchObject([
      { title: '首问负责制', readers: expect.arrayContaining([HEAD, NURSE]) },
    ]);
    await cases.app.get(TellReaders).tellNewcomers();
    expect(await told('reading.asked.v1')).toHaveLength(1);
  });

  it('R-366: is told to a new colleague, who has as many days as the others had', async () => {
    await cases.database.admin(
      `update cases.reading set asked_at = asked_at - interval '7 days', due_at = due_at - interval '7 days'`,
    );
    await publishStaff(2, [
      ...[member(HEAD, 'main.conduct'), member(NURSE, 'main.conduct'), member(LEADER, null)],
      member(NEWCOMER, 'main.conduct'),
    ]);
    await eventually(async () => {
      await cases.app.get(TellReaders).tellNewcomers();
      return (await told('reading.asked.v1')).length === 2;
    });
    const [, second] = await told('reading.asked.v1');
    expect(second?.readers).toEqual([NEWCOMER]);
    expect(Date.parse(second?.dueAt ?? '')).toBeGreaterThan(Date.now() + 8 * DAY_MS);
    const newcomer = { ...nurse, personId: NEWCOMER };
    const { body } = await cases.get(newcomer, '/api/v1/readings');
    expect(ReadingsSchema.parse(body).items).toMatchObject([
      { readingId, mine: true, dueAt: second?.dueAt },
    ]);
  });

  it('is reminded of and taken to the head of the department, but not of who has confirmed', async () => {
    const confirm = `/api/v1/readings/${readingId}/confirm`;
    expect((await cases.post(nurse, confirm, undefined)).status).toBe(204);
    await daysPass(7);
    await daysPass(4);
    await daysPass(2);
    // The newcomer has another last day, so each is told of his own.
    const due = await told('reading.due.v1');
    const steps = due.map(({ step, readers: some, notify }) => [step, some, notify]);
    expect(steps).toEqual([
      ...[HEAD, NEWCOMER].map((id) => ['reminder', [id], []]),
      ...[HEAD, NEWCOMER].map((id) => ['overdue', [id], []]),
      ...[HEAD, NEWCOMER].map((id) => ['escalation', [id], ['departmentHead']]),
    ]);
    expect(due[4]?.department).toBe('main.conduct');
    await daysPass(30);
    expect(await told('reading.due.v1')).toHaveLength(6);
  });

  it('shows the head of a department who of his people has not read it, and nobody else', async () => {
    expect(await readers(conductHead)).toMatchObject([
      { personId: HEAD, confirmedAt: null, late: true },
      { personId: NURSE, confirmedAt: expect.any(String) },
      { personId: NEWCOMER, confirmedAt: null, late: true },
    ]);
    expect((await cases.get(wardHead, `/api/v1/readings/${readingId}/readers`)).status).toBe(404);
    const everybody = { readingId: randomUUID(), title: '院规', lessonId: null, departments: [] };
    await cases.post(leader, '/api/v1/readings', { ...everybody, dueOn: inDays(9) });
    const path = `/api/v1/readings/${everybody.readingId}/readers`;
    expect((await cases.get(conductHead, path)).body.items).toHaveLength(3);
    expect((await cases.get(leader, path)).body.items).toHaveLength(4);
  });
});
