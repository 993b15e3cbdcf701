import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseClocksChanged, CaseQuerySchema, type Identity } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import {
  aReceived,
  caseNoOf,
  centreHead,
  leader,
  officer,
  openCasesService,
  receive,
  TENANT,
  wardHead,
  type CasesService,
} from '../../test/cases.fixture.js';
import type { ChainedRow } from '../ledger/chain.js';
import { countViews, listCases } from '../cases/case-list.repository.js';
import { ListWords } from '../ledger/list-words.repository.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { verifyCase } from '../ledger/verify-log.repository.js';
import { FireDeadlines } from './fire-deadlines.usecase.js';

const START = '2026-11-20T10:00:00+08:00';
const HOUR = 3_600_000;
const time = fakeTime(START);
let service: CasesService;
let caseNo: string;

beforeAll(async () => {
  service = await openCasesService(time);
}, 60_000);
afterAll(() => service?.close());
beforeEach(async () => {
  time.set(START);
  caseNo = await aCase();
});

async function aCase(): Promise<string> {
  const event = aReceived({ receivedAt: time.now().toISOString() });
  await receive(service, [event]);
  return caseNoOf(event);
}

const afterHours = async (hours: number): Promise<void> => {
  time.set(new Date(Date.parse(START) + hours * HOUR + 1_000).toISOString());
  await service.fire.execute('alarm');
};
const acknowledge = (who: Identity, stepId: string, of = caseNo, clockId = 'contact24') =>
  service.runCommand.execute(who, {
    caseNo: of,
    command: 'acknowledgeClock',
    payload: { clockId, stepId },
  });

const ofCase = `where (tenant_id, case_id) = (select tenant_id, case_id from cases.complaint_case where case_no = $1) and clock_id = 'contact24'`;
const firings = (of = caseNo) =>
  service.database.admin<{ step_id: string; cause: string; step_at: Date; fired_at: Date }>(
    `select step_id, cause, step_at, fired_at from cases.clock_firing ${ofCase} and action <> 'warn' order by fired_at, step_at`,
    [of],
  );
const steps = async (of = caseNo) =>
  (await firings(of)).map(({ step_id, cause }) => `${step_id} ${cause}`);
const asked = async (of = caseNo) =>
  (
    await service.database.admin<{
      step_id: string;
      generation: number;
      state: string;
      acknowledged_by: string | null;
    }>(
      `select step_id, generation, state, acknowledged_by from cases.clock_acknowledgement ${ofCase} order by opened_at`,
      [of],
    )
  ).map((row) => `${row.step_id} ${row.state}`);
async function factsOfCase(of: string): Promise<readonly ChainedRow[]> {
  const [row] = await service.database.admin<{ case_id: string }>(
    'select case_id from cases.complaint_case where case_no = $1',
    [of],
  );
  if (!row) throw new Error(`There is no case ${of}`);
  const facts = await service.unitOfWork.run(TENANT, (tx) => factsOf(tx, [row.case_id]));
  return facts.get(row.case_id) ?? [];
}
const eventsOf = async (type: string): Promise<number> =>
  (await factsOfCase(caseNo)).filter(
    (fact) =>
      fact.type === type && (fact.data as { readonly clockId?: string }).clockId === 'contact24',
  ).length;

describe('a breach that must be acknowledged within four hours', () => {
  it('stands in the view of those whom it asks, with its count, until one of them says that he knows', async () => {
    const words = new ListWords();
    const view = (who: Identity) =>
      service.unitOfWork.run(TENANT, async (tx) => {
        const asking = { who, timeZone: 'Asia/Shanghai', unassignedMinutes: 30 };
        const query = CaseQuerySchema.parse({ view: 'unacknowledged', limit: 200 });
        const { items } = await listCases(tx, { words, keys: service.keys }, query, asking);
        const counts = await countViews(tx, words, asking);
        expect(counts.unacknowledged).toBe(items.length);
        return items.map((item) => item.caseNo);
      });
    expect(await view(officer)).not.toContain(caseNo);
    await afterHours(24);
    expect(await view(officer)).toContain(caseNo);
    expect(await view(leader)).not.toContain(caseNo);
    const open = await service.database.admin<{ clock_id: string; step_id: string }>(
      `select clock_id, step_id from cases.clock_acknowledgement join cases.complaint_case using (tenant_id, case_id)
       where case_no = $1 and clock_acknowledgement.state = 'open'`,
      [caseNo],
    );
    for (const { clock_id, step_id } of open) await acknowledge(officer, step_id, caseNo, clock_id);
    expect(await view(officer)).not.toContain(caseNo);
  });

  it('brings the escalation at once when nobody does, and that the next one, each once', async () => {
    await afterHours(24);
    expect(await asked()).toEqual(['breach open']);
    await afterHours(27);
    expect(await steps()).toEqual(['breach time']);
    await afterHours(28.1);
    await afterHours(28.1);
    expect(await steps()).toEqual(['breach time', 'escalate1 unacknowledged']);
    const [breach, escalation] = await firings();
    // Counted from the beginning of the transaction that fired; the firing is stamped at its end.
    const waited = Number(escalation?.step_at) - Number(breach?.fired_at);
    expect(waited).toBeLessThanOrEqual(4 * HOUR);
    expect(waited).toBeGreaterThan(4 * HOUR - 60_000);
    await afterHours(36.2);
    expect(await steps()).toEqual([
      'breach time',
      'escalate1 unacknowledged',
      'escalate2 unacknowledged',
    ]);
    await afterHours(200);
    expect(await steps()).toEqual([
      'breach time',
      'escalate1 unacknowledged',
      'escalate2 unacknowledged',
      'report unacknowledged',
    ]);
    expect(await asked()).toEqual(['breach open', 'escalate1 open', 'escalate2 open']);
  });

  it('leaves the escalation at its own time when one of those told does', async () => {
    await afterHours(25);
    await acknowledge(officer, 'breach');
    await afterHours(47);
    expect(await steps()).toEqual(['breach time']);
    await afterHours(48);
    expect(await steps()).toEqual(['breach time', 'escalate1 time']);
    expect(await asked()).toEqual(['breach acknowledged', 'escalate1 open']);
  });

  it('is acknowledged once: saying it again changes nothing', async () => {
    await afterHours(25);
    const first = await acknowledge(officer, 'breach');
    const second = await acknowledge(officer, 'breach');
    expect(second).toEqual(first);
    expect(await eventsOf('case.clockAcknowledged.v1')).toBe(1);
    const { case_id: caseId = '' } =
      (
        await service.database.admin<{ case_id: string }>(
          'select case_id from cases.complaint_case where case_no = $1',
          [caseNo],
        )
      )[0] ?? {};
    expect(await service.unitOfWork.run(officer.tenantId, (tx) => verifyCase(tx, caseId))).toEqual(
      [],
    );
  });

  it('is for those whom the step named: not for a leader before it reaches him, nor for who cannot see the case', async () => {
    await afterHours(24);
    await expect(acknowledge(leader, 'breach')).rejects.toMatchObject({
      code: 'case.rule_refused',
    });
    await expect(acknowledge(wardHead, 'breach')).rejects.toMatchObject({ code: 'case.not_found' });
    await expect(acknowledge(officer, 'nonsense')).rejects.toMatchObject({
      code: 'case.rule_refused',
    });
    await afterHours(28.1);
    await afterHours(36.2);
    await acknowledge(centreHead, 'escalate1');
    await acknowledge(leader, 'escalate2');
    expect(await asked()).toEqual([
      'breach open',
      'escalate1 acknowledged',
      'escalate2 acknowledged',
    ]);
  });

  it('escalates exactly once though three workers look at the moment in which somebody acknowledges', async () => {
    const cases = [caseNo, ...(await Promise.all(Array.from({ length: 11 }, aCase)))];
    await afterHours(24);
    time.set(new Date(Date.parse(START) + 28.1 * HOUR).toISOString());
    const workers = Array.from(
      { length: 3 },
      () => new FireDeadlines(service.unitOfWork, service.store, service.reference),
    );
    await Promise.all([
      ...workers.map((worker) => worker.execute('alarm')),
      ...cases.map((of) => acknowledge(officer, 'breach', of)),
    ]);
    await service.fire.execute('alarm');
    const after = await Promise.all(cases.map(steps));
    expect(
      after.every(
        (all) => new Set(all).size === all.length && all.length <= 2 && all[0] === 'breach time',
      ),
    ).toBe(true);
    const states = await Promise.all(cases.map(asked));
    expect(states.every(([first]) => first === 'breach acknowledged')).toBe(true);
  });

  it('is asked by all of it or by none when the worker dies before its commit', async () => {
    time.set(new Date(Date.parse(START) + 24 * HOUR + 1_000).toISOString());
    const store = { lock: service.store.lock.bind(service.store), write: dying };
    await new FireDeadlines(service.unitOfWork, store as never, service.reference).execute('alarm');
    expect([await steps(), await asked(), await eventsOf('case.clockBreached.v1')]).toEqual([
      [],
      [],
      0,
    ]);
    await service.fire.execute('sweeper');
    expect([await steps(), await asked(), await eventsOf('case.clockBreached.v1')]).toEqual([
      ['breach time'],
      ['breach open'],
      1,
    ]);
  });

  it('need not be acknowledged any more once the promise is kept, and saying so late harms nobody', async () => {
    await afterHours(25);
    const version = await act('contactDepartment', { department: 'main.ward', medium: 'phone' });
    expect(await asked()).toEqual(['breach not_needed']);
    await expect(acknowledge(officer, 'breach')).resolves.toMatchObject({ version });
    await afterHours(72);
    expect(await steps()).toEqual(['breach time']);
  });

  it('stays open when the case is graded anew, and so does what follows from it', async () => {
    await afterHours(25);
    await act('classify', {
      facts: {
        category: 'C01',
        topics: ['attitude'],
        place: 'outpatient',
        subjectAndFactsClear: true,
        severity: '2',
        elements: ['demand'],
      },
    });
    expect(await asked()).toEqual(['breach open']);
    await afterHours(29.1);
    expect(await steps()).toEqual(['breach time', 'escalate1 unacknowledged']);
  });
});

describe('an order that is handed over six days late', () => {
  beforeEach(async () => {
    const event = aReceived({
      receivedAt: new Date(Date.parse(START) - 144 * HOUR).toISOString(),
      channel: 'hotline_12345',
      receiptShown: false,
    });
    await receive(service, [event]);
    caseNo = caseNoOf(event);
    // Graded before anything fired: the ladders of its clocks are read once more.
    await act('classify', {
      facts: { category: 'C01', topics: ['attitude'], place: 'outpatient' },
    });
    await service.fire.execute('alarm');
  });

  it('is overdue at once, and asks the first level only', async () => {
    expect(await steps()).toEqual(['breach time']);
    const [late] = await service.database.admin<{ breached: boolean }>(
      'select breached from cases.complaint_case where case_no = $1',
      [caseNo],
    );
    expect(late?.breached).toBe(true);
    const all = await service.database.admin<{ action: string }>(
      `select distinct action from cases.clock_firing where case_id = (select case_id from cases.complaint_case where case_no = $1)`,
      [caseNo],
    );
    expect(all.map(({ action }) => action).filter((action) => action !== 'warn')).toEqual([
      'breach',
    ]);
  });

  it('climbs at the distances of its ladder from its arrival, sooner only when no one acknowledges', async () => {
    await acknowledge(officer, 'breach');
    await afterHours(23);
    expect(await steps()).toEqual(['breach time']);
    await afterHours(24);
    expect(await steps()).toEqual(['breach time', 'escalate1 time']);
    await acknowledge(centreHead, 'escalate1');
    await afterHours(47);
    expect(await steps()).toEqual(['breach time', 'escalate1 time']);
    await afterHours(48);
    expect(await steps()).toEqual(['breach time', 'escalate1 time', 'escalate2 time']);
  });

  it('is late when it is done, however soon after its arrival', async () => {
    await act('contactDepartment', { department: 'main.ward', medium: 'phone' });
    const met = (await factsOfCase(caseNo))
      .filter(({ type }) => type === CaseClocksChanged.type)
      .flatMap(({ data }) => (data as CaseClocksChanged['data']).met);
    expect(met.find(({ clockId }) => clockId === 'contact24')?.late).toBe(true);
  });
});

/** As a worker that is killed leaves it: what it did in the transaction is gone. */
async function dying(...given: Parameters<CasesService['store']['write']>): Promise<void> {
  await service.store.write(...given);
  throw new Error('killed');
}

async function act(command: 'classify' | 'contactDepartment', payload: unknown): Promise<number> {
  const [row] = await service.database.admin<{ version: number }>(
    'select version from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  const request = { caseNo, command, expectedVersion: row?.version ?? 0, payload };
  return (await service.runCommand.execute(officer, request)).version;
}
