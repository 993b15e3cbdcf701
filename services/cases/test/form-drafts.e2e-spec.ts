import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Identity } from '@tingsu/contracts';
import { ForgetDrafts } from '../src/case-drafts/forget-drafts.job.js';
import { leader, officer, OTHER_TENANT, TENANT } from './cases.fixture.js';
import { startCases, type RunningCases } from './running-cases.js';

const WORDS = '晨交班时每人复述三查七对';
const PATH = '/api/v1/form-drafts/improvement/new';
let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
}, 90_000);
afterAll(() => cases?.close(), 60_000);

const save = (who: Identity, what: string, revision: number, path = PATH) =>
  cases.put(who, path, { revision, values: { what } });
const read = async (who: Identity, path = PATH) => (await cases.get(who, path)).body;

it('what is typed into a form outside a case is kept on the server for its author alone', async () => {
  expect(await read(officer)).toEqual({ draft: null });
  expect(await save(officer, '晨', 0)).toMatchObject({ status: 200, body: { revision: 1 } });
  expect(await save(officer, WORDS, 1)).toMatchObject({ body: { revision: 2 } });
  expect(await read(officer)).toMatchObject({ draft: { revision: 2, values: { what: WORDS } } });
  for (const other of [leader, { ...officer, tenantId: OTHER_TENANT }])
    expect(await read(other)).toEqual({ draft: null });
  expect(await read(officer, '/api/v1/form-drafts/reward/new')).toEqual({ draft: null });
});

it('lies sealed in the database', async () => {
  const rows = await cases.database.admin<{ text: string }>(
    `select encode(body, 'escape') as text from cases.form_draft where tenant_id = $1`,
    [TENANT],
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('交班');
});

it('two devices never write over each other unseen, and the same words twice are no conflict', async () => {
  expect(await save(officer, '另一台电脑上写的', 1)).toMatchObject({
    status: 409,
    body: { code: 'case_draft.stale_revision', currentVersion: 2 },
  });
  expect(await save(officer, WORDS, 1)).toMatchObject({ status: 200, body: { revision: 2 } });
});

it('a form that nobody has, or an address that names no subject, is refused', async () => {
  for (const path of ['/api/v1/form-drafts/diary/new', '/api/v1/form-drafts/reward/a%20b'])
    expect(await save(officer, 'x', 0, path)).toMatchObject({
      body: { code: 'request.invalid' },
    });
});

it('goes when it is discarded, and when nobody touched it for 90 days', async () => {
  expect((await cases.delete(officer, PATH)).status).toBe(204);
  expect(await read(officer)).toEqual({ draft: null });
  await save(officer, WORDS, 0);
  await cases.database.admin(
    `update cases.form_draft set updated_at = updated_at - interval '91 days'`,
  );
  expect(await cases.app.get(ForgetDrafts).execute()).toBe(1);
  expect(await read(officer)).toEqual({ draft: null });
});
