import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseClocksChanged, type CalendarYear, type Facts } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import {
  aReceived,
  caseNoOf,
  officer,
  openCasesService,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { CaseStore } from '../ledger/case-store.repository.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { verifyCase } from '../ledger/verify-log.repository.js';
import type { CaseState, ClockState } from '../lifecycle/case-state.js';
import { explanationsOf } from '../deadlines/told-explanations.repository.js';
import { RUDENESS, shippedActivation } from '../lifecycle/case.fixture.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import { lockPolicies, putInForce } from '../policies/publication.repository.js';
import { lastActivation } from '../policies/reference.repository.js';
import { activate, type Shipped } from '../seed.js';
import { inOrder, withYear } from './calendar-year.js';
import { RecomputeClocks } from './recompute-clocks.usecase.js';
import { lastRecompute } from './recompute-run.repository.js';

const time = fakeTime('2026-12-29T10:00:00+08:00');
let service: CasesService;

/** The shipped policies, with a target that nobody is told of, and one of the ward. */
function withInternalTargets(): Shipped {
  const shipped = shippedActivation();
  const target = {
    start: 'case.receivedByCentre',
    stop: 'investigation.completed',
    duration: { value: 5, unit: 'day', basis: 'working' },
    kind: 'target',
  };
  const own = (document: Record<string, unknown>): Record<string, unknown> => ({
    ...document,
    version: '9.0',
    effectiveFrom: '2026-06-01',
    clocks: [
      ...(document['clocks'] as unknown[]),
      { id: 'inquiry5', zh: '调查', en: 'inquiry', owner: '申诉中心', ref: 'R-233', ...target },
      { id: 'ward5', zh: '病区说明', en: 'ward', owner: '科室', ref: 'R-233', ...target },
    ],
  });
  const tcm = shipped.documents.find(({ id }) => id === 'tcm-yulin') ?? {};
  const ward = {
    id: 'CN.ward',
    parent: 'CN',
    scope: { level: 'department' as const, code: 'main.ward' },
    alwaysOpen: true,
    years: [],
    days: [],
  };
  return {
    ...shipped,
    documents: [...shipped.documents, own(tcm)],
    calendars: [...shipped.calendars, ward],
  };
}

beforeAll(async () => {
  service = await openCasesService(time);
  await service.unitOfWork.run(TENANT, (tx) => activate(tx, withInternalTargets()));
}, 60_000);
afterAll(() => service?.close());

const worker = (store: CaseStore = service.store) =>
  new RecomputeClocks(service.unitOfWork, store, service.reference);

const year2027 = (days: CalendarYear['days']): CalendarYear => ({
  calendarId: 'CN',
  parent: null,
  scope: { level: 'country', code: null },
  year: 2027,
  status: 'published',
  alwaysOpen: false,
  source: '国办发明电〔2026〕99号',
  days,
});
const off = (date: string) => ({ date, kind: 'off' as const, name: '元旦' });
const work = (date: string) => ({ date, kind: 'work' as const, name: '调休上班' });
const publish = (days: CalendarYear['days']) =>
  service.unitOfWork.run(TENANT, async (tx) => {
    await lockPolicies(tx);
    const calendars = (await lastActivation(tx))?.calendars ?? [];
    await putInForce(tx, { calendars: withYear(calendars, year2027(days)).map(inOrder) }, SYSTEM);
  });
const lastRun = () => service.unitOfWork.run(TENANT, (tx) => lastRecompute(tx));

async function open(count: number): Promise<string[]> {
  const events = Array.from({ length: count }, () =>
    aReceived({ receivedAt: time.now().toISOString() }),
  );
  await receive(service, events);
  return events.map(caseNoOf);
}
async function stateOf(caseNo: string): Promise<CaseState> {
  const [row] = await service.database.admin<{ snapshot: CaseState }>(
    'select snapshot from cases.case_snapshot join cases.complaint_case using (tenant_id, case_id) where case_no = $1',
    [caseNo],
  );
  if (!row) throw new Error(`No case ${caseNo}`);
  return row.snapshot;
}
async function clockOf(caseNo: string, clockId: string): Promise<ClockState | undefined> {
  return (await stateOf(caseNo)).clocks[clockId];
}
async function changesOf(caseNo: string): Promise<{ data: CaseClocksChanged['data'] }[]> {
  const { caseId } = await stateOf(caseNo);
  const facts = await service.unitOfWork.run(TENANT, (tx) => factsOf(tx, [caseId]));
  return (facts.get(caseId) ?? [])
    .filter(({ type }) => type === CaseClocksChanged.type)
    .map(({ data }) => ({ data: data as CaseClocksChanged['data'] }))
    .filter(({ data }) => data.kept || data.moved.some(({ reason }) => reason === 'calendar'));
}
async function command(
  caseNo: string,
  name: 'startTriage' | 'classify',
  payload: { facts?: Facts } = {},
): Promise<void> {
  const { version } = await stateOf(caseNo);
  await service.runCommand.execute(officer, {
    caseNo,
    command: name,
    expectedVersion: version,
    payload,
  });
}

describe('publishing a calendar year', () => {
  it('makes provisional due times final, moves internal targets, and keeps what the complainant was told', async () => {
    const [first = '', second = ''] = await open(2);
    expect(await clockOf(first, 'complex10')).toMatchObject({
      dueAt: '2027-01-13T09:00:00.000Z',
      provisional: true,
    });
    expect(await clockOf(first, 'inquiry5')).toMatchObject({
      dueAt: '2027-01-06T09:00:00.000Z',
      provisional: true,
    });
    // A ward that never closes counts every day, and no notice changes that.
    expect(await clockOf(first, 'ward5')).toMatchObject({
      dueAt: '2027-01-03T09:00:00.000Z',
      provisional: false,
    });

    await publish([off('2027-01-01'), work('2027-01-02'), work('2027-01-03')]);
    // A command that comes before the recalculation still counts as the case was counted.
    await command(second, 'startTriage');
    expect(await clockOf(second, 'inquiry5')).toMatchObject({ dueAt: '2027-01-06T09:00:00.000Z' });
    await Promise.all([worker().execute(), worker().execute(), worker().execute()]);

    for (const caseNo of [first, second]) {
      expect(await clockOf(caseNo, 'complex10')).toMatchObject({
        dueAt: '2027-01-13T09:00:00.000Z',
        heldTo: '2027-01-13T09:00:00.000Z',
        provisional: false,
      });
      expect(await clockOf(caseNo, 'inquiry5')).toMatchObject({
        dueAt: '2027-01-04T09:00:00.000Z',
        provisional: false,
      });
      expect(await clockOf(caseNo, 'inquiry5')).not.toHaveProperty('heldTo');
      const changes = await changesOf(caseNo);
      expect(changes).toHaveLength(1);
      expect(changes[0]?.data.kept).toContainEqual(
        expect.objectContaining({
          clockId: 'complex10',
          dueAt: '2027-01-13T09:00:00.000Z',
          wouldBe: '2027-01-11T09:00:00.000Z',
        }),
      );
      expect(changes[0]?.data.moved).toContainEqual(
        expect.objectContaining({ clockId: 'inquiry5', reason: 'calendar' }),
      );
    }
    expect(await lastRun()).toMatchObject({
      state: 'done',
      done: 2,
      moved: 2,
      kept: 2,
      failed: 0,
      calendarIds: ['CN'],
    });
  });

  it('goes on holding a promise after later commands, tells why, and lets go when the calendar allows no earlier time', async () => {
    const { caseNo } = await stateOf((await open(1))[0] ?? '');
    await publish([off('2027-01-01')]);
    await worker().execute();
    const [first = ''] = (
      await service.database.admin<{ case_no: string }>(
        `select case_no from cases.complaint_case order by case_id limit 1`,
      )
    ).map((row) => row.case_no);
    // Ten working days after 29 December without make-up days: the very day that was told.
    expect(await clockOf(first, 'complex10')).toMatchObject({ dueAt: '2027-01-13T09:00:00.000Z' });
    await publish([off('2027-01-01'), work('2027-01-02'), work('2027-01-03')]);
    await worker().execute();
    await command(caseNo, 'startTriage');
    await command(caseNo, 'classify', { facts: RUDENESS });
    const held = await clockOf(caseNo, 'complex10');
    expect(held).toMatchObject({
      dueAt: '2027-01-13T09:00:00.000Z',
      heldTo: '2027-01-13T09:00:00.000Z',
    });
    const { caseId } = await stateOf(caseNo);
    const told = await service.unitOfWork.run(TENANT, (tx) => explanationsOf(tx, [caseId]));
    expect(JSON.stringify(told.get(caseId)?.['complex10'])).toContain('已告知投诉人的时间不提前');
    const [row] = await service.database.admin<{
      due_at: Date;
      ladder: { action: string; at: string }[];
    }>(
      `select due_at, cases.ladder_steps(clock) as ladder from cases.clock where clock_id = 'complex10' and case_id = (select case_id from cases.complaint_case where case_no = $1)`,
      [caseNo],
    );
    expect(row?.ladder.find(({ action }) => action === 'breach')?.at).toBe(
      '2027-01-13T09:00:00.000Z',
    );
  });

  it('is resumed where a worker died, and does each case once; a case that cannot be counted stops nobody', async () => {
    const cases = await open(60);
    await publish([off('2027-01-01')]);
    const total = (await service.database.admin('select 1 from cases.complaint_case')).length;
    const batches: number[] = [];
    const dying = new Proxy(service.store, {
      get: (store, name) =>
        name === 'write'
          ? async (...given: Parameters<CaseStore['write']>) => {
              await store.write(...given);
              if (batches.push(given[1].length) === 2)
                throw new Error('Connection terminated unexpectedly');
            }
          : Reflect.get(store, name),
    });
    await expect(worker(dying).execute()).rejects.toThrow('Connection terminated');
    expect(await lastRun()).toMatchObject({ state: 'running', done: 50 });
    const poison = (await stateOf(cases[55] ?? '')).caseId;
    const stumbling = new Proxy(service.store, {
      get: (store, name) =>
        name === 'write'
          ? (...given: Parameters<CaseStore['write']>) =>
              given[1].some(({ decision }) => decision.state.caseId === poison)
                ? Promise.reject(new Error('this one cannot be written'))
                : store.write(...given)
          : Reflect.get(store, name),
    });
    await Promise.all([worker(stumbling).execute(), worker(stumbling).execute()]);
    expect(await lastRun()).toMatchObject({ state: 'done', done: total, failed: 1 });
    const changed = new Map<string, number>();
    for (const caseNo of cases) changed.set(caseNo, (await changesOf(caseNo)).length);
    expect([...changed].filter(([, times]) => times !== 1)).toEqual([[cases[55], 0]]);
    const faults = await service.unitOfWork.run(TENANT, async (tx) =>
      (
        await Promise.all(
          cases.slice(0, 5).map(async (caseNo) => verifyCase(tx, (await stateOf(caseNo)).caseId)),
        )
      ).flat(),
    );
    expect(faults).toEqual([]);
  });
});
