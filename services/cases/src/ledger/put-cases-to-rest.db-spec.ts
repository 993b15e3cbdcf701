import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
import { readCase } from '../cases/case-detail.repository.js';
import { PutCasesToRest } from './put-cases-to-rest.job.js';
import { verifyCase } from './verify-log.repository.js';

const START = '2026-11-20T10:00:00+08:00';
const DAY_MS = 24 * 3_600_000;
const time = fakeTime(START);
let service: CasesService;
let job: PutCasesToRest;
let ended: string;
let running: string;
let altered: string;

beforeAll(async () => {
  service = await openCasesService(time);
  job = new PutCasesToRest(service.unitOfWork, { HOT_MONTHS: 36 });
  const events = [1, 2, 3].map(() => aReceived({ receivedAt: time.now().toISOString() }));
  await receive(service, events);
  [ended, running, altered] = events.map(caseNoOf) as [string, string, string];
  for (const caseNo of [ended, altered])
    await service.runCommand.execute(officer, {
      caseNo,
      command: 'withdraw',
      expectedVersion: 5,
      payload: { statement: '已与科室沟通' },
    });
}, 60_000);
afterAll(() => service?.close());

const idOf = async (caseNo: string): Promise<string> => {
  const [row] = await service.database.admin<{ case_id: string }>(
    'select case_id from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  return row?.case_id ?? '';
};
const hasSnapshot = async (caseNo: string): Promise<boolean> =>
  (
    await service.database.admin('select 1 from cases.case_snapshot where case_id = $1', [
      await idOf(caseNo),
    ])
  ).length === 1;
const open = (caseNo: string) =>
  service.unitOfWork.run(TENANT, async (tx) =>
    readCase(tx, officer, caseNo, await service.reference.load(tx), service.keys),
  );

describe('a case that ended long ago', () => {
  it('keeps its snapshot for the hot span', async () => {
    time.advance(365 * DAY_MS);
    expect(await job.execute()).toBe(0);
    expect(await hasSnapshot(ended)).toBe(true);
  });

  it('loses it after that, unless its log says something else, or it still runs', async () => {
    await service.database.admin(
      `update cases.case_snapshot set snapshot = jsonb_set(snapshot, '{round}', '9') where case_id = $1`,
      [await idOf(altered)],
    );
    time.advance(3 * 365 * DAY_MS);
    const before = await open(ended);
    expect(await job.execute()).toBe(1);
    expect(await Promise.all([ended, running, altered].map(hasSnapshot))).toEqual([
      false,
      true,
      true,
    ]);
    expect(await open(ended)).toEqual(before);
    expect(await job.execute()).toBe(0);
  });

  it('has a record that holds, and a snapshot again as soon as it is worked on', async () => {
    const caseId = await idOf(ended);
    expect(await service.unitOfWork.run(TENANT, (tx) => verifyCase(tx, caseId))).toEqual([]);
    const loaded = await service.unitOfWork.run(TENANT, (tx) => service.store.lock(tx, [caseId]));
    expect(loaded.get(caseId)?.state).toMatchObject({ caseId, state: 'withdrawn' });
    expect(await hasSnapshot(ended)).toBe(true);
    expect(await service.unitOfWork.run(TENANT, (tx) => verifyCase(tx, caseId))).toEqual([]);
  });
});
