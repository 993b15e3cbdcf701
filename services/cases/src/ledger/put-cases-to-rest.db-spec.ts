import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandName } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import {
  aReceived,
  caseNoOf,
  conductHead,
  leader,
  officer,
  openCasesService,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { listFirings } from '../deadlines/board.repository.js';
import { PACKAGE, RUDENESS } from '../lifecycle/case.fixture.js';
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
let closed: string;

beforeAll(async () => {
  service = await openCasesService(time);
  job = new PutCasesToRest(service.unitOfWork, { HOT_MONTHS: 36 });
  const events = [1, 2, 3, 4].map(() => aReceived({ receivedAt: time.now().toISOString() }));
  await receive(service, events);
  [ended, running, altered, closed] = events.map(caseNoOf) as [string, string, string, string];
  for (const caseNo of [ended, altered])
    await service.runCommand.execute(officer, {
      caseNo,
      command: 'withdraw',
      expectedVersion: 5,
      payload: { statement: '已与科室沟通' },
    });
  time.advance(25 * 3_600_000);
  await service.fire.execute('alarm');
  await closeAndCallBack(closed);
}, 60_000);

/** Overdue when it was handled, closed, and called back three times. */
async function closeAndCallBack(caseNo: string): Promise<void> {
  const act = async (command: CommandName, payload: unknown = {}, who = officer) => {
    const { version: expectedVersion } = await open(caseNo);
    await service.runCommand.execute(who, { caseNo, command, expectedVersion, payload });
  };
  await act('startTriage');
  await act('classify', { facts: RUDENESS });
  await act('accept');
  await act('dispatch');
  await act('signFor', {}, conductHead);
  await act('submitPackage', PACKAGE, conductHead);
  await act('draftOpinion', { outcome: 'upheld', opinion: '投诉成立' });
  await act('finalise');
  await act('giveFinal', { medium: 'phone', written: true, text: '已处理' });
  await act('close');
  for (const { planId, itemNo, dueAt } of (await open(caseNo)).followUps) {
    time.set(dueAt);
    await act('recordFollowUp', { planId, itemNo, result: 'satisfied' }, conductHead);
  }
}
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
const clocksOf = async (caseNo: string): Promise<string[]> =>
  (
    await service.database.admin<{ clock_id: string }>(
      'select clock_id from cases.clock where case_id = $1 order by clock_id',
      [await idOf(caseNo)],
    )
  ).map(({ clock_id }) => clock_id);
const firingsOf = async (caseNo: string) =>
  (
    await service.unitOfWork.run(TENANT, (tx) => listFirings(tx, leader, { limit: 100 }))
  ).items.filter((firing) => firing.caseNo === caseNo);
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
    const before = [await open(ended), await open(closed), await firingsOf(closed)];
    expect(await job.execute()).toBe(2);
    expect(await Promise.all([ended, closed, running, altered].map(hasSnapshot))).toEqual([
      ...[false, false, true, true],
    ]);
    expect([await open(ended), await open(closed), await firingsOf(closed)]).toEqual(before);
    expect(await job.execute()).toBe(0);
  });

  it('loses its clocks but for those that lists of what acted name', async () => {
    expect(await clocksOf(ended)).toEqual([]);
    const acted = new Set((await firingsOf(closed)).map(({ clockId }) => clockId));
    expect(acted.size).toBeGreaterThan(0);
    expect(await clocksOf(closed)).toEqual([...acted].sort());
    expect((await clocksOf(running)).length).toBeGreaterThan(3);
  });

  it('has clocks that act again when it is reopened', async () => {
    await service.runCommand.execute(officer, {
      ...{ caseNo: closed, command: 'reopen' },
      expectedVersion: (await open(closed)).version,
      payload: { ground: 'new_facts', reason: '补充了录像' },
    });
    const { clocks } = await open(closed);
    const live = clocks.filter(({ state }) => state === 'running').map(({ clockId }) => clockId);
    expect(live.length).toBeGreaterThan(0);
    expect(await clocksOf(closed)).toEqual(expect.arrayContaining(live));
    const caseId = await idOf(closed);
    expect(await service.unitOfWork.run(TENANT, (tx) => verifyCase(tx, caseId))).toEqual([]);
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
