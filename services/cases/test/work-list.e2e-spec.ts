import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { CASE_VIEWS, CaseListSchema, viewsFor } from '@tingsu/contracts';
import { aReceived, caseNoOf, eastOfficer, officer, operator, TENANT } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

describe('the work list', () => {
  it('pages by next due time without losing or repeating a case', async () => {
    const events = Array.from({ length: 12 }, (_, index) =>
      aReceived({ receivedAt: new Date(Date.now() - index * 60_000).toISOString() }),
    );
    await cases.publish(events);
    await eventually(
      async () =>
        (await cases.get(officer, `/api/v1/cases/${caseNoOf(events.at(-1) ?? aReceived())}`))
          .status === 200,
    );
    const seen: { caseNo: string; due: string }[] = [];
    const totals: (number | null)[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await cases.get(
        officer,
        `/api/v1/cases?view=all&limit=5${cursor ? `&cursor=${cursor}` : ''}`,
      );
      const page = CaseListSchema.parse(body);
      seen.push(
        ...page.items.map(({ caseNo, nextClock }) => ({ caseNo, due: nextClock?.dueAt ?? '9999' })),
      );
      totals.push(page.total);
      cursor = page.nextCursor;
    }
    expect(totals).toEqual([seen.length, ...totals.slice(1).map(() => null)]);
    expect(new Set(seen.map(({ caseNo }) => caseNo)).size).toBe(seen.length);
    expect(seen.map(({ due }) => due)).toEqual(seen.map(({ due }) => due).sort());
  });

  it.each(CASE_VIEWS)('answers the view %s with filters', async (view) => {
    for (const sort of ['next_due', 'received']) {
      const { status } = await cases.get(
        officer,
        `/api/v1/cases?view=${view}&sort=${sort}&campus=main&department=main.conduct&q=C-2026&limit=2`,
      );
      expect(status).toBe(200);
    }
  });

  it('refuses a cursor of the other order, and says what to do', async () => {
    const { body } = await cases.get(officer, '/api/v1/cases?view=all&limit=2');
    const { status, body: problem } = await cases.get(
      officer,
      `/api/v1/cases?view=all&sort=received&cursor=${body.nextCursor}`,
    );
    expect([status, problem.code, problem.errors[0].path]).toEqual([
      422,
      'request.invalid',
      'cursor',
    ]);
  });

  it.each([
    ['limit', 'limit=10000'],
    ['department', `department=${'main.ward,'.repeat(1_000)}`],
    ['q', `q=${'C'.repeat(101)}`],
    ['sort', 'sort=age'],
  ])('refuses more than a list can answer at once: %s', async (field, asked) => {
    const { status, body } = await cases.get(officer, `/api/v1/cases?${asked}`);
    expect([status, body.code, body.errors[0].path]).toEqual([422, 'request.invalid', field]);
  });

  it('counts every view of the person’s roles at once, as the lists do', async () => {
    const { status, body } = await cases.get(officer, '/api/v1/cases/counts');
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(viewsFor(officer.grants));
    for (const view of viewsFor(officer.grants)) {
      const list = await cases.get(officer, `/api/v1/cases?view=${view}&limit=1`);
      expect([view, body[view]]).toEqual([view, list.body.total]);
    }
    expect(body.all).toBe(12);
    expect((await cases.get(eastOfficer, '/api/v1/cases/counts')).body.all).toBe(0);
  });

  it('hides the cases of another campus', async () => {
    expect((await cases.get(eastOfficer, '/api/v1/cases?view=all')).body).toMatchObject({
      items: [],
      total: 0,
    });
  });
});

describe('policies and clocks', () => {
  it('gives forms their codes', async () => {
    const { body } = await cases.get(officer, '/api/v1/policies');
    const [binding] = body.bindings;
    expect(binding.categories).toContainEqual(expect.objectContaining({ code: 'C01' }));
    expect(binding.topics).toEqual(expect.arrayContaining(['attitude', 'charges']));
    expect(binding.declineReasons.map((one: { code: string }) => one.code)).toEqual(
      expect.arrayContaining(['COURT', 'OUT_OF_SCOPE']),
    );
    expect(body.facts).toContainEqual(expect.objectContaining({ name: 'harm', type: 'boolean' }));
  });

  it('shows the operator how punctual deadlines are', async () => {
    expect(await cases.get(officer, '/api/v1/clocks/health')).toMatchObject({ status: 403 });
    const { status, body } = await cases.get(operator, '/api/v1/clocks/health');
    expect([status, body.alarms.state]).toEqual([200, 'up']);
    expect(body.running).toBeGreaterThan(0);
  });

  it('are seeded once, however often the seed runs, and announced once', async () => {
    expect(await cases.seed()).toBe(false);
    const rows = await cases.database.admin(
      `select 1 from cases.outbox where type = 'policy.activated.v1' and tenant_id = $1`,
      [TENANT],
    );
    expect(rows).toHaveLength(1);
  });
});
