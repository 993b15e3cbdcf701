import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CaseClassified,
  CaseClockAcknowledged,
  CaseClockBreached,
  CaseClockEscalated,
  CaseDispatched,
  CaseOpened,
  NoticeViewSchema,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import type { z } from 'zod';
import { NoticeRepository } from '../src/notices/notice.repository.js';
import type { NotifyingEvent } from '../src/rules/notifying-event.js';
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

type Message = z.infer<typeof NoticeViewSchema>;
/** Long, so that a slow machine decides nothing. */
const GATHERING = { quiet: 60, longest: 360 };
const QUIET = 60_000;
const head = { personId: PEOPLE.pharmacyHead, locale: 'en' as const };
const caseId = (nr: number): string => `01900000-0000-7000-8000-${String(nr).padStart(12, '0')}`;
const caseNo = (nr: number): string => `C-2026-${String(nr).padStart(6, '0')}`;
const step = (nr: number, more: object = {}) =>
  clockStep({
    caseNo: caseNo(nr),
    owner: '当事科室',
    ownerDepartment: 'main.pharmacy',
    stepId: 'breach',
    acknowledgeBy: '2026-11-20T14:00:00+08:00',
    ...more,
  });
const begun = (nr: number, priority: 'P1' | 'P3' = 'P3') => [
  anEvent(CaseOpened, opened({ caseNo: caseNo(nr) }), { caseId: caseId(nr), version: 1 }),
  anEvent(CaseClassified, classified({ priority }), { caseId: caseId(nr), version: 2 }),
  anEvent(CaseDispatched, dispatched(), { caseId: caseId(nr), version: 3 }),
];
const late = (nr: number, more: object = {}): NotifyingEvent =>
  anEvent(CaseClockBreached, step(nr, more), { caseId: caseId(nr), version: 4 });

describe('notices of one moment', () => {
  let service: NotificationsUnderTest;
  let last = 0;
  /** New cases at the pharmacy, of which nothing is said any more. */
  const cases = async (count: number): Promise<number[]> => {
    const numbers = Array.from({ length: count }, () => ++last);
    await service.deliver(numbers.flatMap((nr) => begun(nr)));
    service.time.advance(6 * QUIET);
    while ((await service.delivery.deliverDue()) > 0);
    await service.request('POST', '/api/v1/notices/read-all', head);
    service.mailServer.mails.length = 0;
    return numbers;
  };
  const messages = async (): Promise<Message[]> =>
    (await service.request('GET', '/api/v1/notices?limit=100', head)).body.items
      .map((item: unknown) => NoticeViewSchema.parse(item))
      .filter(({ readAt }) => readAt === null);
  const unread = async () =>
    (await service.request('GET', '/api/v1/notices/unread-count', head)).body.count;
  const mails = () =>
    service.mailServer.mails.filter(({ to }) => to.includes('pharmacyhead@hospital.test'));

  beforeAll(async () => {
    service = await startNotifications({ gatherSeconds: GATHERING.quiet });
    await service.deliver([directoryEvent(aDirectory())]);
  });
  beforeEach(() => service.time.advance(6 * QUIET));
  afterAll(() => service.close());

  it('forty breaches at once are one message and one mail to the head of the department, also when they come in parts and twice', async () => {
    const numbers = await cases(40);
    const events = numbers.map((nr) => late(nr));
    await service.deliver(events.slice(0, 15));
    service.time.advance(20_000);
    await service.deliver(events.slice(10, 40));
    await service.deliver(events);
    expect(await service.delivery.deliverDue()).toBe(0);
    service.time.advance(QUIET);
    // The head and the colleague who takes tickets.
    expect(await service.delivery.deliverDue()).toBe(2);
    expect(await service.delivery.deliverDue()).toBe(0);
    expect(await unread()).toBe(1);
    const [message, ...others] = await messages();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      title: '40 deadlines overdue',
      caseNo: null,
      acknowledge: null,
      cases: { total: 40, asked: 40 },
      deliveries: [{ medium: 'in_app' }, { medium: 'email', state: 'sent' }],
    });
    expect(message?.body).toContain('40 of them ask you to press “Acknowledge”');
    expect(message?.cases?.items).toHaveLength(20);
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await service.request(
        'GET',
        `/api/v1/notices/${message?.noticeId}/cases?limit=15&cursor=${encodeURIComponent(cursor)}`,
        head,
      );
      found.push(...body.items.map((item) => (item as unknown as { caseNo: string }).caseNo));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    expect(found.sort()).toEqual(numbers.map(caseNo));
    const [mail, ...more] = mails();
    expect(more).toEqual([]);
    expect(mail?.parsed.subject).toBe('40 deadlines overdue');
    for (const nr of numbers) {
      expect(mail?.parsed.text).toContain(caseNo(nr));
      expect(mail?.parsed.html).toContain(`http://localhost:8080/staff/cases/${caseNo(nr)}`);
    }
    expect(mail?.parsed.text).toContain('due November 21, 2026 at 10:12, responsible: Pharmacy');
  });

  it('each case of a message stays to be acknowledged by itself; what is done leaves, and the badge when all is done', async () => {
    const [one = 0, two = 0] = await cases(2);
    await service.deliver([late(one), late(two)]);
    const acknowledged = (nr: number) =>
      anEvent(
        CaseClockAcknowledged,
        {
          state: 'dispatched',
          clockId: 'contact24',
          label: step(nr).label,
          ownerDepartment: 'main.pharmacy',
          stepId: 'breach',
          action: 'breach',
          level: 0,
          acknowledgeBy: '2026-11-20T14:00:00+08:00',
          late: false,
        },
        { caseId: caseId(nr), version: 5, at: '2026-11-20T12:00:00Z' },
      );
    await service.deliver([acknowledged(one)]);
    expect(await unread()).toBe(1);
    const [message] = await messages();
    expect(message?.cases).toMatchObject({
      total: 2,
      asked: 1,
      items: [
        { caseNo: caseNo(two), done: false, acknowledge: { stepId: 'breach' } },
        { caseNo: caseNo(one), done: true, acknowledge: null },
      ],
    });
    service.time.advance(QUIET);
    await service.delivery.deliverDue();
    // What was done before the mail went out is not in it.
    expect(mails().map(({ parsed }) => parsed.subject)).toEqual([
      `[${caseNo(two)}] Overdue: Contact the department within 24 hours`,
    ]);
    await service.deliver([acknowledged(two)]);
    expect(await unread()).toBe(0);
    expect(await messages()).toEqual([]);
  });

  it('what comes after the mail went out is a message of its own, and so is what is urgent, whose mail waits for nothing', async () => {
    const [one = 0, two = 0] = await cases(2);
    const urgent = ++last;
    await service.deliver(begun(urgent, 'P1'));
    while ((await service.delivery.deliverDue()) > 0);
    service.mailServer.mails.length = 0;
    await service.request('POST', '/api/v1/notices/read-all', head);
    await service.deliver([late(one), late(urgent)]);
    await service.delivery.deliverDue();
    expect(mails().map(({ parsed }) => parsed.subject?.slice(0, 15))).toEqual([
      `[${caseNo(urgent)}]`,
    ]);
    service.time.advance(QUIET);
    await service.delivery.deliverDue();
    await service.deliver([late(two)]);
    service.time.advance(QUIET);
    await service.delivery.deliverDue();
    expect(await messages()).toHaveLength(3);
    expect(mails()).toHaveLength(3);
  });

  it('a message of a steady flow is complete after six pauses, and counts what it holds of each sort', async () => {
    const numbers = await cases(10);
    for (const nr of numbers) {
      await service.deliver([
        late(nr),
        anEvent(
          CaseClockEscalated,
          { ...step(nr, { notify: ['departmentHead'], stepId: 'escalate1' }), level: 1 },
          { caseId: caseId(nr), version: 5 },
        ),
      ]);
      service.time.advance(40_000);
    }
    expect((await messages()).map(({ title }) => title)).toEqual([
      '2 deadlines: 1 overdue, 1 escalated',
      '18 deadlines: 9 overdue, 9 escalated',
    ]);
  });

  it('a mail waits for a writer that has not ended, and holds what it wrote', async () => {
    const [one = 0, two = 0] = await cases(2);
    await service.deliver([late(one)]);
    service.time.advance(30_000);
    const unitOfWork = service.app.get(UnitOfWork);
    const repository = service.app.get(NoticeRepository);
    const facts = { caseNo: caseNo(two), timeZone: 'Asia/Shanghai', dueAt: step(two).dueAt };
    let wrote = (): void => undefined;
    let end = (): void => undefined;
    const written = new Promise<void>((resolve) => (wrote = resolve));
    const ended = new Promise<void>((resolve) => (end = resolve));
    const writer = unitOfWork.run(TENANT, async (tx) => {
      await repository.insert(
        tx,
        TENANT,
        [
          {
            template: 'clock.breached',
            recipientId: PEOPLE.pharmacyHead,
            facts: { ...facts, label: step(two).label },
            eventId: caseId(9_000_000 + two),
            eventAt: '2026-11-20T02:12:00Z',
            caseId: caseId(two),
            joins: true,
            reachable: true,
            urgent: false,
            mail: true,
            digestId: null,
          },
        ],
        GATHERING,
      );
      wrote();
      await ended;
    });
    await written;
    service.time.advance(2 * QUIET);
    await service.delivery.deliverDue();
    expect(mails()).toEqual([]);
    end();
    await writer;
    service.time.advance(QUIET);
    await service.delivery.deliverDue();
    expect(mails().map(({ parsed }) => parsed.subject)).toEqual(['2 deadlines overdue']);
  });

  it('is read as a whole', async () => {
    const [one = 0, two = 0] = await cases(2);
    await service.deliver([late(one), late(two)]);
    const [message] = await messages();
    const read = `/api/v1/notices/${message?.noticeId}/read`;
    expect((await service.request('POST', read, head)).status).toBe(204);
    expect(await unread()).toBe(0);
    const theirs = await service.request('GET', `/api/v1/notices/${message?.noticeId}/cases`, {
      personId: PEOPLE.officer,
    });
    expect([theirs.status, theirs.body.code]).toEqual([404, 'request.not_found']);
  });
});
