import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseClassified,
  CaseClockBreached,
  CaseDispatched,
  CaseOpened,
  factsOnReceipt,
  NoticeViewSchema,
} from '@tingsu/contracts';
import { schemaDrift } from '@tingsu/database';
import {
  aDirectory,
  anEvent,
  classified,
  clockStep,
  dispatched,
  opened,
  PEOPLE,
} from './fixtures.js';
import {
  directoryEvent,
  grants,
  type NotificationsUnderTest,
  startNotifications,
} from './service.js';

const CASE = (nr: number): string =>
  `01900000-0000-7000-8000-000000000c${String(nr).padStart(2, '0')}`;

/** A case that is opened, graded, sent to the pharmacy and then late. */
const aLateCase = (nr: number) => [
  anEvent(CaseOpened, opened({ caseNo: `C-2026-00000${nr}` }), { caseId: CASE(nr), version: 1 }),
  anEvent(CaseClassified, classified(), { caseId: CASE(nr), version: 2 }),
  anEvent(CaseDispatched, dispatched(), { caseId: CASE(nr), version: 3 }),
  anEvent(
    CaseClockBreached,
    clockStep({ caseNo: `C-2026-00000${nr}`, owner: '当事科室', ownerDepartment: 'main.pharmacy' }),
    {
      caseId: CASE(nr),
      version: 4,
    },
  ),
];

describe('telling people', () => {
  let service: NotificationsUnderTest;
  const told = (caseId: string) =>
    service.database.admin<{ line: string }>(
      `select template || ' ' || recipient_id || ' ' || coalesce(d.state, '-') as line from notifications.notice n
       left join notifications.delivery d on d.tenant_id = n.tenant_id and d.notice_id = coalesce(n.bundle_id, n.notice_id) where case_id = $1 order by 1`,
      [caseId],
    );
  const expected = [
    `case.assigned ${PEOPLE.pharmacyHead} pending`,
    `case.assigned ${PEOPLE.pharmacyReceiver} pending`,
    `case.new ${PEOPLE.officer} -`,
    `clock.breached ${PEOPLE.pharmacyHead} pending`,
    `clock.breached ${PEOPLE.pharmacyReceiver} pending`,
  ];

  beforeAll(async () => {
    service = await startNotifications({ gatherSeconds: 60 });
  });
  afterAll(() => service.close());

  it('agrees with the migrations', async () => {
    expect(await schemaDrift(service.database.dataSource)).toEqual([]);
  });

  it('waits for the directory when events are faster, and then notifies everyone', async () => {
    await service.deliver(aLateCase(1));
    expect(await told(CASE(1))).toEqual([]);
    await service.deliver([directoryEvent(aDirectory())]);
    expect((await told(CASE(1))).map(({ line }) => line)).toEqual(expected);
    expect(await service.database.admin('select 1 from notifications.untold_event')).toEqual([]);
  });

  it('notifies once, though every event comes twice and again later', async () => {
    const events = aLateCase(2);
    await service.deliver([...events, ...events]);
    await service.deliver(events);
    expect((await told(CASE(2))).map(({ line }) => line)).toEqual(expected);
  });

  it('notifies the same people when events come out of order, one by one', async () => {
    const [first, second, third, fourth] = aLateCase(3);
    for (const event of [fourth, second, first, third]) await service.deliver([event]);
    expect((await told(CASE(3))).map(({ line }) => line)).toEqual(expected);
  });

  it('notifies once even if the inbox has forgotten the event', async () => {
    const events = aLateCase(4);
    await service.deliver(events);
    await service.database.admin('delete from notifications.inbox_cursor where aggregate_id = $1', [
      CASE(4),
    ]);
    await service.deliver(events);
    expect((await told(CASE(4))).map(({ line }) => line)).toEqual(expected);
  });

  it('sends no mail to a person without an address, but notifies them in the app', async () => {
    const urgent = [
      anEvent(CaseOpened, opened(), { caseId: CASE(5), version: 1 }),
      anEvent(CaseClassified, classified({ priority: 'P1' }), { caseId: CASE(5), version: 2 }),
    ];
    await service.deliver(urgent);
    expect((await told(CASE(5))).map(({ line }) => line)).toContain(
      `case.urgent ${PEOPLE.groupLeader} -`,
    );
  });

  it('parks an event about a case that was never opened, instead of guessing', async () => {
    const orphan = anEvent(CaseDispatched, dispatched(), { caseId: CASE(6), version: 1 });
    await service.deliver([orphan]).catch(() => undefined);
    expect(await told(CASE(6))).toEqual([]);
    const kept = await service.database.admin(
      'select type from notifications.inbox where event_id = $1',
      [orphan.id],
    );
    expect(kept).toEqual([{ type: orphan.type }]);
  });

  describe('over HTTP', () => {
    const pharmacist = { personId: PEOPLE.pharmacyHead, locale: 'en' as const };

    it('is described in the OpenAPI document', async () => {
      const { body } = await service.request('GET', '/openapi.json', null);
      const paths = [
        '',
        '/{id}/read',
        '/{id}/cases',
        '/deliveries',
        '/read-all',
        '/unread-count',
      ].map((path) => `/api/v1/notices${path}`);
      expect(body).toMatchObject({ paths: Object.fromEntries(paths.map((path) => [path, {}])) });
    });

    it('shows a person the own notices only, unread first, newest first, page by page', async () => {
      const first = await service.request('GET', '/api/v1/notices?limit=3', pharmacist);
      expect(first.status).toBe(200);
      expect(first.body.items).toHaveLength(3);
      first.body.items.forEach((item: unknown) => NoticeViewSchema.parse(item));
      const second = await service.request(
        'GET',
        `/api/v1/notices?limit=100&cursor=${encodeURIComponent(first.body.nextCursor ?? '')}`,
        pharmacist,
      );
      expect(second.body.nextCursor).toBeNull();
      const ids = [...first.body.items, ...second.body.items].map((item) => item.noticeId);
      // Four cases: sent to the pharmacy one by one, and late together.
      expect(new Set(ids).size).toBe(5);
      expect(ids).toHaveLength(5);
      const assigned = [...first.body.items, ...second.body.items].find(
        (item) => item.template === 'case.assigned',
      );
      expect(assigned).toMatchObject({
        title: 'Complaint for Pharmacy',
        readAt: null,
        deliveries: [{ medium: 'in_app' }, { medium: 'email' }],
      });
    });

    it('counts the unread, marks one as read, moves it behind the unread, and marks all', async () => {
      const count = async () =>
        (await service.request('GET', '/api/v1/notices/unread-count', pharmacist)).body.count;
      const { body } = await service.request('GET', '/api/v1/notices', pharmacist);
      const noticeId = body.items[0]?.noticeId;
      expect(await count()).toBe(5);
      expect(
        (await service.request('POST', `/api/v1/notices/${noticeId}/read`, pharmacist)).status,
      ).toBe(204);
      expect(
        (await service.request('POST', `/api/v1/notices/${noticeId}/read`, pharmacist)).status,
      ).toBe(204);
      expect(await count()).toBe(4);
      const after = await service.request('GET', '/api/v1/notices', pharmacist);
      expect(after.body.items.at(-1)?.noticeId).toBe(noticeId);
      expect((await service.request('POST', '/api/v1/notices/read-all', pharmacist)).body).toEqual({
        count: 4,
      });
      expect(await count()).toBe(0);
    });

    it('says of danger while the words of the case speak of one, to who sees the case', async () => {
      const facts = factsOnReceipt({
        caseNo: 'C-2026-000007',
        complaintId: CASE(70),
        campus: 'main',
        department: null,
      });
      const officer = (campus: string) => ({
        personId: PEOPLE.officer,
        grants: [{ role: 'centre_officer' as const, campus, department: null }],
      });
      const graded = (version: number, danger: string[]) =>
        anEvent(CaseClassified, classified({ facts: { danger }, priority: 'P1' }), {
          caseId: CASE(7),
          version,
        });
      const badges = async (campus: string) => {
        const { body } = await service.request('GET', '/api/v1/notices?limit=100', officer(campus));
        return body.items
          .map((item: unknown) => NoticeViewSchema.parse(item))
          .flatMap(({ caseNo, danger }) => (caseNo === facts.caseNo ? [danger] : []));
      };
      await service.deliver([
        anEvent(CaseOpened, opened({ caseNo: facts.caseNo, access: facts }), { caseId: CASE(7) }),
        graded(2, ['self_harm']),
      ]);
      expect(await badges('main')).toEqual([true]);
      expect(await badges('east')).toEqual([false]);
      await service.deliver([graded(3, [])]);
      expect(await badges('main')).toEqual([false]);
    });

    it("refuses another person's notice, a broken id and cursor, a visitor, and a request without identity", async () => {
      const answer = async (
        method: 'GET' | 'POST',
        path: string,
        who: Parameters<typeof service.request>[2],
      ) => {
        const { status, body } = await service.request(method, path, who);
        return [status, body.code];
      };
      const { body } = await service.request('GET', '/api/v1/notices', pharmacist);
      const theirs = `/api/v1/notices/${body.items[0]?.noticeId}/read`;
      expect(await answer('POST', theirs, { personId: PEOPLE.officer })).toEqual([
        404,
        'request.not_found',
      ]);
      expect(
        await answer('POST', theirs, { personId: PEOPLE.pharmacyHead, tenantId: CASE(9) }),
      ).toEqual([404, 'request.not_found']);
      expect(await answer('POST', '/api/v1/notices/1/read', pharmacist)).toEqual([
        422,
        'request.invalid',
      ]);
      expect(await answer('GET', '/api/v1/notices?cursor=x', pharmacist)).toEqual([
        422,
        'request.invalid',
      ]);
      expect(await answer('GET', '/api/v1/notices', { kind: 'public', personId: null })).toEqual([
        401,
        'session.required',
      ]);
      expect(await answer('GET', '/api/v1/notices', null)).toEqual([401, 'session.required']);
    });

    it('shows the delivery log to operators and administrators, filtered by state, without addresses', async () => {
      const operator = { personId: PEOPLE.admin, grants: grants('operator') };
      const page = await service.request(
        'GET',
        '/api/v1/notices/deliveries?state=pending&limit=5',
        operator,
      );
      expect(page.body.items).toHaveLength(5);
      expect(page.body.items[0]).toMatchObject({
        medium: 'email',
        state: 'pending',
        attempts: 0,
        lastError: null,
      });
      expect(JSON.stringify(page.body)).not.toContain('@');
      const rest = await service.request(
        'GET',
        `/api/v1/notices/deliveries?limit=200&cursor=${encodeURIComponent(page.body.nextCursor ?? '')}`,
        operator,
      );
      expect(rest.body.items.length).toBeGreaterThan(5);
      expect(
        (await service.request('GET', '/api/v1/notices/deliveries?state=failed', operator)).body
          .items,
      ).toEqual([]);
      expect(
        (await service.request('GET', '/api/v1/notices/deliveries?state=lost', operator)).status,
      ).toBe(422);
      expect(
        (await service.request('GET', '/api/v1/notices/deliveries', pharmacist)).body.code,
      ).toBe('access.denied');
    });
  });
});
