import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftDetail } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import {
  admin,
  aReceived,
  caseNoOf,
  leader,
  openCasesService,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { RemindOfCalendars } from '../calendars/remind-of-calendars.usecase.js';
import { shippedActivation } from '../lifecycle/case.fixture.js';
import { activate } from '../seed.js';
import { DecideDrafts } from './decide-drafts.usecase.js';
import { readDraft } from './drafts.repository.js';
import { PutInForce } from './put-in-force.job.js';
import { WriteDrafts } from './write-drafts.usecase.js';

const time = fakeTime('2026-09-20T10:00:00+08:00');
let service: CasesService;
let writing: WriteDrafts;
let deciding: DecideDrafts;
beforeAll(async () => {
  service = await openCasesService(time);
  writing = new WriteDrafts(service.unitOfWork);
  deciding = new DecideDrafts(service.unitOfWork);
}, 60_000);
afterAll(() => service?.close());

async function published(effectiveFrom: string): Promise<DraftDetail> {
  const draft = await writing.create(admin, { kind: 'policy', policyId: 'tcm-yulin' });
  const saved = await writing.save(admin, draft.draftId, {
    revision: 1,
    content: { ...draft.content, effectiveFrom },
  });
  await deciding.submit(admin, draft.draftId, saved.revision);
  return deciding.approve(leader, draft.draftId, saved.revision);
}
const draftOf = (draftId: string) => service.unitOfWork.run(TENANT, (tx) => readDraft(tx, draftId));
const eventsOf = (type: string) =>
  service.database.admin<{ version: number; body: string }>(
    'select aggregate_version as version, body from cases.outbox where type = $1 order by aggregate_version',
    [type],
  );
async function policiesOfNewCase(): Promise<Record<string, string>> {
  const event = aReceived({ receivedAt: time.now().toISOString() });
  await receive(service, [event]);
  const [row] = await service.database.admin<{ policies: { id: string; version: string }[] }>(
    `select snapshot -> 'policies' as policies from cases.case_snapshot join cases.complaint_case using (tenant_id, case_id) where case_no = $1`,
    [caseNoOf(event)],
  );
  return Object.fromEntries((row?.policies ?? []).map(({ id, version }) => [id, version]));
}

describe('a version with a later effective date', () => {
  it('waits for its day where the hospital is, then is put in force once, however many instances look', async () => {
    const draft = await published('2026-10-01');
    const [before] = (await eventsOf('policy.activated.v1')).slice(-1);
    expect(draft).toMatchObject({ state: 'scheduled', effectiveFrom: '2026-10-01' });
    const loops = [new PutInForce(service.unitOfWork), new PutInForce(service.unitOfWork)];
    const look = async () =>
      (await Promise.all(loops.map((one) => one.execute()))).reduce((one, other) => one + other);
    time.set('2026-09-30T23:59:00+08:00');
    expect(await look()).toBe(0);
    expect((await policiesOfNewCase())['tcm-yulin']).not.toBe(draft.version);
    time.set('2026-10-01T00:00:05+08:00');
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect((await policiesOfNewCase())['tcm-yulin']).toBe(draft.version);
    expect(await draftOf(draft.draftId)).toMatchObject({ state: 'in_force' });
    expect((await draftOf(draft.draftId)).log.at(-1)).toMatchObject({
      action: 'published',
      personId: null,
    });
    const events = await eventsOf('policy.activated.v1');
    expect(events.at(-1)?.version).toBe((before?.version ?? 0) + 1);
  });

  it('stays in force when the product starts again with what it ships', async () => {
    const count = (await eventsOf('policy.activated.v1')).length;
    expect(await service.unitOfWork.run(TENANT, (tx) => activate(tx, shippedActivation()))).toBe(
      false,
    );
    expect(await eventsOf('policy.activated.v1')).toHaveLength(count);
  });

  it('is published once when two people approve at the same moment', async () => {
    const draft = await writing.create(admin, { kind: 'policy', policyId: 'group-default' });
    await deciding.submit(admin, draft.draftId, 1);
    const answers = await Promise.allSettled(
      [1, 2].map(() => deciding.approve(leader, draft.draftId, 1)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('and its record are never changed or removed', async () => {
    for (const table of ['policy_version', 'policy_log', 'calendar_version', 'calendar_reminder']) {
      await expect(
        service.unitOfWork.run(TENANT, (tx) => tx.query(`delete from ${table}`)),
      ).rejects.toThrow(/permission denied/);
      const [row] = await service.database.admin(`select 1 from cases.${table} limit 1`);
      if (row)
        await expect(service.database.admin(`delete from cases.${table}`)).rejects.toThrow(
          /append-only/,
        );
    }
  });
});

describe('a calendar that is missing', () => {
  it('is called to mind weekly from October and daily from mid-November until the year is published', async () => {
    const reminders = new RemindOfCalendars(
      service.unitOfWork,
      service.reference,
      new Outbox('cases'),
    );
    const on = async (instant: string): Promise<number> => {
      time.set(instant);
      const sent = await Promise.all([reminders.execute(), reminders.execute()]);
      return sent.reduce((one, other) => one + other);
    };
    const sent = [];
    for (const day of ['10-01', '10-02', '10-07', '10-08', '10-16', '11-14', '11-15', '11-16'])
      sent.push(await on(`2026-${day}T09:00:00+08:00`));
    expect(sent).toEqual([1, 0, 0, 1, 1, 1, 1, 1]);
    const events = await eventsOf('policy.calendarMissing.v1');
    expect(JSON.parse(events[0]?.body ?? '{}').data).toEqual({
      calendarId: 'CN',
      year: 2027,
      status: 'provisional',
      since: '2026-10-01',
    });
    const versions = [...events, ...(await eventsOf('policy.activated.v1'))].map(
      ({ version }) => version,
    );
    expect(versions.sort((one, other) => one - other)).toEqual(
      versions.map((_, index) => index + 1),
    );
    const draft = await writing.create(admin, { kind: 'calendar', calendarId: 'CN', year: 2027 });
    const filled = await writing.importDays(admin, draft.draftId, {
      revision: 1,
      format: 'csv',
      text: '2027-01-01,off,元旦',
    });
    await deciding.submit(admin, draft.draftId, filled.revision);
    await deciding.approve(leader, draft.draftId, filled.revision);
    expect(await on('2026-11-17T09:00:00+08:00')).toBe(0);
  });
});

describe('another hospital group', () => {
  const STRANGER = '01900000-0000-7000-8000-0000000000ff';
  const tables = () =>
    service.database.admin<{ name: string; shut: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as shut from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where nspname = 'cases' and relkind in ('r', 'p') and not relispartition and relname <> 'migration' order by relname`,
    );

  it('meets row-level security on every table, for the owner too', async () => {
    expect((await tables()).filter(({ shut }) => !shut)).toEqual([]);
  });

  it('sees no row of what this one drafted, published, opened and was notified of', async () => {
    await policiesOfNewCase();
    const counted = async (name: string) => {
      const sql = `select count(*)::int as n from cases.${name}`;
      const [[theirs], [all]] = await Promise.all([
        service.unitOfWork.run(STRANGER, (tx) => tx.query<{ n: number }>(sql)),
        service.database.admin<{ n: number }>(sql),
      ]);
      return { name, theirs: theirs?.n, filled: (all?.n ?? 0) > 0 };
    };
    const found = await Promise.all((await tables()).map(({ name }) => counted(name)));
    expect(found.filter(({ theirs }) => theirs !== 0)).toEqual([]);
    expect(found.filter(({ filled }) => filled).map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'clock',
        'complaint_case',
        'outbox',
        'policy_activation',
        'policy_draft',
        'policy_log',
        'policy_version',
      ]),
    );
  });
});
