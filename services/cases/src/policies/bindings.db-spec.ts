import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BindingRow, DraftDetail, Identity } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import {
  admin,
  aReceived,
  caseNoOf,
  leader,
  openCasesService,
  OTHER_TENANT,
  otherAdmin,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import {
  answersForEverything,
  shippedActivation,
  shippedDocument,
} from '../lifecycle/case.fixture.js';
import { activate } from '../seed.js';
import { bindingEffect } from './binding-ground.repository.js';
import { lastBindingSet, listBindingSets } from './binding-sets.repository.js';
import { DecideDrafts } from './decide-drafts.usecase.js';
import { PutInForce } from './put-in-force.job.js';
import { keepDirectory } from './reference.repository.js';
import { WriteDrafts } from './write-drafts.usecase.js';

const time = fakeTime('2026-11-26T10:00:00+08:00');
const SHIPPED = {
  ...shippedActivation(),
  documents: [
    ...shippedActivation().documents,
    shippedDocument('customer-service'),
    shippedDocument('internal-complaints'),
  ],
  bindings: [{ campus: null, caseKind: 'external', policies: ['tcm-yulin', 'group-default'] }],
};
let service: CasesService;
let writing: WriteDrafts;
let deciding: DecideDrafts;
beforeAll(async () => {
  service = await openCasesService(time);
  writing = new WriteDrafts(service.unitOfWork);
  deciding = new DecideDrafts(service.unitOfWork);
  await service.unitOfWork.run(TENANT, async (tx) => {
    await keepDirectory(tx, 2, answersForEverything());
    await activate(tx, SHIPPED);
  });
}, 60_000);
afterAll(() => service?.close());

const row = (change: Partial<BindingRow>): BindingRow => ({
  ...{ campus: null, department: null, caseKind: 'external', channel: null },
  ...{ from: '2026-11-26', policies: ['customer-service'] },
  ...change,
});
const rowsOf = ({ content }: DraftDetail): BindingRow[] => content['rows'] as BindingRow[];
async function drafted(
  change: (rows: BindingRow[]) => BindingRow[],
  who: Identity = admin,
): Promise<DraftDetail> {
  const draft = await writing.create(who, { kind: 'bindings' });
  const content = { rows: change(rowsOf(draft)) };
  return writing.save(who, draft.draftId, { revision: draft.revision, content });
}
const submitted = ({ draftId, revision }: DraftDetail, who: Identity = admin) =>
  deciding.submit(who, draftId, revision);
const approved = ({ draftId, revision }: DraftDetail, who: Identity = leader) =>
  deciding.approve(who, draftId, revision);
const adding =
  (...more: BindingRow[]) =>
  (rows: BindingRow[]) => [...rows, ...more];
async function policiesAt(
  campus: string,
  department: string | null = null,
  change: Parameters<typeof aReceived>[0] = {},
): Promise<string[]> {
  const receivedAt = time.now().toISOString();
  const event = aReceived({ campus, department, receivedAt, ...change });
  await receive(service, [event]);
  const [found] = await service.database.admin<{ policies: { id: string }[] }>(
    `select snapshot -> 'policies' as policies from cases.case_snapshot join cases.complaint_case using (tenant_id, case_id) where case_no = $1`,
    [caseNoOf(event)],
  );
  return (found?.policies ?? []).map(({ id }) => id);
}
const last = () => service.unitOfWork.run(TENANT, lastBindingSet);

describe('where policies apply', () => {
  it('R-307: changes for new complaints once a second person approved it, and only where the row says', async () => {
    const draft = await drafted(adding(row({ campus: 'east' })));
    expect(draft).toMatchObject({
      version: '2',
      basedOn: '1',
      problems: [],
      effectiveFrom: '2026-11-26',
    });
    await submitted(draft);
    await expect(approved(draft, admin)).rejects.toMatchObject({ code: 'draft.own_approval' });
    expect(await policiesAt('east')).toContain('tcm-yulin');
    const done = await approved(draft);
    expect(done).toMatchObject({ state: 'in_force', approver: leader.personId });
    expect(done.log.map(({ action, personId }) => [action, personId])).toEqual([
      ['created', admin.personId],
      ['saved', admin.personId],
      ['submitted', admin.personId],
      ['approved', leader.personId],
      ['published', null],
    ]);
    expect(await policiesAt('east')).toEqual(['customer-service']);
    expect(await policiesAt('main')).toContain('tcm-yulin');
  });

  it('waits for the day of a row where the hospital is', async () => {
    const draft = await drafted(
      adding(row({ campus: 'main', department: 'main.ward', from: '2026-12-01' })),
    );
    await submitted(draft);
    expect(await approved(draft)).toMatchObject({
      state: 'scheduled',
      effectiveFrom: '2026-12-01',
    });
    const loops = [new PutInForce(service.unitOfWork), new PutInForce(service.unitOfWork)];
    const look = async () =>
      (await Promise.all(loops.map((one) => one.execute()))).reduce((one, other) => one + other);
    time.set('2026-11-30T23:59:00+08:00');
    expect(await look()).toBe(0);
    expect(await policiesAt('main', 'main.ward')).toContain('tcm-yulin');
    time.set('2026-12-01T00:00:05+08:00');
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await policiesAt('main', 'main.ward')).toEqual(['customer-service']);
    expect(await policiesAt('main', 'main.conduct')).toContain('tcm-yulin');
  });

  it('is not overwritten by a draft that began before another set was approved', async () => {
    const mine = await drafted(adding(row({ campus: 'main', from: '2027-01-01' })));
    const other = await drafted(
      (rows) => rows.filter(({ department }) => department === null),
      otherAdmin,
    );
    await submitted(mine);
    await submitted(other, otherAdmin);
    await approved(other);
    await expect(approved(mine)).rejects.toMatchObject({
      code: 'draft.has_problems',
      extra: { errors: [{ code: 'binding.stale' }] },
    });
    expect(await policiesAt('main', 'main.ward')).toContain('tcm-yulin');
  });

  it('with a gap is kept as a draft and cannot be submitted', async () => {
    const draft = await drafted((rows) => rows.filter(({ campus }) => campus !== null));
    expect(draft.problems).toMatchObject([
      { code: 'binding.gap', place: { campus: 'main', caseKind: 'external', channel: null } },
    ]);
    await expect(submitted(draft)).rejects.toMatchObject({ code: 'draft.has_problems' });
    const dates = await writing.save(admin, draft.draftId, {
      revision: draft.revision,
      content: { rows: [{ ...row({}), from: '2027年1月1日' }] },
    });
    expect(dates.problems).toMatchObject([{ path: '/rows/0/from', code: 'binding.shape' }]);
  });

  it('goes back to an older set by a new one, which needs a second person as well', async () => {
    const draft = await writing.create(admin, { kind: 'bindings', restore: 1 });
    expect(draft.log).toMatchObject([{ action: 'restored', note: '1' }]);
    await submitted(draft);
    expect(await policiesAt('east')).toEqual(['customer-service']);
    await approved(draft);
    expect(await policiesAt('east')).toContain('tcm-yulin');
    const { items } = await service.unitOfWork.run(TENANT, (tx) =>
      listBindingSets(tx, { limit: 10 }),
    );
    expect(items.map(({ number, rows }) => [number, rows.length])).toEqual([
      [5, 1],
      [4, 2],
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
    await expect(writing.create(admin, { kind: 'bindings', restore: 99 })).rejects.toMatchObject({
      code: 'bindings.unknown',
    });
  });

  it('stays as people approved it when the product starts again, and no set is ever changed', async () => {
    expect(await service.unitOfWork.run(TENANT, (tx) => activate(tx, SHIPPED))).toBe(false);
    expect(await last()).toMatchObject({ number: 5, author: admin.personId });
    await expect(
      service.unitOfWork.run(TENANT, (tx) => tx.query('delete from binding_set')),
    ).rejects.toThrow(/permission denied/);
    await expect(service.database.admin('delete from cases.binding_set')).rejects.toThrow(
      /append-only/,
    );
  });

  it('R-040: has internal complaints under a policy of their own, without touching external ones', async () => {
    const internal = row({ caseKind: 'internal', policies: ['internal-complaints'] });
    const draft = await drafted(adding({ ...internal, from: '2026-12-01' }));
    await submitted(draft);
    await approved(draft);
    const change = { caseKind: 'internal', channel: 'staff_portal' } as const;
    expect(await policiesAt('main', null, change)).toEqual(['internal-complaints']);
    expect(await policiesAt('main')).toContain('tcm-yulin');
  });

  it('is what the last activation says in a group from before there were sets', async () => {
    const bindings = [{ campus: null, caseKind: 'external', policies: ['tcm-yulin'] }];
    await service.database.admin(
      `insert into cases.policy_activation (tenant_id, version, bindings, calendars, activated_at)
       values ($1, 1, $2::jsonb, '[]', now())`,
      [OTHER_TENANT, JSON.stringify(bindings)],
    );
    expect(await service.unitOfWork.run(OTHER_TENANT, lastBindingSet)).toMatchObject({
      number: 0,
      rows: [{ campus: null, channel: null, from: '2000-01-01', policies: ['tcm-yulin'] }],
    });
  });

  it('is shown beforehand for the cases of the last year, counted by place', async () => {
    await receive(service, [aReceived({ campus: 'east', receivedAt: '2025-06-01T00:00:00Z' })]);
    const rows = [...(await last()).rows, row({ campus: 'east' })];
    const effect = await service.unitOfWork.run(TENANT, (tx) => bindingEffect(tx, rows));
    expect(effect).toMatchObject({ total: 11, changed: 4, uncovered: 0 });
    const hotlines = [...rows, row({ channel: 'web_form' })];
    const unclear = await service.unitOfWork.run(TENANT, (tx) => bindingEffect(tx, hotlines));
    expect(unclear.doubled).toBe(4);
    expect(effect.doubled).toBe(0);
    expect(effect.groups).toEqual([
      {
        ...{ campus: 'east', department: null, caseKind: 'external', channel: 'web_form' },
        ...{ count: 4, before: ['tcm-yulin', 'group-default'], after: ['customer-service'] },
      },
    ]);
  });
});
