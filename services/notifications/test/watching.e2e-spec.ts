import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AccessFacts,
  CaseAccepted,
  CaseAccessChanged,
  CaseClockBreached,
  CaseClockReminded,
  CaseClosed,
  CaseFeedbackGiven,
  CaseOpened,
  CaseReopened,
  CaseTriageStarted,
  factsOnReceipt,
  NoticeViewSchema,
  WatchChanged,
} from '@tingsu/contracts';
import type { Directory } from '../src/directory/directory.js';
import { aDirectory, anEvent, clockStep, opened, PEOPLE } from './fixtures.js';
import { directoryEvent, type NotificationsUnderTest, startNotifications } from './service.js';

const caseId = (nr: number): string => `01900000-0000-7000-8000-${String(nr).padStart(12, '0')}`;
const factsOf = (nr: number, changes: Partial<AccessFacts> = {}): AccessFacts => ({
  ...factsOnReceipt({
    caseNo: `C-2026-${String(nr).padStart(6, '0')}`,
    complaintId: caseId(nr),
    campus: 'main',
    department: null,
  }),
  ...changes,
});
const by = (id: string) => ({ type: 'person', id, role: 'centre_officer' }) as const;
const step = (nr: number) =>
  clockStep({ caseNo: factsOf(nr).caseNo, owner: '申诉中心', notify: ['owner'] });

const FEEDBACK = {
  state: 'fed_back',
  medium: 'phone',
  written: false,
  satisfaction: null,
  outcome: 'upheld',
} as const;

describe('who watches a case', () => {
  let service: NotificationsUnderTest;
  let nr = 0;
  let directories = 0;
  const versions = new Map<string, number>();

  const watch = async (personId: string, ...numbers: number[]): Promise<void> => {
    const version = (versions.get(personId) ?? 0) + 1;
    versions.set(personId, version);
    await service.deliver([
      {
        ...(directoryEvent(aDirectory()) as object),
        id: `01900000-0000-7000-b000-${String(version).padStart(8, '0')}${personId.slice(-4)}`,
        source: '/tingsu/cases',
        type: WatchChanged.type,
        subject: personId,
        aggregatetype: 'watch',
        aggregateid: personId,
        aggregateversion: version,
        data: { cases: numbers.map(caseId) },
      },
    ]);
  };
  const directory = (changes: Partial<Directory> = {}) =>
    service.deliver([directoryEvent(aDirectory(changes), ++directories)]);
  const told = async (number = nr): Promise<string[]> =>
    (
      await service.database.admin<{ line: string }>(
        `select n.template || ' ' || n.recipient_id as line from notifications.notice n
         where n.case_id = $1 and (n.informs or n.template not like 'case.new') order by n.created_at, n.notice_id`,
        [caseId(number)],
      )
    ).map(({ line }) => line);
  const at = (version: number) => ({
    caseId: caseId(nr),
    version,
    at: `2026-11-20T03:${String(version).padStart(2, '0')}:00Z`,
  });

  beforeAll(async () => {
    service = await startNotifications();
    await directory();
  });
  beforeEach(async () => {
    nr += 1;
    const facts = factsOf(nr);
    await service.deliver([
      anEvent(CaseOpened, opened({ caseNo: facts.caseNo, access: facts }), at(1)),
    ]);
  });
  afterAll(() => service.close());

  it('is told of each moment that matters, once, and of no other line of the log', async () => {
    await watch(PEOPLE.leader, nr);
    const closing = { caseId: caseId(nr), at: '2026-11-20T04:00:00Z' };
    const events = [
      anEvent(CaseAccepted, { state: 'accepted' }, at(2)),
      anEvent(CaseClockReminded, step(nr), at(3)),
      anEvent(CaseClockBreached, step(nr), at(4)),
      anEvent(CaseFeedbackGiven, FEEDBACK, { ...closing, version: 5 }),
      anEvent(
        CaseClosed,
        { state: 'closed', outcome: 'upheld', round: 1 },
        { ...closing, version: 6 },
      ),
      anEvent(
        CaseReopened,
        { state: 'triage', ground: 'new_facts', round: 2, policies: [] },
        { caseId: caseId(nr), version: 7, at: '2026-11-20T05:00:00Z' },
      ),
    ];
    await service.deliver(events);
    await service.deliver([...events, ...events]);
    await service.database.admin('delete from notifications.inbox_cursor where aggregate_id = $1', [
      caseId(nr),
    ]);
    await service.deliver([
      anEvent(CaseOpened, opened({ caseNo: factsOf(nr).caseNo, access: factsOf(nr) }), at(1)),
      ...events,
    ]);
    const lines = (await told()).filter((line) => line.endsWith(PEOPLE.leader));
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'watch.moved',
      'watch.overdue',
      'watch.ended',
      'watch.reopened',
    ]);
  });

  it('is not told of what he did himself, nor twice of what is his to do anyway', async () => {
    await watch(PEOPLE.officer, nr);
    await watch(PEOPLE.centreHead, nr);
    await service.deliver([
      anEvent(CaseTriageStarted, { state: 'triage' }, { ...at(2), actor: by(PEOPLE.officer) }),
      anEvent(CaseClockBreached, step(nr), at(3)),
    ]);
    expect((await told()).sort()).toEqual([
      `clock.breached ${PEOPLE.officer}`,
      `watch.moved ${PEOPLE.centreHead}`,
      `watch.overdue ${PEOPLE.centreHead}`,
    ]);
  });

  it('is told nothing more once he does not see the case, or watches it no longer', async () => {
    for (const person of [PEOPLE.officer, PEOPLE.leader, PEOPLE.centreHead, PEOPLE.eastHead])
      await watch(person, nr);
    await service.deliver([anEvent(CaseTriageStarted, { state: 'triage' }, at(2))]);
    // The east campus never saw it.
    expect(await told()).toHaveLength(3);
    // A role ended, and one looks elsewhere by now.
    await directory({
      staff: aDirectory().staff.map((one) =>
        one.id === PEOPLE.leader ? { ...one, grants: [] } : one,
      ),
    });
    await watch(PEOPLE.centreHead);
    await service.deliver([anEvent(CaseAccepted, { state: 'accepted' }, at(3))]);
    expect((await told()).slice(3)).toEqual([`watch.moved ${PEOPLE.officer}`]);
    // The case went to another campus in the same step.
    await service.deliver([
      anEvent(CaseFeedbackGiven, FEEDBACK, at(4)),
      anEvent(
        CaseAccessChanged,
        { state: 'fed_back', access: factsOf(nr, { campus: 'east' }) },
        { ...at(4), version: 5 },
      ),
    ]);
    expect((await told()).slice(4)).toEqual([`watch.answered ${PEOPLE.eastHead}`]);
    await directory();
  });

  it('is told nothing while it is not known who may see the case', async () => {
    await watch(PEOPLE.leader, nr);
    await service.database.admin(
      'update notifications.case_brief set access = null where case_id = $1',
      [caseId(nr)],
    );
    await service.deliver([anEvent(CaseAccepted, { state: 'accepted' }, at(2))]);
    expect(await told()).toEqual([]);
  });

  it('finds it below what asks for something, counted apart, until it is read', async () => {
    const who = { personId: PEOPLE.conductReceiver, locale: 'en' as const };
    const page = async (query = '') =>
      (await service.request('GET', `/api/v1/notices${query}`, who)).body;
    const shown = async (query = '') =>
      (await page(query)).items.map((item: unknown) => NoticeViewSchema.parse(item).template);
    const count = async () =>
      (await service.request('GET', '/api/v1/notices/unread-count', who)).body;
    await watch(PEOPLE.conductReceiver, nr);
    const access = factsOf(nr, { supervising: ['main.conduct'] });
    await service.deliver([
      anEvent(CaseAccessChanged, { state: 'received', access }, at(2)),
      anEvent(
        CaseClockBreached,
        clockStep({ caseNo: access.caseNo, owner: '管理部', ownerDepartment: 'main.conduct' }),
        at(3),
      ),
      anEvent(CaseTriageStarted, { state: 'triage' }, at(4)),
      anEvent(CaseAccepted, { state: 'accepted' }, at(5)),
    ]);
    expect(await count()).toEqual({ count: 1, information: 2 });
    expect(await shown()).toEqual(['clock.breached', 'watch.moved', 'watch.moved']);
    expect(await shown('?part=task')).toEqual(['clock.breached']);
    expect(await shown('?part=information')).toEqual(['watch.moved', 'watch.moved']);
    const [first] = (await page('?part=information')).items;
    expect(first).toMatchObject({ title: 'A case you watch: accepted', caseNo: access.caseNo });
    await service.request('POST', `/api/v1/notices/${first?.noticeId}/read`, who);
    expect(await count()).toEqual({ count: 1, information: 1 });
    expect(
      (await service.request('POST', '/api/v1/notices/read-all?part=information', who)).body,
    ).toEqual({ count: 1 });
    expect(await count()).toEqual({ count: 1, information: 0 });
    expect(await shown('?part=read')).toEqual(['watch.moved', 'watch.moved']);
    const pages: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor } = await page(`?limit=1&cursor=${encodeURIComponent(cursor)}`);
      pages.push(...items.map(({ template }) => template));
      cursor = nextCursor;
    }
    expect(pages).toEqual(['clock.breached', 'watch.moved', 'watch.moved']);
    expect((await service.request('GET', '/api/v1/notices?part=other', who)).body.code).toBe(
      'request.invalid',
    );
  });
});
