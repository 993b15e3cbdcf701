import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftDetail, WhatIf } from '@tingsu/contracts';
import {
  admin,
  aReceived,
  openCasesService,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { DecideDrafts } from '../policies/decide-drafts.usecase.js';
import { WriteDrafts } from '../policies/write-drafts.usecase.js';
import { RunWhatIf } from './run-what-if.usecase.js';
import { StartWhatIf } from './start-what-if.usecase.js';
import { readRun } from './what-if.repository.js';

const COUNT = 130;
const AGAINST = { kind: 'cases', receivedFrom: '2026-01-01', receivedTo: '2026-12-31' } as const;
let service: CasesService;
let writing: WriteDrafts;
let starting: StartWhatIf;
beforeAll(async () => {
  service = await openCasesService();
  writing = new WriteDrafts(service.unitOfWork);
  starting = new StartWhatIf(service.unitOfWork, service.reference);
  await receive(
    service,
    Array.from({ length: COUNT }, () => aReceived({ receivedAt: '2026-11-20T10:00:00+08:00' })),
  );
  await receive(service, [aReceived({ receivedAt: '2025-11-20T10:00:00+08:00' })]);
  // As cases at rest are.
  await service.database.admin(
    'delete from cases.case_snapshot where case_id in (select case_id from cases.case_snapshot order by case_id limit 7)',
  );
}, 60_000);
afterAll(() => service?.close());

const worker = () => new RunWhatIf(service.unitOfWork, service.reference);
const runOf = (runId: string): Promise<WhatIf> =>
  service.unitOfWork.run(TENANT, (tx) => readRun(tx, runId));

async function draftWith(policyId: string, clockId: string, hours: number): Promise<DraftDetail> {
  const draft = await writing.create(admin, { kind: 'policy', policyId });
  const clocks = (draft.content['clocks'] as { id: string; duration: object }[]).map((clock) =>
    clock.id === clockId
      ? { ...clock, duration: { value: hours, unit: 'hour', basis: 'elapsed' } }
      : clock,
  );
  return writing.save(admin, draft.draftId, {
    revision: draft.revision,
    content: { ...draft.content, clocks },
  });
}

describe('a what-if against past cases', () => {
  it('looks at each case of the days once, those at rest too, however many workers there are', async () => {
    const { draftId } = await draftWith('tcm-yulin', 'contact24', 12);
    const { runId, total } = await starting.execute(admin, { draftId, against: AGAINST });
    expect(total).toBe(COUNT);
    await Promise.all([worker().execute(), worker().execute(), worker().execute()]);
    const run = await runOf(runId);
    expect(run).toMatchObject({ state: 'done', done: COUNT, changed: COUNT });
    expect(run.clocks).toMatchObject([
      { clockId: 'contact24', earlier: COUNT, later: 0, stopped: 0 },
    ]);
    const [counted] = await service.database.admin(
      'select count(*)::int as n, count(distinct subject)::int as subjects from cases.what_if_change where run_id = $1',
      [runId],
    );
    expect(counted).toEqual({ n: COUNT, subjects: COUNT });
  });

  it('puts a draft in the place of a layer that other documents extend', async () => {
    const { draftId, problems } = await draftWith('cn-national', 'nat.simple5', 6);
    expect(problems).toEqual([]);
    const { runId } = await starting.execute(admin, { draftId, against: AGAINST });
    await worker().execute();
    const run = await runOf(runId);
    expect(run.clocks.find(({ clockId }) => clockId === 'nat.simple5')).toMatchObject({
      earlier: COUNT,
    });
  });

  it('changes nothing of the cases, and of a year of the calendar keeps what was promised', async () => {
    const draft = await writing.create(admin, { kind: 'calendar', calendarId: 'CN', year: 2026 });
    const days = [
      ...(draft.content['days'] as object[]),
      { date: '2026-11-22', kind: 'work', name: '调休上班' },
    ];
    const { draftId } = await writing.save(admin, draft.draftId, {
      revision: 1,
      content: { ...draft.content, days },
    });
    const before = await service.database.admin(
      'select sum(version) as versions from cases.complaint_case',
    );
    const { runId } = await starting.execute(admin, { draftId, against: AGAINST });
    await worker().execute();
    expect(await runOf(runId)).toMatchObject({ state: 'done', done: COUNT, changed: 0 });
    expect(
      await service.database.admin('select sum(version) as versions from cases.complaint_case'),
    ).toEqual(before);
  });

  it('ends with the draft that is discarded', async () => {
    const { draftId } = await draftWith('group-default', 'first24', 12);
    const { runId } = await starting.execute(admin, { draftId, against: AGAINST });
    await new DecideDrafts(service.unitOfWork).discard(admin, draftId);
    await worker().execute();
    expect(await runOf(runId)).toMatchObject({ state: 'failed', done: 0 });
  });
});
