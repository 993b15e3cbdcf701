import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import {
  CASE_VIEWS,
  CaseListSchema,
  viewsFor,
  type CommandName,
  type Identity,
} from '@tingsu/contracts';
import { RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  caseNoOf,
  centreHead,
  conductHead,
  eastOfficer,
  leader,
  officer,
  operator,
  TENANT,
} from './cases.fixture.js';
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
        (await cases.get(officer, '/api/v1/cases?view=all&limit=1')).body.total === events.length,
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

describe('what lists find of few cases', () => {
  const numbersIn = async (who: Identity, query: string): Promise<string[]> => {
    const { status, body } = await cases.get(who, `/api/v1/cases?${query}`);
    expect(status).toBe(200);
    return body.items.map((item: { caseNo: string }) => item.caseNo);
  };
  const open = async (change: Parameters<typeof aReceived>[0] = {}): Promise<string> => {
    const event = aReceived(change);
    await cases.publish([event]);
    const caseNo = caseNoOf(event);
    await eventually(
      async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
    );
    return caseNo;
  };
  const give = async (
    who: Identity,
    caseNo: string,
    command: CommandName,
    payload: unknown = {},
  ): Promise<void> => {
    const { body } = await cases.get(leader, `/api/v1/cases/${caseNo}`);
    const answer = await cases.post(who, `/api/v1/cases/${caseNo}/commands/${command}`, {
      expectedVersion: body.version,
      payload,
    });
    expect([command, answer]).toMatchObject([command, { status: 200 }]);
  };

  it('R-399: is told apart by kind, and the common kind leaves the others out', async () => {
    const praise = await open({ caseKind: 'praise' });
    const complaint = await open();
    for (const sort of ['next_due', 'received']) {
      const ask = (kind: string) => `view=open&sort=${sort}&caseKind=${kind}&limit=200`;
      expect(await numbersIn(officer, ask('praise'))).toEqual([praise]);
      expect(await numbersIn(officer, ask('hazard'))).toEqual([]);
      const external = await numbersIn(officer, ask('external'));
      expect(external).toContain(complaint);
      expect(external).not.toContain(praise);
      expect(await numbersIn(eastOfficer, ask('praise'))).toEqual([]);
    }
    expect(await numbersIn(officer, 'view=open&caseKind=praise&owner=none&campus=main')).toEqual([
      praise,
    ]);
  });

  it('says in the row that the words speak of a danger', async () => {
    const danger = await open({ danger: ['violence'] });
    const { body } = await cases.get(officer, '/api/v1/cases?view=open&sort=received&limit=1');
    expect(body.items[0]).toMatchObject({ caseNo: danger, danger: true, priority: 'P1' });
    expect((await cases.get(officer, `/api/v1/cases/${danger}`)).body.danger).toBe(true);
  });

  it('says in the row when somebody is to be called again', async () => {
    const caseNo = await open();
    const nextTryAt = new Date(Date.now() + 3_600_000).toISOString();
    await give(officer, caseNo, 'logCall', { direction: 'out', outcome: 'no_answer', nextTryAt });
    const { body } = await cases.get(officer, '/api/v1/cases?view=open&sort=received&limit=1');
    expect(body.items[0]).toMatchObject({ caseNo, nextCallAt: nextTryAt });
  });

  it('waits for another department after one sent it back, until it is sent on', async () => {
    const caseNo = await open();
    await give(officer, caseNo, 'startTriage');
    await give(officer, caseNo, 'classify', { facts: RUDENESS });
    await give(officer, caseNo, 'accept');
    expect(await numbersIn(centreHead, 'view=returned')).toEqual([]);
    await give(officer, caseNo, 'dispatch', { lead: 'main.conduct', assist: [] });
    await give(conductHead, caseNo, 'returnTicket', { reason: '不是我科' });
    expect(await numbersIn(centreHead, 'view=returned')).toEqual([caseNo]);
    const { body } = await cases.get(centreHead, '/api/v1/cases/counts');
    expect([body.returned, body.reopened]).toEqual([1, 0]);
    await give(officer, caseNo, 'dispatch', { lead: 'main.medical', assist: [] });
    expect(await numbersIn(centreHead, 'view=returned')).toEqual([]);
  });

  it('is open again after it had ended', async () => {
    const caseNo = await open();
    await give(officer, caseNo, 'startTriage');
    await give(officer, caseNo, 'classify', { facts: RUDENESS });
    await give(officer, caseNo, 'resolveOnSpot', { outcome: '当场致歉' });
    const { body } = await cases.get(officer, `/api/v1/cases/${caseNo}`);
    if (body.state !== 'closed') await give(officer, caseNo, 'close', { reason: '已当场解决' });
    await give(centreHead, caseNo, 'reopen', { ground: 'dissatisfied', reason: '未落实' });
    expect(await numbersIn(centreHead, 'view=reopened')).toEqual([caseNo]);
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
