import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import {
  BindingEffectSchema,
  BindingSetsSchema,
  BindingsViewSchema,
  CalendarsSchema,
  CalendarYearViewSchema,
  ComparisonSchema,
  DraftDetailSchema,
  PolicyLibrarySchema,
  PolicyVersionDetailSchema,
  PolicyVocabularySchema,
  WhatIfChangesSchema,
  WhatIfSchema,
  type DraftDetail,
  type Identity,
} from '@tingsu/contracts';
import {
  admin,
  aReceived,
  caseNoOf,
  eastAdmin,
  leader,
  officer,
  otherAdmin,
} from './cases.fixture.js';
import { answersForEverything } from '../src/lifecycle/case.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
  await eventually(async () => (await cases.get(officer, '/api/v1/cases')).status === 200);
}, 90_000);
afterAll(() => cases?.close());

const DRAFTS = '/api/v1/policy-drafts';

async function begin(body: unknown, who: Identity = admin): Promise<DraftDetail> {
  const answer = await cases.post(who, DRAFTS, body);
  expect(answer).toMatchObject({ status: 201 });
  return DraftDetailSchema.parse(answer.body);
}
const act = (
  who: Identity,
  { draftId, revision }: DraftDetail,
  action: string,
  more: object = {},
) => cases.post(who, `${DRAFTS}/${draftId}/${action}`, { revision, ...more });
async function save(
  draft: DraftDetail,
  change: object,
  who: Identity = admin,
): Promise<DraftDetail> {
  const answer = await cases.put(who, `${DRAFTS}/${draft.draftId}`, {
    revision: draft.revision,
    content: { ...draft.content, ...change },
  });
  expect(answer).toMatchObject({ status: 200 });
  return DraftDetailSchema.parse(answer.body);
}
async function done(answer: Promise<{ status: number; body: unknown }>): Promise<DraftDetail> {
  const { status, body } = await answer;
  expect([status, body]).toMatchObject([200, {}]);
  return DraftDetailSchema.parse(body);
}
/** The clocks of the policy with contact24 twice as quick. */
const quicker = ({ content }: DraftDetail): object => ({
  clocks: (content['clocks'] as { id: string; duration: object }[]).map((clock) =>
    clock.id === 'contact24' ? { ...clock, duration: { ...clock.duration, value: 12 } } : clock,
  ),
});

describe('the library of policies', () => {
  it('shows what binds whom, each version with its document, to all staff and no one else', async () => {
    const { items } = PolicyLibrarySchema.parse(
      (await cases.get(officer, '/api/v1/policies/library')).body,
    );
    expect(
      items.map(({ policyId, state, boundCampuses }) => [policyId, state, boundCampuses]),
    ).toEqual([
      ['cn-national', 'in_force', ['*']],
      ['group-default', 'in_force', ['*']],
      ['tcm-yulin', 'in_force', ['*']],
    ]);
    const one = items.at(-1);
    const detail = await cases.get(
      officer,
      `/api/v1/policies/versions/${one?.policyId}/${one?.version}`,
    );
    expect(PolicyVersionDetailSchema.parse(detail.body).document).toMatchObject({
      id: 'tcm-yulin',
    });
    expect(await cases.get(officer, '/api/v1/policies/versions/tcm-yulin/9.9')).toMatchObject({
      status: 404,
      body: { code: 'policy.unknown' },
    });
    expect(await cases.get(null, '/api/v1/policies/library')).toMatchObject({ status: 401 });
  });

  it('goes by pages', async () => {
    const first = PolicyLibrarySchema.parse(
      (await cases.get(officer, '/api/v1/policies/library?limit=2')).body,
    );
    expect(first.items).toHaveLength(2);
    const rest = await cases.get(
      officer,
      `/api/v1/policies/library?limit=2&cursor=${first.nextCursor}`,
    );
    expect(PolicyLibrarySchema.parse(rest.body)).toMatchObject({
      items: [{ policyId: 'tcm-yulin' }],
      nextCursor: null,
    });
    expect(await cases.get(officer, '/api/v1/policies/library?cursor=AAAA')).toMatchObject({
      status: 422,
    });
  });

  it('is documented with every route of the administration', async () => {
    const { paths } = (await cases.get(null, '/openapi.json')).body;
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/policies/compare',
        '/api/v1/policy-drafts/{draftId}/approve',
        '/api/v1/calendars/{calendarId}/years/{year}',
        '/api/v1/what-if/{runId}/changes',
      ]),
    );
  });

  it('offers the names of its forms in both languages', async () => {
    const words = PolicyVocabularySchema.parse(
      (await cases.get(admin, '/api/v1/policies/vocabulary')).body,
    );
    expect(words.milestones).toContainEqual({
      name: 'case.accepted',
      label: { zh: '受理', en: 'accepted' },
    });
    expect(words.calendars).toEqual(['CN']);
  });
});

describe('a draft of a policy', () => {
  it('is written by an administrator of the group only, and a second click finds the first draft', async () => {
    for (const who of [officer, leader, eastAdmin])
      expect(
        await cases.post(who, DRAFTS, { kind: 'policy', policyId: 'tcm-yulin' }),
      ).toMatchObject({ status: 403 });
    expect(await cases.get(officer, DRAFTS)).toMatchObject({
      status: 403,
      body: { code: 'access.denied' },
    });
    const draft = await begin({ kind: 'policy', policyId: 'tcm-yulin' });
    expect(draft).toMatchObject({
      state: 'editing',
      revision: 1,
      problemCount: 0,
      subject: 'tcm-yulin',
    });
    expect(draft.basedOn).toBe(`tcm-yulin@${String(draft.basedOn?.split('@')[1])}`);
    expect(draft.version).not.toBe(draft.basedOn?.split('@')[1]);
    expect((await begin({ kind: 'policy', policyId: 'tcm-yulin' })).draftId).toBe(draft.draftId);
    expect(
      await cases.post(admin, DRAFTS, { kind: 'policy', policyId: 'tcm-yulin', basedOn: '0.1' }),
    ).toMatchObject({
      status: 404,
    });
    expect(await cases.delete(admin, `${DRAFTS}/${draft.draftId}`)).toMatchObject({
      status: 200,
      body: { state: 'discarded' },
    });
    expect(await act(admin, draft, 'submit')).toMatchObject({
      status: 409,
      body: { code: 'draft.state_refused' },
    });
  });

  it('is kept with its problems, each at its place and in both languages, and not submitted before they are solved', async () => {
    const draft = await begin({ kind: 'policy', policyId: 'tcm-yulin' });
    const [first, ...rest] = draft.content['clocks'] as { id: string }[];
    const wrong = await save(draft, {
      clocks: [{ ...first, start: 'case.recieved' }, ...rest],
      version: draft.basedOn?.split('@')[1],
    });
    expect(wrong.revision).toBe(2);
    expect(wrong.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/clocks/0/start', '/version']),
    );
    expect(wrong.problems.find(({ path }) => path === '/clocks/0/start')?.message).toMatchObject({
      zh: expect.stringContaining('case.received'),
      en: expect.stringContaining('case.received'),
    });
    const refused = await act(admin, wrong, 'submit');
    expect(refused).toMatchObject({ status: 422, body: { code: 'draft.has_problems' } });
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toContain(
      '/clocks/0/start',
    );
    expect(
      await cases.put(admin, `${DRAFTS}/${draft.draftId}`, { revision: 1, content: draft.content }),
    ).toMatchObject({
      status: 409,
      body: { code: 'draft.stale_revision', currentVersion: 2 },
    });
    await cases.delete(admin, `${DRAFTS}/${draft.draftId}`);
  });

  it('is approved by a second person, then binds new cases, while open ones keep what they were opened under', async () => {
    const before = aReceived();
    await cases.publish([before]);
    const clocksOf = async (event: typeof before) => {
      const { body } = await eventually(async () => {
        const answer = await cases.get(officer, `/api/v1/cases/${caseNoOf(event)}`);
        return answer.status === 200 ? answer : null;
      });
      return body.clocks.find(({ clockId }: { clockId: string }) => clockId === 'contact24');
    };
    const promised = await clocksOf(before);
    const draft = await begin({ kind: 'policy', policyId: 'tcm-yulin' });
    const edited = await save(draft, quicker(draft));
    expect(edited.problems).toEqual([]);
    const differences = await cases.get(
      admin,
      `/api/v1/policies/compare?left=${edited.basedOn}&right=draft:${edited.draftId}`,
    );
    expect(ComparisonSchema.parse(differences.body).differences).toContainEqual(
      expect.objectContaining({ section: 'clocks', change: 'changed', before: 24, after: 12 }),
    );
    expect(await act(leader, edited, 'approve')).toMatchObject({ status: 409 });
    await done(act(admin, edited, 'submit'));
    expect(
      await cases.put(admin, `${DRAFTS}/${draft.draftId}`, {
        revision: edited.revision,
        content: {},
      }),
    ).toMatchObject({
      status: 409,
    });
    expect(await act(admin, edited, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'draft.own_approval' },
    });
    const back = await done(act(leader, edited, 'reject', { reason: '请写明理由' }));
    expect(back).toMatchObject({ state: 'editing', rejection: '请写明理由' });
    await done(act(otherAdmin, edited, 'submit'));
    const published = await done(act(leader, edited, 'approve'));
    expect(published).toMatchObject({ state: 'in_force', approver: leader.personId });
    expect(published.log.map(({ action }) => action)).toEqual([
      'created',
      'saved',
      'submitted',
      'rejected',
      'submitted',
      'approved',
      'published',
    ]);
    expect(await act(leader, edited, 'approve')).toMatchObject({ status: 409 });

    const after = aReceived({ receivedAt: before.data.receivedAt });
    await cases.publish([after]);
    const quick = await clocksOf(after);
    expect(Date.parse(promised.dueAt) - Date.parse(quick.dueAt)).toBe(12 * 3_600_000);
    expect((await clocksOf(before)).dueAt).toBe(promised.dueAt);
    const { items } = (await cases.get(officer, '/api/v1/policies/library?all=true')).body;
    expect(
      items.filter(({ policyId }: { policyId: string }) => policyId === 'tcm-yulin'),
    ).toMatchObject([
      {
        version: published.version,
        state: 'in_force',
        author: admin.personId,
        approver: leader.personId,
        boundCampuses: ['*'],
      },
      { state: 'superseded', author: null, boundCampuses: [] },
    ]);
    const events = await cases.database.admin<{ body: string }>(
      `select body from cases.outbox where type = 'policy.activated.v1' order by aggregate_version desc limit 1`,
    );
    const versions = JSON.parse(events[0]?.body ?? '{}').data.documents.map(
      ({ id, version }: { id: string; version: string }) => `${id}@${version}`,
    );
    expect(versions).toContain(`tcm-yulin@${published.version}`);
    expect(versions).not.toContain(published.basedOn);
  });

  it('of a new policy says what is still missing', async () => {
    const draft = await begin({ kind: 'policy', policyId: 'eye-hospital' });
    expect(draft).toMatchObject({ basedOn: null, version: '1.0' });
    const copy = await begin({
      kind: 'policy',
      policyId: 'ear-hospital',
      basedOn: 'group-default@1.0',
    });
    expect([copy.content['id'], copy.version]).toEqual(['ear-hospital', '1.0']);
    expect(await cases.post(admin, DRAFTS, { kind: 'policy', policyId: 'a@b' })).toMatchObject({
      status: 422,
    });
    const list = (await cases.get(admin, `${DRAFTS}?state=editing&kind=policy&limit=1`)).body;
    expect(list).toMatchObject({
      items: [{ draftId: copy.draftId }],
      nextCursor: expect.any(String),
    });
    expect(
      (await cases.get(admin, `${DRAFTS}?state=editing&limit=1&cursor=${list.nextCursor}`)).body
        .items,
    ).toMatchObject([{ draftId: draft.draftId }]);
  });
});

describe('calendars', () => {
  it('show each year as it counts', async () => {
    const all = CalendarsSchema.parse((await cases.get(officer, '/api/v1/calendars')).body);
    expect(all.items).toMatchObject([
      { calendarId: 'CN', parent: null, scope: { level: 'country', code: null } },
    ]);
    const view = CalendarYearViewSchema.parse(
      (await cases.get(officer, '/api/v1/calendars/CN/years/2026')).body,
    );
    expect([view.workingDays, view.status, view.days.length]).toEqual([248, 'published', 365]);
    expect(view.days.find(({ date }) => date === '2026-10-10')).toMatchObject({
      working: true,
      layer: 'CN',
    });
    expect(await cases.get(officer, '/api/v1/calendars/XX/years/2026')).toMatchObject({
      status: 404,
      body: { code: 'calendar.unknown' },
    });
  });

  it('take a year from the official notice as CSV or JSON, line by line, and publish it by two people', async () => {
    const draft = await begin({ kind: 'calendar', calendarId: 'CN', year: 2027 });
    const bad = await act(admin, draft, 'import', {
      format: 'csv',
      text: 'date,kind,name\n2027-13-01,off,元旦\n2027-01-02,closed,元旦',
    });
    expect(bad).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: 'text', message: expect.stringContaining('line 2') },
          { message: expect.stringContaining('line 3') },
        ],
      },
    });
    const text =
      'date,kind,name,nameEn\n2027-01-01,off,元旦,"New Year, day one"\n2027-01-03,班,调休上班,';
    const filled = await done(act(admin, draft, 'import', { format: 'csv', text }));
    expect(filled.content['days']).toEqual([
      { date: '2027-01-01', kind: 'off', name: '元旦', nameEn: 'New Year, day one' },
      { date: '2027-01-03', kind: 'work', name: '调休上班' },
    ]);
    const json = JSON.stringify({
      dates: [{ date: '2027-01-01', name_cn: '元旦', type: 'public_holiday' }],
    });
    const again = await done(act(admin, filled, 'import', { format: 'json', text: json }));
    await done(act(admin, again, 'submit'));
    expect(await done(act(leader, again, 'approve'))).toMatchObject({ state: 'in_force' });
    const view = (await cases.get(officer, '/api/v1/calendars/CN/years/2027')).body;
    expect(view).toMatchObject({ status: 'published' });
    expect(view.days[0]).toMatchObject({ working: false, name: { zh: '元旦' } });
    const { run } = await eventually(async () => {
      const { body } = await cases.get(admin, '/api/v1/calendars/recompute');
      return body.run?.state === 'done' ? body : null;
    });
    expect(run).toMatchObject({ calendarIds: ['CN'], failed: 0 });
  });
});

describe('a what-if', () => {
  const WHAT_IF = '/api/v1/what-if';
  const finished = (runId: string) =>
    eventually(async () => {
      const run = WhatIfSchema.parse((await cases.get(leader, `${WHAT_IF}/${runId}`)).body);
      return ['done', 'failed'].includes(run.state) && run;
    });

  it('shows for the samples and for past cases what a draft would change, and which clocks would have been met', async () => {
    const draft = await begin({ kind: 'policy', policyId: 'tcm-yulin' });
    const slower = await save(draft, {
      clocks: (draft.content['clocks'] as { id: string; duration: object }[]).map((clock) =>
        clock.id === 'contact24' ? { ...clock, duration: { ...clock.duration, value: 20 } } : clock,
      ),
      version: draft.version,
    });
    const against = { kind: 'samples' };
    expect(await cases.post(officer, WHAT_IF, { draftId: slower.draftId, against })).toMatchObject({
      status: 403,
    });
    const started = await cases.post(admin, WHAT_IF, { draftId: slower.draftId, against });
    expect(started.status).toBe(202);
    const run = await finished(started.body.runId);
    expect(run).toMatchObject({ state: 'done', total: 20, done: 20, decisions: [] });
    expect(run.clocks.find(({ clockId }) => clockId === 'contact24')).toMatchObject({
      earlier: 0,
      later: run.changed,
    });
    expect(run.changed).toBeGreaterThan(10);

    const days = { kind: 'cases', receivedFrom: '2020-01-01', receivedTo: '2040-01-01' };
    const [first, second] = await Promise.all(
      [1, 2].map(() => cases.post(admin, WHAT_IF, { draftId: slower.draftId, against: days })),
    );
    expect(second?.body.runId).toBe(first?.body.runId);
    const past = await finished(first?.body.runId);
    expect([past.done, past.changed]).toEqual([2, 2]);
    const changes = WhatIfChangesSchema.parse(
      (await cases.get(leader, `${WHAT_IF}/${past.runId}/changes?limit=1`)).body,
    );
    expect(changes.items[0]?.clocks).toMatchObject([{ clockId: 'contact24' }]);
    expect(
      (await cases.get(leader, `${WHAT_IF}/${past.runId}/changes?cursor=${changes.nextCursor}`))
        .body.items,
    ).toHaveLength(1);
  });

  it('needs a draft without problems, and says so', async () => {
    const draft = await save(await begin({ kind: 'policy', policyId: 'nose-hospital' }), {
      timezone: 'Nowhere',
    });
    expect(
      await cases.post(admin, WHAT_IF, { draftId: draft.draftId, against: { kind: 'samples' } }),
    ).toMatchObject({
      status: 422,
      body: { code: 'draft.has_problems' },
    });
  });
});

describe('where policies apply', () => {
  const BINDINGS = '/api/v1/policy-bindings';
  const row = (change: object = {}): object => ({
    ...{ campus: 'east', department: null, caseKind: 'external', channel: null },
    ...{ from: '2099-01-01', policies: ['group-default'] },
    ...change,
  });
  const effectOf = ({ draftId }: DraftDetail, who: Identity = admin) =>
    cases.get(who, `${BINDINGS}/drafts/${draftId}/effect`);

  it('is read by all staff and drafted by administrators, who see what is wrong beside each row', async () => {
    await cases.publish([Object.assign(directoryEvent(2), { data: answersForEverything() })]);
    const now = BindingsViewSchema.parse((await cases.get(officer, BINDINGS)).body);
    expect(now.rows.map(({ campus, policies }) => [campus, policies])).toContainEqual([
      null,
      ['tcm-yulin', 'group-default'],
    ]);
    expect(await cases.post(officer, DRAFTS, { kind: 'bindings' })).toMatchObject({ status: 403 });
    const draft = await begin({ kind: 'bindings' });
    expect(await effectOf(draft, officer)).toMatchObject({ status: 403 });
    const rows = [
      row({ campus: 'west' }),
      row({ from: '2020-01-01' }),
      row({ policies: ['tcm-yulim'] }),
    ];
    const wrong = await save(draft, { rows: [...now.rows, ...rows] });
    const places = wrong.problems.map(({ path, code }) => `${path} ${code}`);
    const first = now.rows.length;
    expect(places).toEqual([
      `/rows/${first}/campus binding.campus.unknown`,
      `/rows/${first + 1}/from binding.past`,
      `/rows/${first + 2}/policies/0 binding.policy.unknown`,
    ]);
    expect(wrong.problems[2]?.message).toEqual({
      zh: expect.stringContaining('tcm-yulin'),
      en: expect.stringContaining('tcm-yulin'),
    });
    expect(await act(admin, wrong, 'submit')).toMatchObject({
      status: 422,
      body: { code: 'draft.has_problems', errors: [{ path: `/rows/${first}/campus` }, {}, {}] },
    });
    const shapeless = await save(wrong, { rows: [row({ from: '明年1月1日', policies: [] })] });
    expect(shapeless.problems.map(({ path }) => path)).toEqual([
      '/rows/0/from',
      '/rows/0/policies',
    ]);
    expect(await effectOf(shapeless)).toMatchObject({
      status: 422,
      body: { code: 'draft.has_problems' },
    });
    await done(cases.delete(admin, `${DRAFTS}/${draft.draftId}`));
  });

  it('changes for new complaints of the campus after another person approved it', async () => {
    const draft = await begin({ kind: 'bindings' });
    const { today } = BindingsViewSchema.parse((await cases.get(admin, BINDINGS)).body);
    const rows = [...(draft.content['rows'] as object[]), row({ from: today })];
    const changed = await save(draft, { rows });
    expect(changed.problems).toEqual([]);
    const effect = BindingEffectSchema.parse((await effectOf(changed)).body);
    expect(effect).toMatchObject({ changed: 0, uncovered: 0, groups: [] });
    await done(act(admin, changed, 'submit'));
    expect(await act(otherAdmin, changed, 'approve')).toMatchObject({ status: 200 });
    const event = aReceived({ campus: 'east', department: null });
    await cases.publish([event]);
    const { policies } = await eventually(async () => {
      const answer = await cases.get(officer, `/api/v1/cases/${caseNoOf(event)}`);
      return answer.status === 200 && answer.body;
    });
    expect(policies.map(({ id }: { id: string }) => id)).toEqual(['group-default', 'cn-national']);
    const sets = BindingSetsSchema.parse((await cases.get(officer, `${BINDINGS}/sets`)).body);
    expect(sets.items[0]).toMatchObject({ author: admin.personId, approver: otherAdmin.personId });
  });

  it('is not tried out as a policy is', async () => {
    const { draftId } = await begin({ kind: 'bindings' });
    const against = { kind: 'samples' };
    expect(await cases.post(admin, '/api/v1/what-if', { draftId, against })).toMatchObject({
      status: 409,
      body: { code: 'draft.state_refused' },
    });
  });
});

describe('a policy from elsewhere', () => {
  it('is drafted from the file that another group exported, and checked like any other', async () => {
    const { items } = PolicyLibrarySchema.parse(
      (await cases.get(officer, '/api/v1/policies/library')).body,
    );
    const exported = items.find(({ policyId }) => policyId === 'group-default');
    const { document } = PolicyVersionDetailSchema.parse(
      (
        await cases.get(
          officer,
          `/api/v1/policies/versions/group-default/${String(exported?.version)}`,
        )
      ).body,
    );
    const policyId = 'eye-clinic';
    const draft = await begin({ kind: 'policy', policyId, document });
    expect(draft).toMatchObject({ subject: policyId, version: '1.0', basedOn: null, problems: [] });
    expect(draft.content['clocks']).toEqual(document['clocks']);
    const { clocks: _clocks, ...rest } = document;
    const parents = await begin({
      kind: 'policy',
      policyId: 'ear-clinic',
      document: { ...rest, extends: ['law-of-mars@1.0'], calendar: 5 },
    });
    expect(parents.problems.map(({ path }) => path)).toContain('/calendar');
    for (const wrong of [[document], 'text', null])
      expect(
        await cases.post(admin, DRAFTS, { kind: 'policy', policyId, document: wrong }),
      ).toMatchObject({ status: 422, body: { errors: [{ path: 'document' }] } });
  });
});

describe('a new version of a policy on which others build', () => {
  it('names those that still pin the old one and lifts them into drafts', async () => {
    const law = await begin({ kind: 'policy', policyId: 'cn-national' });
    await done(act(admin, law, 'submit'));
    await done(act(leader, law, 'approve'));
    const path = `/api/v1/policies/versions/cn-national/${law.version}`;
    const { behind } = PolicyVersionDetailSchema.parse((await cases.get(officer, path)).body);
    expect(behind.map(({ policyId, pinned }) => [policyId, pinned])).toEqual(
      expect.arrayContaining([
        ['tcm-yulin', law.basedOn],
        ['group-default', law.basedOn],
      ]),
    );
    const lift = `cn-national@${law.version}`;
    const lifted = await begin({ kind: 'policy', policyId: 'tcm-yulin', lift });
    expect(lifted.content['extends']).toEqual([lift]);
    expect(lifted.problems).toEqual([]);
    expect(
      await cases.post(admin, DRAFTS, { kind: 'policy', policyId: 'tcm-yulin', lift: 'x@1' }),
    ).toMatchObject({ status: 404, body: { code: 'policy.unknown' } });
    await done(act(admin, lifted, 'submit'));
    await done(act(leader, lifted, 'approve'));
    const after = PolicyVersionDetailSchema.parse((await cases.get(officer, path)).body);
    expect(after.behind.map(({ policyId }) => policyId)).not.toContain('tcm-yulin');
  });
});
