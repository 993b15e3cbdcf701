import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CaseClassified,
  CaseClockBreached,
  CaseClosed,
  CaseDispatched,
  CaseOpened,
  CaseReturned,
  type NoticeWish,
  NoticeWishesSchema,
} from '@tingsu/contracts';
import { SendDigests } from '../src/digests/send-digests.job.js';
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

const HOUR = 3_600_000;
const head = { personId: PEOPLE.pharmacyHead, locale: 'en' as const };
const caseId = (nr: number): string => `01900000-0000-7000-8000-${String(nr).padStart(12, '0')}`;
const caseNo = (nr: number): string => `C-2026-${String(nr).padStart(6, '0')}`;
const GATHERED: NoticeWish = {
  tasks: 'gathered',
  information: 'gathered',
  times: ['13:30'],
  quiet: null,
};

describe('mails of what can wait', () => {
  let service: NotificationsUnderTest;
  let digests: SendDigests;
  let last = 0;
  let day = 20;

  const wish = (own: NoticeWish | null) =>
    service.request('PUT', '/api/v1/notices/wishes/own', head, { wish: own });
  const at = (nr: number, version: number) => ({
    caseId: caseId(nr),
    version,
    at: service.time.now().toISOString(),
  });
  /** Cases that the pharmacy has just been sent. */
  const send = async (count: number, priority: 'P1' | 'P3' = 'P3'): Promise<number[]> => {
    const numbers = Array.from({ length: count }, () => ++last);
    await service.deliver(
      numbers.flatMap((nr) => [
        anEvent(CaseOpened, opened({ caseNo: caseNo(nr) }), at(nr, 1)),
        anEvent(CaseClassified, classified({ priority }), at(nr, 2)),
        anEvent(CaseDispatched, dispatched(), at(nr, 3)),
      ]),
    );
    return numbers;
  };
  const close = (nr: number) =>
    service.deliver([
      anEvent(CaseClosed, { state: 'closed', outcome: 'upheld', round: 1 }, at(nr, 4)),
    ]);
  const sendMails = async (): Promise<void> => {
    while ((await service.delivery.deliverDue()) > 0);
  };
  const sendDigests = async (): Promise<void> => {
    while ((await digests.sendDue()) > 0);
  };
  const mails = () =>
    service.mailServer.mails
      .filter(({ to }) => to.includes('pharmacyhead@hospital.test'))
      .map(({ parsed }) => parsed);
  const subjects = () => mails().map(({ subject }) => subject);
  const states = async (nr: number): Promise<string[]> =>
    (
      await service.database.admin<{ line: string }>(
        `select n.template || ' ' || d.state as line from notifications.notice n join notifications.delivery d using (tenant_id, notice_id)
         where n.case_id = $1 and n.recipient_id = $2 order by n.created_at, n.notice_id`,
        [caseId(nr), PEOPLE.pharmacyHead],
      )
    ).map(({ line }) => line);
  const clockShows = (time: string): void => {
    const wanted = new Date(`2026-11-${day}T${time}:00+08:00`);
    service.time.advance(wanted.getTime() - service.time.now().getTime());
  };

  beforeAll(async () => {
    service = await startNotifications({ gatherSeconds: 0 });
    digests = service.app.get(SendDigests);
    await service.deliver([directoryEvent(aDirectory())]);
  });
  beforeEach(async () => {
    day += 1;
    clockShows('10:00');
    // What is still gathered goes out.
    await wish({ tasks: 'at_once', information: 'none', times: [], quiet: null });
    await sendMails();
    await sendDigests();
    await wish(null);
    service.mailServer.mails.length = 0;
  });
  afterAll(() => service.close());

  it('one mail at the time that a person chose: what is to do, then what is to know, and nothing that is done by then', async () => {
    await wish(GATHERED);
    const [open = 0, returned = 0, closed = 0] = await send(3);
    await close(closed);
    clockShows('13:29');
    await service.deliver([
      anEvent(
        CaseReturned,
        { state: 'accepted', department: 'main.pharmacy', assignmentId: caseId(returned) },
        at(returned, 4),
      ),
    ]);
    await sendMails();
    await sendDigests();
    expect(subjects()).toEqual([]);
    expect(await states(open)).toEqual(['case.assigned gathered']);
    clockShows('13:30');
    await sendDigests();
    expect(subjects()).toEqual(['Notices: 1 for you to do, 1 for your information']);
    const [mail] = mails();
    expect(mail?.text).toMatch(
      new RegExp(
        `1 for you to do\\s+${caseNo(open)}[^]*1 for your information\\s+${caseNo(closed)}`,
      ),
    );
    expect(mail?.text).not.toContain(caseNo(returned));
    expect(mail?.html).toContain(`http://localhost:8080/staff/cases/${caseNo(closed)}`);
    expect(await states(open)).toEqual(['case.assigned sent']);
    expect(await states(returned)).toEqual(['case.assigned left_out']);
    expect(await states(closed)).toEqual(['case.assigned left_out', 'case.closed sent']);
    const published = await service.database.admin<{ type: string }>(
      `select o.type from notifications.outbox o join notifications.notice n on n.notice_id::text = o.aggregate_id
       where o.aggregate_version = 2 and n.recipient_id = $1 and n.case_id = any($2)`,
      [PEOPLE.pharmacyHead, [open, returned, closed].map(caseId)],
    );
    expect(published.map(({ type }) => type)).toEqual(['notice.sent.v1', 'notice.sent.v1']);
  });

  it('what is late or dangerous waits for no one', async () => {
    await wish({ ...GATHERED, quiet: { from: '00:00', until: '23:59' } });
    const [urgent = 0] = await send(1, 'P1');
    const [late = 0] = await send(1);
    const step = clockStep({ owner: '当事科室', ownerDepartment: 'main.pharmacy' });
    await service.deliver([anEvent(CaseClockBreached, step, at(late, 4))]);
    await sendMails();
    expect(await states(urgent)).toEqual(['case.assigned sent']);
    expect(await states(late)).toEqual(['case.assigned gathered', 'clock.breached sent']);
    expect(mails()).toHaveLength(2);
  });

  it('says nothing when all is done, and goes out at once when nothing is to be gathered any more', async () => {
    await wish({ ...GATHERED, information: 'none' });
    const [done = 0] = await send(1);
    await close(done);
    clockShows('13:30');
    await sendDigests();
    expect(subjects()).toEqual([]);
    expect(await states(done)).toEqual(['case.assigned left_out']);

    const [open = 0] = await send(1);
    await sendDigests();
    expect(subjects()).toEqual([]);
    await wish({ ...GATHERED, tasks: 'at_once', information: 'none' });
    await sendDigests();
    expect(subjects()).toEqual([`[${caseNo(open)}] Complaint for Pharmacy`]);
  });

  it('in quiet hours what can wait comes in one mail at their end', async () => {
    const quiet = { from: '22:00', until: '07:00' };
    await wish({ tasks: 'at_once', information: 'none', times: [], quiet });
    clockShows('22:30');
    await send(2);
    await sendMails();
    expect(subjects()).toEqual([]);
    day += 1;
    clockShows('07:00');
    await sendDigests();
    expect(subjects()).toEqual(['Notices: 2 for you to do']);
    await send(1);
    await sendMails();
    expect(mails()).toHaveLength(2);
  });

  it('tries again under the same Message-ID, and what comes meanwhile goes into the next one', async () => {
    await wish(GATHERED);
    await send(2);
    clockShows('13:30');
    service.mailServer.answers.push(451);
    await sendDigests();
    expect(subjects()).toEqual([]);
    const [later = 0] = await send(1);
    service.time.advance(HOUR);
    // As a crash between sending and marking leaves it: the claim is committed, the outcome is not.
    service.mailServer.beforeOk = async () => {
      await service.database.admin(
        `update notifications.digest set lease_until = $1, attempts = attempts + 1 where state = 'sending'`,
        [service.time.now()],
      );
      service.mailServer.beforeOk = null;
    };
    await digests.sendDue();
    await sendDigests();
    expect(subjects()).toEqual(['Notices: 2 for you to do', 'Notices: 2 for you to do']);
    expect(new Set(mails().map(({ messageId }) => messageId)).size).toBe(1);
    expect(await states(later)).toEqual(['case.assigned gathered']);
  });

  it('leaves out a person who has gone, visibly', async () => {
    await wish(GATHERED);
    const [nr = 0] = await send(1);
    const staff = aDirectory().staff.map((person) => ({
      ...person,
      active: person.id !== PEOPLE.pharmacyHead,
    }));
    await service.deliver([directoryEvent(aDirectory({ staff }), 2)]);
    clockShows('13:30');
    await sendDigests();
    expect(await states(nr)).toEqual(['case.assigned failed']);
    await service.deliver([directoryEvent(aDirectory(), 3)]);
  });

  it('a person decides for himself, an administrator of the group for all who said nothing', async () => {
    const read = async (who: object) =>
      NoticeWishesSchema.parse(
        (await service.request('GET', '/api/v1/notices/wishes', who)).body as unknown,
      );
    expect(await read(head)).toMatchObject({
      own: null,
      house: { tasks: 'at_once', information: 'gathered', times: ['08:00'] },
      ...{ decidesForHouse: false, reachable: true, nextDigestAt: null },
    });
    const none = await wish({ ...GATHERED, times: [] });
    expect([none.status, none.body]).toMatchObject([
      422,
      { code: 'request.invalid', errors: [{ path: 'wish.times', code: 'required' }] },
    ]);
    const house = { ...GATHERED, times: ['09:15'] };
    const path = '/api/v1/notices/wishes/house';
    expect((await service.request('PUT', path, head, house)).status).toBe(403);
    const admin = { personId: PEOPLE.admin, grants: grants('tenant_admin') };
    expect((await service.request('PUT', path, admin, house)).status).toBe(200);
    await send(1);
    expect(await read(head)).toMatchObject({
      own: null,
      house,
      nextDigestAt: `2026-11-${day + 1}T01:15:00.000Z`,
    });
  });
});
