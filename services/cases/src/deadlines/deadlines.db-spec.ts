import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fakeTime } from '@tingsu/database';
import { FakeAlarmClock } from '@tingsu/testkit';
import {
  aReceived,
  caseNoOf,
  officer,
  openCasesService,
  receive,
  type CasesService,
} from '../../test/cases.fixture.js';
import { RUDENESS } from '../lifecycle/case.fixture.js';
import { verifyCase } from '../ledger/verify-log.repository.js';
import { ArmAlarms } from './arm-alarms.usecase.js';
import { FireDeadlines } from './fire-deadlines.usecase.js';
import { ReconcileClocks } from './reconcile-clocks.usecase.js';

const START = '2026-11-20T10:00:00+08:00';
const HOUR = 3_600_000;
const time = fakeTime(START);
let service: CasesService;

beforeAll(async () => {
  service = await openCasesService(time);
}, 60_000);
afterAll(() => service?.close());

async function casesReceived(count: number, at = time.now()): Promise<string[]> {
  const events = Array.from({ length: count }, () => aReceived({ receivedAt: at.toISOString() }));
  await receive(service, events);
  return events.map(caseNoOf);
}

const firingsOf = (caseNos: readonly string[], clockId = 'contact24') =>
  service.database.admin<{
    action: string;
    step_id: string;
    fired_by: string;
    lateness_ms: string;
  }>(
    `select action, step_id, fired_by, lateness_ms from cases.clock_firing join cases.complaint_case using (tenant_id, case_id)
     where case_no = any($1) and clock_id = $2 order by fired_at, step_at`,
    [caseNos, clockId],
  );
const eventsOf = async (caseNos: readonly string[], type: string): Promise<number> => {
  const [row] = await service.database.admin<{ n: number }>(
    `select count(*)::int as n from cases.outbox o cross join lateral jsonb_array_elements(
       case when body like '[%' then body::jsonb else jsonb_build_array(body::jsonb) end) as event
     where aggregate_id in (select case_id::text from cases.complaint_case where case_no = any($1))
       and event ->> 'type' = $2 and event::text like '%"clockId": "contact24"%'`,
    [caseNos, type],
  );
  return row?.n ?? 0;
};

describe('deadlines', () => {
  it('warn before the due instant, breach at it, then escalate, each once', async () => {
    time.set(START);
    const cases = await casesReceived(1);
    // Four hours before would be at six in the morning: no one is woken for a warning.
    time.advance(20 * HOUR + 1_000);
    await service.fire.execute('alarm');
    expect(await firingsOf(cases)).toEqual([]);
    time.advance(HOUR);
    await service.fire.execute('alarm');
    await service.fire.execute('alarm');
    expect((await firingsOf(cases)).map(({ action }) => action)).toEqual(['warn']);
    time.advance(3 * HOUR);
    await service.fire.execute('alarm');
    await service.fire.execute('alarm');
    expect((await firingsOf(cases)).filter(({ action }) => action === 'breach')).toHaveLength(1);
    time.advance(60 * 24 * HOUR);
    await service.fire.execute('alarm');
    expect((await firingsOf(cases)).some(({ action }) => action === 'escalate')).toBe(true);
    const steps = (await firingsOf(cases)).map(({ step_id }) => step_id);
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('share what their ladders do, and go on where a clock of an earlier version has its whole ladder', async () => {
    time.set(START);
    const [one = '', two = ''] = await casesReceived(2);
    const clocks = (caseNo: string) =>
      service.database.admin<{ clock_id: string; ladder_id: number; ladder: unknown[] }>(
        `select clock_id, ladder_id, cases.ladder_steps(clock) as ladder from cases.clock join cases.complaint_case using (tenant_id, case_id)
         where case_no = $1 and next_step_at is not null order by clock_id`,
        [caseNo],
      );
    const [first, second] = [await clocks(one), await clocks(two)];
    expect(first.map(({ ladder_id }) => ladder_id)).toEqual(
      second.map(({ ladder_id }) => ladder_id),
    );
    const { rows } = await service.database
      .admin<{ n: number; shared: number }>(
        'select count(*)::int as n, (select count(*)::int from cases.ladder) as shared from cases.clock where ladder_id is not null',
      )
      .then(([counts]) => ({ rows: counts }));
    expect(rows?.shared).toBeLessThan((rows?.n ?? 0) / 3);
    await service.database.admin(
      `update cases.clock set ladder = cases.ladder_steps(clock), ladder_id = null, ladder_at = null
       where case_id = (select case_id from cases.complaint_case where case_no = $1)`,
      [two],
    );
    expect((await clocks(two)).map(({ ladder }) => ladder)).toEqual(
      second.map(({ ladder }) => ladder),
    );
    time.advance(60 * 24 * HOUR);
    await service.fire.execute('alarm');
    const steps = async (caseNo: string) =>
      (await firingsOf([caseNo])).map(({ action, step_id }) => `${action} ${step_id}`);
    expect((await steps(one)).length).toBeGreaterThan(2);
    expect(await steps(two)).toEqual(await steps(one));
  });

  it('leave the snapshot alone: a case is its snapshot and the steps since, and equals its log before and after the next command', async () => {
    time.set(START);
    const [caseNo = ''] = await casesReceived(1);
    const stored = () =>
      service.database.admin<{ case_id: string; stepped: object | null; snapshot: string }>(
        'select case_id, stepped, md5(snapshot::text) as snapshot from cases.complaint_case join cases.case_snapshot using (tenant_id, case_id) where case_no = $1',
        [caseNo],
      );
    const [before] = await stored();
    const caseId = before?.case_id ?? '';
    const faults = () => service.unitOfWork.run(officer.tenantId, (tx) => verifyCase(tx, caseId));
    time.advance(25 * HOUR);
    await service.fire.execute('alarm');
    const [after] = await stored();
    expect(after?.snapshot).toBe(before?.snapshot);
    expect(Object.keys(after?.stepped ?? {})).toContain('contact24');
    expect(await faults()).toEqual([]);
    await act(caseNo, 'contactDepartment', { department: 'main.ward', medium: 'phone' });
    expect((await stored())[0]?.stepped).toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('breach exactly once with four workers firing at once', async () => {
    time.set(START);
    const cases = await casesReceived(30);
    time.advance(24 * HOUR + 1_000);
    const workers = Array.from(
      { length: 4 },
      () => new FireDeadlines(service.unitOfWork, service.store, service.reference),
    );
    await Promise.all(workers.map((worker) => worker.execute('alarm')));
    await service.fire.execute('alarm');
    expect((await firingsOf(cases)).filter(({ action }) => action === 'breach')).toHaveLength(30);
    expect(await eventsOf(cases, 'case.clockBreached.v1')).toBe(30);
  });

  it('act without any alarm, by the sweeper, once they are two seconds late', async () => {
    time.set(START);
    const cases = await casesReceived(3);
    time.advance(24 * HOUR - 1_000);
    await service.fire.execute('alarm');
    time.advance(2_000);
    await service.fire.execute('sweeper', 2_000);
    expect((await firingsOf(cases)).filter(({ action }) => action === 'breach')).toHaveLength(0);
    time.advance(1_500);
    await service.fire.execute('sweeper', 2_000);
    const breaches = (await firingsOf(cases)).filter(({ action }) => action === 'breach');
    expect(breaches).toHaveLength(3);
    for (const { fired_by, lateness_ms } of breaches) {
      expect(fired_by).toBe('sweeper');
      expect(Number(lateness_ms)).toBeGreaterThanOrEqual(2_000);
    }
  });

  it('do not act once the promise was kept', async () => {
    time.set(START);
    const [caseNo = ''] = await casesReceived(1);
    await act(caseNo, 'contactDepartment', { department: 'main.ward', medium: 'phone' });
    time.advance(48 * HOUR);
    await service.fire.execute('alarm');
    expect(await firingsOf([caseNo])).toEqual([]);
  });

  it('breach at once in a complaint that arrives long after it was received', async () => {
    time.set(START);
    const cases = await casesReceived(1, new Date(time.now().getTime() - 30 * HOUR));
    await service.fire.execute('sweeper');
    const [first] = await firingsOf(cases);
    expect(first).toMatchObject({ action: 'breach' });
    expect(Number(first?.lateness_ms)).toBeLessThan(60_000);
  });

  it('keep what has fired when the case is graded again', async () => {
    time.set(START);
    const [caseNo = ''] = await casesReceived(1);
    time.advance(25 * HOUR);
    await service.fire.execute('alarm');
    await act(caseNo, 'classify', { facts: RUDENESS });
    await service.fire.execute('alarm');
    expect((await firingsOf([caseNo])).filter(({ action }) => action === 'breach')).toHaveLength(1);
  });
});

describe('alarms', () => {
  it('are armed by second within 48 hours, and all again after the alarm store forgot them', async () => {
    time.set('2027-03-01T10:00:00+08:00');
    await service.fire.execute('alarm');
    await casesReceived(5);
    const alarms = new FakeAlarmClock();
    const armer = new ArmAlarms(service.unitOfWork);
    await armer.execute(alarms);
    const armed = [...alarms.armed];
    expect(armed.length).toBeGreaterThan(0);
    for (const second of armed)
      expect(second * 1000).toBeLessThan(time.now().getTime() + 48 * HOUR + 1_000);
    expect(await armer.execute(alarms)).toBe(0);
    alarms.forget();
    await armer.execute(alarms);
    expect([...alarms.armed].sort()).toEqual(armed.sort());
  });

  it('ring for what is due', async () => {
    time.set('2027-04-01T10:00:00+08:00');
    await service.fire.execute('alarm');
    const cases = await casesReceived(1);
    const alarms = new FakeAlarmClock();
    alarms.listen(async () => void (await service.fire.execute('alarm')));
    const armer = new ArmAlarms(service.unitOfWork);
    await armer.execute(alarms);
    time.advance(24 * HOUR + 1_000);
    await alarms.ringUntil(time.now());
    expect((await firingsOf(cases)).some(({ action }) => action === 'breach')).toBe(true);
  });

  it('may be away: commands and the sweeper do not need them', async () => {
    const alarms = new FakeAlarmClock();
    alarms.setBroken(true);
    const cases = await casesReceived(1);
    await expect(new ArmAlarms(service.unitOfWork).execute(alarms)).rejects.toThrow(
      'cannot be reached',
    );
    time.advance(24 * HOUR + 1_000);
    await service.fire.execute('sweeper');
    expect((await firingsOf(cases)).some(({ action }) => action === 'breach')).toBe(true);
  });
});

it('the reconciler finds an open case without a running clock', async () => {
  const [caseNo = ''] = await casesReceived(1);
  const reconciler = new ReconcileClocks(service.unitOfWork);
  const before = await reconciler.execute();
  await service.database.admin(
    `update cases.clock set state = 'cancelled' where case_id = (select case_id from cases.complaint_case where case_no = $1)`,
    [caseNo],
  );
  const after = await reconciler.execute();
  expect(after.withoutClock).toBe(before.withoutClock + 1);
  // The clock is not as the log has it, which is a fault where the case is among those that are looked at.
  expect(before.faults).toBe(0);
  expect([0, 1]).toContain(after.faults);
});

async function act(
  caseNo: string,
  command: 'classify' | 'contactDepartment',
  payload: unknown,
): Promise<void> {
  const [row] = await service.database.admin<{ version: number }>(
    'select version from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  await service.runCommand.execute(officer, {
    caseNo,
    command,
    expectedVersion: row?.version ?? 0,
    payload,
  });
}
