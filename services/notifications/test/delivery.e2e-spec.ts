import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import {
  type AlertRobot,
  AlertRobotsSchema,
  CaseClassified,
  CaseDispatched,
  CaseOpened,
  MadeAlertRobotSchema,
} from '@tingsu/contracts';
import { MAX_ATTEMPTS } from '../src/delivery/retry-plan.js';
import { aDirectory, anEvent, classified, dispatched, opened, PEOPLE, TENANT } from './fixtures.js';
import { SendAlerts } from '../src/robots/send-alerts.job.js';
import { deadPort } from './mail-server.js';
import { openRobotServer } from './robot-server.js';
import {
  directoryEvent,
  grants,
  type NotificationsUnderTest,
  startNotifications,
} from './service.js';

const CASE = '01900000-0000-7000-8000-000000000c01';
const MINUTE = 60_000;

/** A case sent to a pharmacy of one person: exactly one mail. */
const oneMail = () => [
  directoryEvent(
    aDirectory({
      staff: aDirectory().staff.filter((person) => person.id !== PEOPLE.pharmacyReceiver),
    }),
  ),
  anEvent(CaseOpened, opened(), { caseId: CASE, version: 1 }),
  anEvent(CaseClassified, classified(), { caseId: CASE, version: 2 }),
  anEvent(CaseDispatched, dispatched(), { caseId: CASE, version: 3 }),
];

describe('delivering mails', () => {
  let service: NotificationsUnderTest;
  const start = async (options?: Parameters<typeof startNotifications>[0]) => {
    service = await startNotifications(options);
    await service.deliver(oneMail());
    return service;
  };
  const states = () =>
    service.database.admin('select state, attempts, last_error from notifications.delivery');
  const published = async () => {
    const rows = await service.database.admin<{ type: string }>(
      `select type from notifications.outbox where aggregate_type = 'notice' and aggregate_version = 2`,
    );
    return rows.map(({ type }) => type);
  };
  afterEach(() => service.close());

  it('sends the mail once, in the language of the recipient, with case number and link and nothing of the complaint', async () => {
    const { delivery, mailServer } = await start();
    expect(await delivery.deliverDue()).toBe(1);
    expect(await delivery.deliverDue()).toBe(0);
    expect(mailServer.mails).toHaveLength(1);
    const [mail] = mailServer.mails;
    expect(mail?.to).toEqual(['pharmacyhead@hospital.test']);
    expect(mail?.parsed.subject).toBe('[C-2026-000001] Complaint for Pharmacy');
    expect(mail?.parsed.text).toContain('http://localhost:8080/staff/cases/C-2026-000001');
    expect(mail?.parsed.html).toContain('<html lang="en">');
    expect(await states()).toEqual([{ state: 'sent', attempts: 1, last_error: null }]);
    expect(await published()).toEqual(['notice.sent.v1']);
  });

  it('tries again later when the server says "not now", and counts the attempts', async () => {
    const { delivery, mailServer, time } = await start();
    mailServer.answers.push(451);
    await delivery.deliverDue();
    expect(await states()).toEqual([
      { state: 'pending', attempts: 1, last_error: 'EENVELOPE 451' },
    ]);
    expect(await delivery.deliverDue()).toBe(0);
    time.advance(MINUTE);
    await delivery.deliverDue();
    expect(mailServer.mails).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'sent', attempts: 2, last_error: null }]);
    expect(await published()).toEqual(['notice.sent.v1']);
  });

  it('fails visibly when the server refuses the recipient for good', async () => {
    const { delivery, mailServer, time } = await start();
    mailServer.answers.push(550);
    await delivery.deliverDue();
    time.advance(24 * 60 * MINUTE);
    expect(await delivery.deliverDue()).toBe(0);
    expect(mailServer.mails).toHaveLength(0);
    expect(await states()).toEqual([{ state: 'failed', attempts: 1, last_error: 'EENVELOPE 550' }]);
    expect(await published()).toEqual(['notice.failed.v1']);
  });

  it('never gives up because the mail server is away, and counts no attempt meanwhile', async () => {
    const { delivery, time } = await start({ smtpUrl: `smtp://127.0.0.1:${await deadPort()}` });
    for (let attempt = 1; attempt <= MAX_ATTEMPTS + 1; attempt++) {
      expect(await delivery.deliverDue()).toBe(1);
      time.advance(MINUTE);
    }
    expect(await states()).toMatchObject([
      { state: 'pending', attempts: 0, last_error: 'ESOCKET' },
    ]);
    expect(await published()).toEqual([]);
  });

  it('repeats a mail whose sender died before it could mark it, with the same Message-ID, and only after its lease', async () => {
    const { delivery, mailServer, time, database } = await start();
    await delivery.deliverDue();
    // As a crash between sending and marking leaves it: the claim is committed, the outcome is not.
    await database.admin(
      `update notifications.delivery set state = 'sending', finished_at = null, lease_until = $1`,
      [new Date(time.now().getTime() + 59_000)],
    );
    expect(await delivery.deliverDue()).toBe(0);
    time.advance(MINUTE);
    expect(await delivery.deliverDue()).toBe(1);
    expect(new Set(mailServer.mails.map((mail) => mail.parsed.messageId)).size).toBe(1);
    expect(mailServer.mails).toHaveLength(2);
    expect(await states()).toEqual([{ state: 'sent', attempts: 2, last_error: null }]);
  });

  it('counts the outcome of the worker that took the mail over, not that of a slow sender', async () => {
    const { delivery, mailServer, database } = await start();
    mailServer.beforeOk = async () => {
      await database.admin(`update notifications.delivery set attempts = attempts + 1`);
    };
    await delivery.deliverDue();
    expect(await states()).toEqual([{ state: 'sending', attempts: 2, last_error: null }]);
    expect(await published()).toEqual([]);
  });

  it('sends each mail once though two senders look at the same time', async () => {
    const { delivery, mailServer } = await start();
    const claimed = await Promise.all([
      delivery.deliverDue(),
      delivery.deliverDue(),
      delivery.deliverDue(),
    ]);
    expect(claimed.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(mailServer.mails).toHaveLength(1);
  });

  it('sends no mail to a person who has left meanwhile', async () => {
    const { delivery, mailServer } = await start();
    const staff = aDirectory().staff.map((person) => ({ ...person, active: false }));
    await service.deliver([directoryEvent(aDirectory({ staff }), 2)]);
    await delivery.deliverDue();
    expect(mailServer.mails).toHaveLength(0);
    expect(await states()).toEqual([
      { state: 'failed', attempts: 1, last_error: 'recipient.gone' },
    ]);
  });

  it('goes out by itself as soon as the event was applied', async () => {
    const { mailServer } = await start({ alive: true });
    await eventually(() => mailServer.mails.length === 1);
    await eventually(async () => (await published()).includes('notice.sent.v1'));
    const events = await service.database.admin(
      `select o.aggregate_version as version, o.tenant_id from notifications.outbox o join notifications.delivery d on d.notice_id::text = o.aggregate_id
       order by 1`,
    );
    expect(events).toEqual([1, 2].map((version) => ({ version, tenant_id: TENANT })));
  });
});

it('robots say what must not wait, once for all who are told, and no more than their platform takes', async () => {
  const platform = await openRobotServer();
  const robot = (name: string, more: object = {}) => ({
    ...{ tenant: TENANT, name, platform: 'wecom', address: `${platform.url}/${name}`, ...more },
  });
  const service = await startNotifications({
    robots: [robot('main', { campus: 'main' }), robot('east', { campus: 'east' })],
  });
  try {
    const { time, app } = service;
    const robots = app.get(SendAlerts);
    const caseOf = (nr: number) =>
      `01900000-0000-7000-8000-00000000c${String(nr).padStart(3, '0')}`;
    const urgent = (nr: number) => [
      anEvent(CaseOpened, opened({ caseNo: `C-2026-00000${nr}` }), {
        caseId: caseOf(nr),
        version: 1,
      }),
      anEvent(CaseClassified, classified({ priority: 'P1' }), { caseId: caseOf(nr), version: 2 }),
    ];
    await service.deliver([directoryEvent(aDirectory()), ...urgent(1), ...urgent(2)]);
    expect(await robots.sendDue()).toBe(1);
    expect(await robots.sendDue()).toBe(0);
    expect(platform.said).toHaveLength(1);
    expect(platform.said[0]?.path).toBe('/main');
    expect(platform.said[0]?.text).toMatch(
      /C-2026-000001.*\n.*C-2026-000002.*\nhttp:\/\/localhost:8080\/staff$/,
    );

    platform.answers.push(45_009);
    await service.deliver(urgent(3));
    expect(await robots.sendDue()).toBe(0);
    expect(await robots.sendDue()).toBe(0);
    time.advance(MINUTE);
    expect(await robots.sendDue()).toBe(1);

    await service.database.admin('update notifications.robot_pace set tokens = 0');
    await service.deliver(urgent(4));
    expect(await robots.sendDue()).toBe(0);
    time.advance(4_000);
    expect(await robots.sendDue()).toBe(1);
    expect(platform.said.at(-1)?.text).toMatch(/\/staff\/cases\/C-2026-000004$/);
  } finally {
    await service.close();
    await platform.close();
  }
});

it('an administrator lets a robot speak, sees how it fares, and never sees its address again', async () => {
  const platform = await openRobotServer();
  const service = await startNotifications({ robotHosts: [new URL(platform.url).host] });
  const admin = { personId: PEOPLE.admin, grants: grants('tenant_admin') };
  const PATH = '/api/v1/notices/robots';
  const settings = {
    ...{ name: '急诊群', platform: 'wecom', campus: 'main', department: null, language: 'zh-CN' },
    ...{ active: true, address: `${platform.url}/send?key=robot-key`, secret: null },
  };
  const robots = async (): Promise<readonly AlertRobot[]> =>
    AlertRobotsSchema.parse((await service.request('GET', PATH, admin)).body as unknown).items;
  const urgent = (nr: number) => [
    anEvent(CaseOpened, opened(), { caseId: caseOf(nr), version: 1 }),
    anEvent(CaseClassified, classified({ priority: 'P1' }), { caseId: caseOf(nr), version: 2 }),
  ];
  const caseOf = (nr: number) => `01900000-0000-7000-8000-0000000d${String(nr).padStart(4, '0')}`;
  try {
    await service.deliver([directoryEvent(aDirectory())]);
    const inside = { ...settings, address: 'http://127.0.0.1:9/send?key=x' };
    expect((await service.request('POST', PATH, admin, inside)).body).toMatchObject({
      errors: [{ path: 'address', code: 'other_platform' }],
    });
    const officer = { personId: PEOPLE.officer, grants: grants('centre_head') };
    expect((await service.request('POST', PATH, officer, settings)).status).toBe(403);
    const made = await service.request('POST', PATH, admin, settings);
    expect(made.status).toBe(201);
    const { id } = MadeAlertRobotSchema.parse(made.body);
    expect((await service.request('POST', PATH, admin, settings)).body).toMatchObject({
      errors: [{ path: 'name', code: 'taken' }],
    });

    const tested = await service.request('POST', `${PATH}/${id}/test`, admin);
    expect(tested.body).toEqual({ taken: true, error: null });
    await service.deliver(urgent(1));
    expect(await service.app.get(SendAlerts).sendDue()).toBe(1);
    expect(platform.said.map(({ path }) => path)).toEqual(Array(2).fill('/send?key=robot-key'));
    expect(await robots()).toMatchObject([
      { id, name: '急诊群', host: new URL(platform.url).host, secretKept: false, lastFailed: null },
    ]);
    expect((await robots())[0]?.lastSentAt).not.toBeNull();
    platform.answers.push(93_000);
    const failed = await service.request('POST', `${PATH}/${id}/test`, admin);
    expect(failed.body).toEqual({ taken: false, error: 'errcode 93000' });
    expect(await robots()).toMatchObject([{ lastFailed: { error: 'errcode 93000' } }]);

    const kept = { ...settings, name: '总值班群', address: null };
    expect((await service.request('PUT', `${PATH}/${id}`, admin, kept)).status).toBe(204);
    await service.deliver(urgent(2));
    expect(await service.app.get(SendAlerts).sendDue()).toBe(1);
    const stored = await service.database.admin('select * from notifications.alert_robot');
    expect(JSON.stringify([await robots(), stored])).not.toContain('robot-key');

    await service.deliver(urgent(3));
    expect((await service.request('DELETE', `${PATH}/${id}`, admin)).status).toBe(204);
    expect(await service.app.get(SendAlerts).sendDue()).toBe(0);
    expect(await robots()).toEqual([]);
  } finally {
    await service.close();
    await platform.close();
  }
});
