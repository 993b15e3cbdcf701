import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import amqp from 'amqplib';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { eventually } from '../support/eventually.js';
import { type Load, startLoad } from '../support/load.js';
import {
  crash,
  type Handle,
  SERVICES,
  startTestSystem,
  type TestSystem,
} from '../support/system.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const EVERY_MS = 250;
/** Killed alone: each complaint is sent through them, to one address. The others are killed beside a second process. */
const ASKED = ['intake', 'gateway'] as const;
/** So many complaints after a fault show that it is over. */
const MORE = 5;
/** How long the database refuses to write, as at a fail-over; longer by hand. */
const READ_ONLY = Number(process.env['JOURNEY_OUTAGE_SECONDS'] ?? 10) * SECOND;
/** Taken so long ago that the 24-hour clock of each complaint runs out a few seconds after it arrives, in the middle of the faults. */
const receivedAt = () => new Date(Date.now() - 24 * HOUR + 6_000);

describe('no fault loses a complaint, doubles a case, skips a clock or swallows a notice', () => {
  let system: TestSystem;
  let load: Load;

  beforeAll(async () => {
    system = await startTestSystem('faults', {
      ownServers: true,
      restart: true,
      settings: { MAIL_LEASE_SECONDS: '10', RECONCILE_SECONDS: '2', CASE_EXPECTED_SECONDS: '5' },
    });
    load = startLoad(system, { everyMs: EVERY_MS, receivedAt });
    await takesComplaints();
  }, 240_000);
  afterAll(() => system?.stop(), 120_000);

  it('while complaints arrive, two processes of each service share the work, and one of each is killed at once', async () => {
    const second = await Promise.all(
      SERVICES.map((service) => system.another(service, `${service}-2`)),
    );
    await Promise.all(second.map((one) => one.start()));
    await takesComplaints();
    const { cases, notifications, analytics } = system.services;
    await Promise.all([cases, notifications, analytics].map((one) => one.kill()));
    await takesComplaints();
    await casesAreOpened();
    await Promise.all(second.map((one) => one.kill()));
    await Promise.all([cases, notifications, analytics].map((one) => one.start()));
    await takesComplaints();
  }, 120_000);

  it.each(ASKED)(
    'while complaints arrive, %s is killed and comes back',
    async (service) => {
      await system.services[service].kill();
      await pause(500);
      await system.services[service].start();
      await takesComplaints();
    },
    60_000,
  );

  it('while complaints arrive, Redis forgets everything', async () => {
    const redis = new Redis(system.urls['redis'] ?? '');
    await redis.flushall();
    redis.disconnect();
    await takesComplaints();
  }, 60_000);

  it('while complaints arrive, PostgreSQL, RabbitMQ and Redis crash one by one, and come back by themselves', async () => {
    for (const server of Object.values(ownServers())) await crashAndComeBack(server);
  }, 240_000);

  it('while complaints arrive, PostgreSQL and RabbitMQ crash at once, and come back by themselves', async () => {
    const { postgres, rabbitmq } = ownServers();
    await crashAndComeBack(postgres, rabbitmq);
  }, 180_000);

  it(
    'while complaints arrive, the database is read-only for ten seconds, as at a fail-over',
    async () => {
      await readOnly('on');
      await pause(READ_ONLY);
      await readOnly('off');
      await takesComplaints();
      await casesAreOpened();
    },
    90_000 + READ_ONLY,
  );

  it('while complaints arrive, a queue is purged: the alarm sounds, and the missing cases come', async () => {
    await withoutCases(async () => {
      const broker = await amqp.connect(system.urls['amqp'] ?? '');
      const { messageCount } = await (await broker.createChannel()).purgeQueue('cases.events.v1');
      await broker.close();
      expect(messageCount).toBeGreaterThan(MORE);
    });
  }, 120_000);

  it('while complaints arrive, RabbitMQ comes back with an older copy of its disk: the alarm sounds, and the missing cases come', async () => {
    const { rabbitmq } = ownServers();
    const disk = join(system.home, 'rabbitmq/data');
    const older = `${disk}.older`;
    await rabbitmq.stop();
    await cp(disk, older, { recursive: true, preserveTimestamps: true });
    await rabbitmq.start();
    await casesAreOpened();
    await withoutCases(async () => {
      await rabbitmq.stop();
      await rm(disk, { recursive: true });
      await cp(older, disk, { recursive: true, preserveTimestamps: true });
      await rabbitmq.start();
    });
  }, 240_000);

  it('afterwards every acknowledged complaint has exactly one case, and a repeated one kept its number and tracking code', async () => {
    await load.stop();
    for (const receipts of load.acknowledged.values())
      for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
    const numbers = [...load.acknowledged.values()].map(([receipt]) => receipt?.complaintNo);
    expect(new Set(numbers).size).toBe(numbers.length);
    await eventually(() => nothing(MISSING_CASES), 90_000, 500);
    const stored = await system.sql<{ no: string }>(
      'select complaint_no as no from intake.complaint',
    );
    expect(stored.map(({ no }) => no).sort()).toEqual([...numbers].sort());
    expect(
      await system.sql(
        'select complaint_id from cases.complaint_case group by complaint_id having count(*) <> 1',
      ),
    ).toEqual([]);
  }, 180_000);

  it('R-232: every 24-hour clock ran out once, never early, and said so once', async () => {
    await eventually(() => nothing(SILENT_CLOCKS), 90_000, 500);
    expect(await system.sql(DOUBLED_BREACHES)).toEqual([]);
    expect(await system.sql('select * from cases.clock_firing where fired_at < step_at')).toEqual(
      [],
    );
  }, 120_000);

  it('every breach reached a person: a notice for each, and each e-mail went out', async () => {
    await eventually(() => nothing(UNTOLD_BREACHES), 90_000, 500);
    expect(await system.sql(DOUBLED_NOTICES)).toEqual([]);
    // That an alarm is over waits for the mail of the morning.
    await eventually(
      () => nothing("select 1 from notifications.delivery where state not in ('sent', 'gathered')"),
      120_000,
      500,
    );
    const mailed = await system.sql<{ notices: number }>(
      `select count(*)::int as notices from notifications.notice n
       join notifications.delivery d on d.tenant_id = n.tenant_id and d.notice_id = coalesce(n.bundle_id, n.notice_id)`,
    );
    expect(mailed[0]?.notices).toBeGreaterThan(load.acknowledged.size);
  }, 240_000);

  it("the leader's figures agree with the cases", async () => {
    const leader = await system.signIn('leader');
    await eventually(
      async () =>
        (await leader.get<{ received: number }>('/api/v1/analytics/overview')).received ===
        load.acknowledged.size,
      60_000,
    );
  }, 90_000);

  it('nothing was parked, and every event that was written was published', async () => {
    for (const service of ['intake', 'cases', 'notifications', 'analytics']) {
      expect(await system.sql(`select * from ${service}.parked_message`)).toEqual([]);
    }
    await eventually(
      () =>
        nothing('select 1 from cases.outbox_waiting union all select 1 from intake.outbox_waiting'),
      60_000,
    );
  }, 90_000);

  it('people were informed of the alarms, and that they are over', async () => {
    await eventually(
      async () =>
        (
          await system.sql<{ template: string }>(
            `select distinct template from notifications.notice where template like 'alarm.%' order by template`,
          )
        )
          .map(({ template }) => template)
          .join() === 'alarm.cleared,alarm.raised',
      60_000,
    );
  }, 90_000);

  function ownServers() {
    if (!system.servers) throw new Error('This journey kills servers and needs its own');
    return system.servers;
  }

  /** A sender gets a receipt within the time that a fault may last. */
  async function takesComplaints() {
    const before = load.acknowledged.size;
    await eventually(() => load.acknowledged.size > before + MORE, 45_000);
  }

  /** Complaints that arrive from now on become cases. */
  async function casesAreOpened() {
    const opened = async () =>
      (await system.sql<{ n: number }>('select count(*)::int as n from cases.complaint_case'))[0]
        ?.n ?? 0;
    const before = await eventually(opened, 45_000);
    await eventually(async () => (await opened()) > before + MORE, 60_000);
  }

  async function crashAndComeBack(...servers: readonly Handle[]) {
    const said = system.said.length;
    for (const server of servers) crash(server);
    await eventually(
      () =>
        system.said.slice(said).filter((line) => line.includes('is back')).length >= servers.length,
      90_000,
    );
    await takesComplaints();
    await casesAreOpened();
  }

  async function readOnly(state: 'on' | 'off') {
    await system.sql(`alter system set default_transaction_read_only = ${state}`);
    await system.sql('select pg_reload_conf()');
  }

  /** While cases is down, something happens to the events that wait for it. */
  async function withoutCases(mishap: () => Promise<void>) {
    await system.services.cases.kill();
    await takesComplaints();
    await eventually(() => alarmIsOn(), 60_000);
    await mishap();
    await system.services.cases.start();
    await eventually(async () => !(await alarmIsOn()), 90_000);
  }

  const alarmIsOn = async () =>
    !(await nothing('select 1 from intake.alarm where raised_at is not null'));

  async function nothing(query: string) {
    return (await system.sql(query)).length === 0;
  }
});

const MISSING_CASES = `select c.id from intake.complaint c where not exists (select 1 from cases.complaint_case k where k.complaint_id = c.id) limit 1`;
const SILENT_CLOCKS = `select k.case_no from cases.complaint_case k
  where not exists (select 1 from cases.case_log l where l.case_id = k.case_id and l.type = 'case.clockBreached.v1' and l.data ->> 'clockId' = 'contact24') limit 1`;
const DOUBLED_BREACHES = `select case_id, data ->> 'clockId' from cases.case_log where type = 'case.clockBreached.v1'
  group by case_id, data ->> 'clockId' having count(*) > 1`;
const UNTOLD_BREACHES = `select l.event_id from cases.case_log l where l.type = 'case.clockBreached.v1'
  and not exists (select 1 from notifications.notice n where n.event_id = l.event_id) limit 1`;
const DOUBLED_NOTICES = `select event_id from notifications.notice group by event_id, template, recipient_id having count(*) > 1`;
