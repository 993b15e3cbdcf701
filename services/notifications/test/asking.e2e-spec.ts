import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AlarmCleared,
  AlarmRaised,
  CaseApprovalDecided,
  CaseApprovalRequested,
  CaseClassified,
  CaseClockAcknowledged,
  CaseClockBreached,
  CaseClockEscalated,
  CaseClockExtended,
  CaseClockReminded,
  CaseClockReported,
  CaseClocksChanged,
  CaseClosed,
  CaseDispatched,
  CaseExtensionRefused,
  CaseExtensionRequested,
  CaseOpened,
  PolicyCalendarMissing,
  SecurityAcknowledged,
  SecurityRaised,
  WebhookSwitchedOff,
  WebhookSwitchedOn,
} from '@tingsu/contracts';
import {
  aDirectory,
  anEvent,
  classified,
  clockStep,
  dispatched,
  opened,
  PEOPLE,
  TENANT,
} from './fixtures.js';
import { directoryEvent, type NotificationsUnderTest, startNotifications } from './service.js';

const CASE = (nr: number): string =>
  `01900000-0000-7000-8000-000000000c${String(nr).padStart(2, '0')}`;
const NAMES = new Map<string, string>(Object.entries(PEOPLE).map(([name, id]) => [id, name]));
const asked = clockStep({
  stepId: 'breach',
  generation: 1,
  acknowledgeBy: '2026-11-21T14:12:00+08:00',
  cause: 'time',
  notify: ['owner', 'departmentHead'],
});
const label = { zh: '5个工作日内反馈', en: 'Feedback in 5 working days' };
const extension = {
  state: 'investigating',
  clockId: 'feedback5n',
  label,
  by: { value: 5, unit: 'day', basis: 'working' },
  previousDueAt: '2026-11-27T17:00:00+08:00',
  dueAt: '2026-12-04T17:00:00+08:00',
  complainantTold: true,
} as const;

describe('asking people', () => {
  let service: NotificationsUnderTest;
  let version = 0;
  const begun = async (nr: number): Promise<void> => {
    version = 3;
    // What was said of the case before is complete.
    service.time.advance(60_000);
    await service.deliver([
      anEvent(CaseOpened, opened({ caseNo: `C-2026-00000${nr}` }), {
        caseId: CASE(nr),
        version: 1,
      }),
      anEvent(CaseClassified, classified(), { caseId: CASE(nr), version: 2 }),
      anEvent(CaseDispatched, dispatched(), { caseId: CASE(nr), version: 3 }),
    ]);
  };
  const next = (nr: number, actor?: string) => ({
    caseId: CASE(nr),
    version: ++version,
    ...(actor ? { actor: { type: 'person', id: actor, role: 'centre_officer' } as const } : {}),
  });
  const told = async (nr: number, like: string) =>
    (
      await service.database.admin<{
        template: string;
        recipient_id: string;
        state: string | null;
      }>(
        `select template, recipient_id, d.state from notifications.notice n
         left join notifications.delivery d on d.tenant_id = n.tenant_id and d.notice_id = coalesce(n.bundle_id, n.notice_id)
         where case_id = $1 and template like $2 order by 1, 2`,
        [CASE(nr), like],
      )
    ).map((row) => `${row.template} → ${NAMES.get(row.recipient_id)}${row.state ? ' ✉' : ''}`);
  const noticesOf = async (personId: string, locale: 'zh-CN' | 'en' = 'en') =>
    (await service.request('GET', '/api/v1/notices?limit=100', { personId, locale })).body
      .items as unknown as readonly {
      template: string;
      title: string;
      body: string;
      caseNo: string | null;
      acknowledge: unknown;
      readAt: string | null;
    }[];

  beforeAll(async () => {
    service = await startNotifications();
    await service.deliver([directoryEvent(aDirectory())]);
  });
  afterAll(() => service.close());

  it('says by when to acknowledge, asks for it in the app, and stops asking once somebody has', async () => {
    await begun(1);
    await service.deliver([anEvent(CaseClockBreached, asked, next(1))]);
    expect(await told(1, 'clock.%')).toEqual([
      'clock.breached → officer ✉',
      'clock.breached → centreHead ✉',
    ]);
    const [notice] = await noticesOf(PEOPLE.officer, 'zh-CN');
    expect(notice?.body).toContain('请在 2026年11月21日 14:12 前打开案件并点击“确认知悉”');
    expect(notice?.acknowledge).toEqual({
      clockId: 'contact24',
      stepId: 'breach',
      by: '2026-11-21T14:12:00+08:00',
    });
    const done = {
      state: 'dispatched',
      clockId: 'contact24',
      label,
      ownerDepartment: null,
      stepId: 'breach',
      action: 'breach',
      level: 0,
    } as const;
    await service.deliver([
      anEvent(
        CaseClockAcknowledged,
        { ...done, acknowledgeBy: asked.acknowledgeBy ?? '', late: false },
        next(1),
      ),
    ]);
    for (const who of [PEOPLE.officer, PEOPLE.centreHead])
      expect(
        (await noticesOf(who)).find(({ template }) => template === 'clock.breached'),
      ).toMatchObject({ acknowledge: null });
  });

  it('stops asking when the promise is kept', async () => {
    await begun(2);
    await service.deliver([anEvent(CaseClockBreached, asked, next(2))]);
    const nothing = { started: [], moved: [], paused: [], resumed: [], cancelled: [] };
    const met = [
      { clockId: 'contact24', metAt: '2026-11-21T11:00:00+08:00', late: true, minutesOver: 48 },
    ];
    await service.deliver([
      anEvent(CaseClocksChanged, { state: 'dispatched', ...nothing, met }, next(2)),
    ]);
    const mine = (await noticesOf(PEOPLE.officer)).filter(
      ({ caseNo }) => caseNo === 'C-2026-000002',
    );
    expect(mine.map(({ acknowledge }) => acknowledge)).toEqual(mine.map(() => null));
  });

  it('B25: leaves the badge when the matter is done, and stays for what was asked later', async () => {
    const unread = async (personId: string): Promise<unknown> =>
      (await service.request('GET', '/api/v1/notices/unread-count', { personId })).body;
    const before = await unread(PEOPLE.leader);
    await begun(8);
    const asking = (at: string) =>
      anEvent(CaseApprovalRequested, { state: 'approval', level: 'leader' }, { ...next(8), at });
    await service.deliver([asking('2026-11-20T11:00:00+08:00')]);
    expect(await unread(PEOPLE.leader)).not.toEqual(before);
    const rejected = anEvent(
      CaseApprovalDecided,
      { state: 'opinion', decision: 'rejected' },
      { ...next(8), at: '2026-11-20T12:00:00+08:00' },
    );
    await service.deliver([rejected, asking('2026-11-20T13:00:00+08:00')]);
    const asked = async () =>
      (await noticesOf(PEOPLE.leader)).filter(
        ({ caseNo, template }) =>
          caseNo === 'C-2026-000008' && template === 'case.approvalRequested',
      );
    expect((await asked()).map(({ readAt }) => readAt === null)).toEqual([true, false]);
    await service.deliver([
      anEvent(
        CaseClosed,
        { state: 'closed', outcome: 'upheld', round: 1 },
        { ...next(8), at: '2026-11-20T14:00:00+08:00' },
      ),
    ]);
    expect((await asked()).map(({ readAt }) => readAt === null)).toEqual([false, false]);
    expect(await unread(PEOPLE.leader)).toEqual(before);
  });

  it('reminds in the app only, says why an escalation came early, and reports', async () => {
    await begun(3);
    const early = {
      ...clockStep({ notify: ['centreHead'], stepId: 'escalate1', cause: 'unacknowledged' }),
      level: 1,
    };
    await service.deliver([
      anEvent(CaseClockReminded, clockStep({ stepId: 'remind1' }), next(3)),
      anEvent(CaseClockEscalated, early, next(3)),
      anEvent(CaseClockReported, clockStep({ notify: ['leader'], stepId: 'report' }), next(3)),
    ]);
    expect(await told(3, 'clock.%')).toEqual([
      'clock.reminded → officer',
      'clock.reported → leader ✉',
      'clock.reported → groupLeader',
      'clock.unacknowledged → centreHead ✉',
    ]);
  });

  it('tells nobody of a clock that another one implies', async () => {
    await begun(4);
    await service.deliver([anEvent(CaseClockBreached, clockStep({ notify: [] }), next(4))]);
    expect(await told(4, 'clock.%')).toEqual([]);
  });

  it('T-37: asks the approver for an extension, and tells whoever asked what was decided', async () => {
    await begun(5);
    await service.deliver([
      anEvent(
        CaseExtensionRequested,
        { ...extension, approver: 'leader' },
        next(5, PEOPLE.officer),
      ),
    ]);
    await service.deliver([
      anEvent(
        CaseExtensionRefused,
        { state: 'investigating', clockId: 'feedback5n', label },
        next(5, PEOPLE.leader),
      ),
    ]);
    await service.deliver([
      anEvent(
        CaseExtensionRequested,
        { ...extension, approver: 'centre_head' },
        next(5, PEOPLE.pharmacyHead),
      ),
    ]);
    const granted = {
      ...extension,
      originalDueAt: extension.previousDueAt,
      provisional: false,
      approver: 'centre_head',
      explanation: [],
    };
    await service.deliver([anEvent(CaseClockExtended, granted, next(5, PEOPLE.centreHead))]);
    expect(await told(5, 'extension.%')).toEqual([
      'extension.granted → pharmacyHead ✉',
      'extension.refused → officer ✉',
      'extension.requested → centreHead ✉',
      'extension.requested → leader ✉',
      'extension.requested → groupLeader',
    ]);
  });

  it('informs the heads of the centre of complaints without a case, and that it is over', async () => {
    const event = (version: number, type: string, data: unknown) => ({
      specversion: '1.0',
      id: `01900000-0000-7000-9000-00000000cb0${version}`,
      source: '/tingsu/intake',
      type,
      time: '2026-11-20T02:00:00Z',
      subject: 'complaintsWithoutCase',
      datacontenttype: 'application/json',
      tenantid: TENANT,
      aggregatetype: 'alarm',
      aggregateid: 'complaintsWithoutCase',
      aggregateversion: version,
      actor: { type: 'system', id: null, role: null },
      data: { kind: 'complaintsWithoutCase', ...(data as object) },
    });
    const raised = event(1, AlarmRaised.type, {
      count: 3,
      examples: ['TS-2026-000007'],
      since: '2026-11-20T01:59:00Z',
    });
    const cleared = event(2, AlarmCleared.type, { raisedAt: '2026-11-20T02:00:00Z' });
    await service.deliver([raised, raised, cleared]);
    expect((await noticesOf(PEOPLE.centreHead)).map(({ template }) => template)).toEqual(
      expect.arrayContaining(['alarm.raised', 'alarm.cleared']),
    );
    while ((await service.delivery.deliverDue()) > 0);
    const mail = service.mailServer.mails.find(({ parsed }) =>
      parsed.subject?.includes('3 件投诉未生成案件'),
    );
    expect(mail?.parsed.text).toContain('TS-2026-000007');
    expect(mail?.parsed.text).toContain('http://localhost:8080/staff/operator');
  });

  it('tells the administrators of the group that a webhook was switched off, until it is on again', async () => {
    const ENDPOINT = '01900000-0000-7000-8000-00000000aa01';
    const event = (version: number, type: string, data: object) => ({
      specversion: '1.0',
      id: `01900000-0000-7000-9000-00000000cc0${version}`,
      source: '/tingsu/intake',
      type,
      time: `2026-11-20T0${version}:00:00Z`,
      subject: ENDPOINT,
      datacontenttype: 'application/json',
      tenantid: TENANT,
      aggregatetype: 'webhook',
      aggregateid: ENDPOINT,
      aggregateversion: version,
      actor: { type: 'system', id: null, role: null },
      data: { title: '省平台', ...data },
    });
    const off = event(1, WebhookSwitchedOff.type, { reason: 'failing' });
    await service.deliver([off, off]);
    const told = await service.database.admin<{ recipient: string }>(
      `select recipient_id as recipient from notifications.notice where template = 'webhook.off'`,
    );
    expect(told.map(({ recipient }) => recipient)).toEqual([PEOPLE.admin]);
    while ((await service.delivery.deliverDue()) > 0);
    const mail = service.mailServer.mails.at(-1);
    expect(mail?.parsed.subject).toBe('向“省平台”的推送已停止');
    expect(mail?.parsed.text).toContain('http://localhost:8080/staff/partners');
    const open = async () =>
      (await service.request('GET', '/api/v1/notices/unread-count', { personId: PEOPLE.admin }))
        .body.count;
    const before = await open();
    await service.deliver([event(2, WebhookSwitchedOn.type, {})]);
    expect(await open()).toBe(before - 1);
  });

  it('R-147, R-212: tells security and the head of the centre of an incident until somebody sees to it', async () => {
    const INCIDENT = '01900000-0000-7000-8000-00000000ab01';
    const incident = { kind: 'violence', campus: 'main', department: 'main.pharmacy' };
    const event = (version: number, type: string, data: object, doer: string) => ({
      specversion: '1.0',
      id: `01900000-0000-7000-9000-00000000cd0${version}`,
      source: '/tingsu/cases',
      type,
      time: `2026-11-20T0${version}:30:00Z`,
      subject: INCIDENT,
      datacontenttype: 'application/json',
      tenantid: TENANT,
      aggregatetype: 'security',
      aggregateid: INCIDENT,
      aggregateversion: version,
      actor: { type: 'person', id: doer, role: null },
      data: { ...incident, ...data },
    });
    const notify = ['药剂科主任', 'centreHead'];
    const raised = event(
      ...([1, SecurityRaised.type, { notify, acknowledgeBy: '2026-11-20T01:35:00Z' }] as const),
      PEOPLE.pharmacyReceiver,
    );
    await service.deliver([raised, raised]);
    const told = await service.database.admin<{ recipient: string }>(
      `select recipient_id as recipient from notifications.notice where template = 'security.raised'`,
    );
    // Not who reported it.
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      [PEOPLE.pharmacyHead, PEOPLE.centreHead].sort(),
    );
    while ((await service.delivery.deliverDue()) > 0);
    const mail = service.mailServer.mails.at(-1);
    expect(mail?.parsed.subject).toBe('安全事件：动手、伤人');
    expect(mail?.parsed.text).toContain('http://localhost:8080/staff/safety');
    const open = async () =>
      (
        await service.request('GET', '/api/v1/notices/unread-count', {
          personId: PEOPLE.centreHead,
        })
      ).body.count;
    const before = await open();
    await service.deliver([event(2, SecurityAcknowledged.type, {}, PEOPLE.pharmacyHead)]);
    expect(await open()).toBe(before - 1);
  });

  it('reminds administrators of a year that is missing, once for each reminder, with a link to the calendars', async () => {
    const event = {
      specversion: '1.0',
      id: '01900000-0000-7000-9000-00000000ca01',
      source: '/tingsu/cases',
      type: PolicyCalendarMissing.type,
      time: '2026-11-20T02:00:00Z',
      subject: TENANT,
      datacontenttype: 'application/json',
      tenantid: TENANT,
      aggregatetype: 'policy',
      aggregateid: TENANT,
      aggregateversion: 1,
      actor: { type: 'system', id: null, role: null },
      data: { calendarId: 'CN', year: 2027, status: 'provisional', since: '2026-10-01' },
    };
    await service.deliver([event, event]);
    service.time.advance(60_000);
    expect(
      (await noticesOf(PEOPLE.admin))
        .filter(({ template }) => template !== 'webhook.off')
        .map(({ template, caseNo }) => [template, caseNo]),
    ).toEqual([['calendar.missing', null]]);
    while ((await service.delivery.deliverDue()) > 0);
    const mail = service.mailServer.mails
      .filter(({ to }) => to.includes('admin@hospital.test'))
      .at(-1);
    expect(mail?.parsed.subject).toBe('请录入 2027 年工作日历（CN）');
    expect(mail?.parsed.text).toContain('http://localhost:8080/staff/calendars');
    const breach = service.mailServer.mails.find(({ parsed }) =>
      parsed.subject?.includes('已超期'),
    );
    expect(breach?.parsed.text).toContain('确认知悉');
  });
});
