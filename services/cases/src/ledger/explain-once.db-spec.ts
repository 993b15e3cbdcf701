import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrate } from '@tingsu/database';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { migrations } from '../../migrations/index.js';
import { aCaseAfter } from '../lifecycle/case.fixture.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const at = migrations.findIndex(({ name }) => name.startsWith('ExplainOnce'));

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('cases', { migrations: migrations.slice(0, at) });
}, 60_000);
afterAll(() => database?.close());

it('snapshots from before lose their explanations, and nothing else', async () => {
  const state = aCaseAfter('dispatch');
  const explained = Object.fromEntries(
    Object.entries(state.clocks).map(([clockId, clock]) => [
      clockId,
      { ...clock, explanation: [{ zh: '三个工作日', en: '3 working days' }] },
    ]),
  );
  const write = (caseId: string, clocks: object) =>
    database.admin('insert into cases.case_snapshot values ($1, $2, $3)', [
      TENANT,
      caseId,
      JSON.stringify({ ...state, clocks }),
    ]);
  await write(state.caseId, explained);
  await write('01900000-0000-7000-8000-0000000000c2', {});
  await migrate({
    adminUrl: database.adminUrl,
    service: 'cases',
    migrations: migrations.slice(0, at + 1),
  });
  const rows = await database.admin('select snapshot from cases.case_snapshot order by case_id');
  const plain: unknown = JSON.parse(JSON.stringify(state));
  expect(rows.map(({ snapshot }) => snapshot)).toEqual(
    expect.arrayContaining([plain, { ...state, clocks: {} }]),
  );
  expect(rows).toHaveLength(2);
});
