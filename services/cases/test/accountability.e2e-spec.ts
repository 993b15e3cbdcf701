import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AddressedResultsSchema,
  AppraisalSchema,
  AccountabilityMatterSchema,
  DecisionsSchema,
  localDay,
  CaseDetailSchema,
  MattersSchema,
  ProposalPreviewSchema,
  RewardsSchema,
  type AccountabilityMatter,
  type CommandName,
  type Entered,
  type Identity,
  type RoleGrant,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import {
  aDirectory,
  PACKAGE,
  RUDENESS,
  shippedActivation,
  shippedDocument,
} from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  admin,
  caseNoOf,
  conductHead,
  leader,
  officer,
  OTHER_TENANT,
  TENANT,
} from './cases.fixture.js';
import { directoryEvent, startCases, type Answer, type RunningCases } from './running-cases.js';

const WARD = 'east.outpatient';
const someone = (...grants: RoleGrant[]): Identity => ({
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN', grants },
});
const grant = (role: RoleGrant['role'], department: string | null = null): RoleGrant => ({
  ...{ role, department, campus: department?.split('.')[0] ?? null },
});
const nurse: Identity = { ...someone(), worksIn: [WARD] };
const head = someone(grant('centre_head'));
const personnel = someone(grant('department_head', 'main.personnel'));
const wardHead = someone(grant('department_head', WARD));
const finance = someone(grant('department_head', 'main.finance'));
const STAFF = [nurse, head, personnel, wardHead, leader];
const cny = (value: string) => ({ value, currency: 'CNY' });

let cases: RunningCases;
beforeAll(async () => {
  const shipped = shippedActivation();
  const policies = ['tcm-yulin', 'accountability-trial', 'group-default'];
  cases = await startCases({
    ...shipped,
    documents: [...shipped.documents, shippedDocument('accountability-trial')],
    bindings: [
      ...shipped.bindings,
      { campus: 'east', caseKind: 'external', from: '2026-01-01', policies },
    ],
  });
  const data = aDirectory();
  const [office] = data.departments;
  const departments = [
    ...data.departments,
    { ...office, code: 'main.personnel', answersFor: ['人事科'] },
  ];
  const staff = STAFF.map(({ personId, grants, worksIn }) => ({
    ...{ id: personId, name: '职工', email: null, locale: 'zh-CN', active: true, grants, worksIn },
  }));
  await cases.publish([Object.assign(directoryEvent(), { data: { ...data, departments, staff } })]);
}, 90_000);
afterAll(() => cases?.close());

type Step = readonly [Identity, CommandName, unknown?];
/** A limit that is over may act between looking and doing. */
async function play(caseNo: string, ...steps: readonly Step[]): Promise<void> {
  for (const [who, command, payload = {}] of steps)
    await eventually(async () => {
      const { body } = await cases.get(leader, `/api/v1/cases/${caseNo}`);
      const expectedVersion = CaseDetailSchema.parse(body).version;
      const path = `/api/v1/cases/${caseNo}/commands/${command}`;
      const { status } = await cases.post(who, path, { expectedVersion, payload });
      expect([command, status]).toEqual([command, status === 409 ? 409 : 200]);
      return status === 200;
    });
}
const ON_THE_WAY: readonly Step[] = [
  [officer, 'startTriage'],
  [officer, 'classify', { facts: RUDENESS }],
  [officer, 'accept'],
  [officer, 'dispatch'],
  [conductHead, 'signFor'],
];
const FOUND_RIGHT: readonly Step[] = [
  ...ON_THE_WAY,
  [conductHead, 'submitPackage', PACKAGE],
  [officer, 'draftOpinion', { outcome: 'upheld', opinion: '投诉成立' }],
];
async function opened(
  steps: readonly Step[],
  campus = 'east',
  change: object = {},
): Promise<string> {
  const event = aReceived({ campus, department: `${campus}.outpatient`, ...change });
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  await play(caseNo, ...steps);
  return caseNo;
}

const RUDE: Entered = {
  ...{ personId: nurse.personId, supervisorId: wardHead.personId, department: WARD },
  ...{ facts: { abusiveAttitude: true }, fine: true, overdue: [] },
  ...{ outcomes: ['training'], misconduct: [] },
};
const MATTERS = '/api/v1/accountability/matters';
const proposing = (
  who: Identity,
  caseNo: string,
  entered: Entered = RUDE,
  changes: readonly object[] = [],
): Promise<Answer> =>
  cases.post(who, MATTERS, { caseNo, entered, changes, reason: '当众斥责患者，经查属实' });
async function proposed(caseNo: string, entered: Entered = RUDE): Promise<AccountabilityMatter> {
  const { status, body } = await proposing(head, caseNo, entered);
  expect([status, body]).toMatchObject([201, {}]);
  return AccountabilityMatterSchema.parse(body);
}
const step = (
  who: Identity,
  { matterId, version }: AccountabilityMatter,
  act: string,
  more: object = {},
): Promise<Answer> =>
  cases.post(who, `${MATTERS}/${matterId}/${act}`, { version, reason: '情况属实', ...more });
const CHANGING = ['decide', 'decide-appeal'];
async function done(
  who: Identity,
  matter: AccountabilityMatter,
  act: string,
  changes: readonly object[] = [],
): Promise<AccountabilityMatter> {
  const answer = await step(who, matter, act, CHANGING.includes(act) ? { changes } : {});
  expect([act, answer]).toMatchObject([act, { status: 200 }]);
  return AccountabilityMatterSchema.parse(answer.body);
}
const decided = async (matter: AccountabilityMatter): Promise<AccountabilityMatter> =>
  done(personnel, await done(leader, matter, 'decide'), 'decide');
const codeOf = ({ status, body }: Answer): string | number =>
  status === 422 ? String((body.errors as { code: string }[])[0]?.code) : status;
const read = async (who: Identity, matterId: string): Promise<AccountabilityMatter> =>
  AccountabilityMatterSchema.parse((await cases.get(who, `${MATTERS}/${matterId}`)).body);
const listed = async (who: Identity, query = ''): Promise<string[]> =>
  MattersSchema.parse((await cases.get(who, `${MATTERS}${query}`)).body).items.map(
    ({ matterId }) => matterId,
  );

describe('a matter of accountability', () => {
  it('R-074, R-136: A-01, A-29: is decided by two, appealed, stayed, decided again, carried out and closed', async () => {
    const matter = await proposed(await opened(FOUND_RIGHT));
    expect(
      matter.lines.map(({ key, amount, formula }) => [key, amount?.value ?? null, formula]),
    ).toEqual([
      ['outcome.training', null, null],
      ['fine', '100.00', '100.00 × 1 = 100.00'],
      ['joint', '20.00', '100.00 × 20% = 20.00'],
    ]);
    expect(matter.degree).toBe('moderate');
    const agreed = await done(leader, matter, 'decide');
    expect(agreed.state).toBe('proposed');
    expect(codeOf(await step(leader, agreed, 'decide', { changes: [] }))).toBe('same_person');
    const decision = await done(personnel, agreed, 'decide');
    expect(decision.state).toBe('decided');

    const appealed = await done(nurse, await read(nurse, matter.matterId), 'appeal');
    expect(appealed).toMatchObject({ state: 'appealed', appealTo: '院长' });
    expect(codeOf(await step(personnel, appealed, 'execute'))).toBe('appealed');
    expect(codeOf(await step(personnel, appealed, 'decide-appeal', { changes: [] }))).toBe(
      'not_yours',
    );
    const changes = [{ key: 'fine', leaveOut: true }];
    const again = await done(leader, appealed, 'decide-appeal', changes);
    expect([again.state, again.lines.map(({ key }) => key)]).toEqual([
      ...['decided', ['outcome.training']],
    ]);
    expect(codeOf(await step(nurse, again, 'appeal'))).toBe('appeal_over');
    const executed = await done(personnel, again, 'execute');
    const closed = await done(personnel, executed, 'close');
    expect(closed.history.map(({ kind }) => kind)).toEqual([
      ...['proposed', 'agreed', 'decided', 'appealed', 'decided', 'executed', 'closed'],
    ]);
    expect(closed.history.map(({ by }) => by)).toEqual(
      [head, leader, personnel, nurse, leader, personnel, personnel].map((who) => who.personId),
    );
  });

  it('A-29: shows the person concerned his own lines from the decision on, and nobody else anything', async () => {
    const matter = await proposed(await opened(FOUND_RIGHT));
    const { matterId } = matter;
    for (const who of [nurse, officer, finance, admin, { ...leader, tenantId: OTHER_TENANT }])
      expect((await cases.get(who, `${MATTERS}/${matterId}`)).status).toBe(404);
    expect(await listed(nurse, '?view=mine')).not.toContain(matterId);
    await decided(matter);
    const own = await read(nurse, matterId);
    expect(own.lines.map(({ key }) => key)).toEqual(['outcome.training', 'fine']);
    expect([own.persons, own.mayDo]).toEqual([[nurse.personId], ['appeal']]);
    expect(own.history.map(({ kind }) => kind)).toEqual(['decided']);
    expect((await read(wardHead, matterId)).lines.map(({ key }) => key)).toEqual(['joint']);
    expect(await listed(nurse, '?view=mine')).toContain(matterId);
    for (const who of [nurse, officer, finance, admin])
      expect([await listed(who), who.personId]).toEqual([[], who.personId]);
    expect(await listed(personnel)).toContain(matterId);
    const rows = await cases.database.admin<{ person_id: string }>(
      `select person_id from cases.access_log where action = 'accountability.read' and case_no = $1`,
      [matter.caseNo],
    );
    expect(rows.map((row) => row.person_id)).toContain(nurse.personId);
  });

  it('is decided by nobody who is concerned, works there, or proposed it', async () => {
    const matter = await proposed(await opened(FOUND_RIGHT), {
      ...{ ...RUDE, personId: null, supervisorId: null },
    });
    const both = { ...head, grants: [...head.grants, grant('leader')] };
    expect(codeOf(await step(both, matter, 'decide', { changes: [] }))).toBe('own_proposal');
    const local = { ...leader, personId: randomUUID(), worksIn: [WARD] };
    expect(codeOf(await step(local, matter, 'decide', { changes: [] }))).toBe('own_department');
    expect(codeOf(await step(head, matter, 'decide', { changes: [] }))).toBe('not_yours');
    const own = { ...RUDE, personId: head.personId };
    expect(codeOf(await proposing(head, matter.caseNo, own))).toBe('concerned');
    const stale = { ...matter, version: 7 };
    expect(codeOf(await step(leader, stale, 'decide', { changes: [] }))).toBe(409);
    const dropped = await done(head, matter, 'drop');
    expect(dropped.state).toBe('closed');
  });

  it('A-03, R-059, R-069, R-070, R-071: is changed within the limits of its rule, and another has to agree to the change', async () => {
    const caseNo = await opened(FOUND_RIGHT);
    const severe = { ...RUDE, facts: { lossAmount: cny('1200') } };
    const asked = async (value: string, currency = 'CNY') =>
      codeOf(await proposing(head, caseNo, severe, [{ key: 'fine', amount: { value, currency } }]));
    expect(await asked('199.99')).toBe('below_least');
    expect(await asked('200.005')).toBe('not_in_cents');
    expect(await asked('300', 'USD')).toBe('currency');
    const matter = await proposed(caseNo, severe);
    expect(matter.lines.map(({ key, points }) => [key, points])).toContainEqual(['points', -20]);
    const lost = await proposed(caseNo, { ...RUDE, facts: { customerLost: true } });
    expect([lost.degree, lost.lines.find(({ key }) => key === 'points')?.points]).toEqual([
      ...['severe', -20],
    ]);
    const agreed = await done(leader, matter, 'decide');
    const changed = await done(personnel, agreed, 'decide', [
      { key: 'fine', amount: cny('260') },
      { key: 'points', points: -15 },
    ]);
    expect(changed.state).toBe('proposed');
    expect(changed.lines.find(({ key }) => key === 'joint')?.amount).toEqual(cny('52.00'));
    expect((await done(leader, changed, 'decide')).state).toBe('decided');
    const concealed = { ...RUDE, facts: { concealment: true } };
    const low = [{ key: 'fine', amount: cny('150') }];
    expect(codeOf(await proposing(head, caseNo, concealed, low))).toBe('below_least');
  });

  it('R-140, R-142: A-13, A-34: divides what is paid back by the wage, which is kept nowhere', async () => {
    const ownFault = {
      ...{ loss: cny('25000'), commission: cny('600') },
      ...{ monthlyWage: cny('5000'), minimumWage: cny('2000') },
    };
    const matter = await proposed(await opened(FOUND_RIGHT), {
      ...{ ...RUDE, fine: false, outcomes: [], ownFault },
    });
    const [paidBack, commission, ...rest] = matter.lines;
    expect(paidBack?.instalments?.map(({ value }) => value)).toEqual([
      ...['1000.00', '1000.00', '1000.00', '500.00'],
    ]);
    expect([commission?.amount, rest]).toEqual([cny('600.00'), []]);
    const stored = await cases.database.admin<{ text: string }>(
      `select established::text || coalesce((select string_agg(body::text, '') from cases.outbox where aggregate_id = m.matter_id::text), '') as text
       from cases.accountability_matter m where matter_id = $1`,
      [matter.matterId],
    );
    expect(stored[0]?.text).not.toMatch(/\b500000\b/);
    const events = await cases.database.admin<{ body: { data: object } }>(
      'select body from cases.outbox where aggregate_id = $1',
      [matter.matterId],
    );
    expect(JSON.stringify(events.map(({ body }) => body))).not.toContain(nurse.personId);
  });

  it('R-279: A-24: is locked for an invalid complaint, and needs one that was found right for an amount', async () => {
    const started = await opened(ON_THE_WAY);
    expect(codeOf(await proposing(head, started))).toBe('not_verified');
    await play(
      started,
      [officer, 'markInvalid', { grounds: '查无此事', kind: 'untrue' }],
      [leader, 'markInvalid', { grounds: '属实' }],
    );
    const talk = { ...RUDE, fine: false };
    expect(codeOf(await proposing(head, started, talk))).toBe('invalid_locked');
  });

  it('R-136, R-246: waits while reconsideration may be asked for and until it is decided, and goes with a result that is taken back', async () => {
    const { personId } = nurse;
    const caseNo = await opened([
      ...FOUND_RIGHT.slice(0, 2),
      [officer, 'nameRespondents', { units: [WARD], persons: [personId] }],
      ...FOUND_RIGHT.slice(2),
      [officer, 'finalise'],
      [
        officer,
        'serveResult',
        { on: { person: personId }, medium: 'hand', receipt: 'signed', text: '投诉成立' },
      ],
    ]);
    const matter = await proposed(caseNo);
    const decide = async () => codeOf(await step(leader, matter, 'decide', { changes: [] }));
    const waits = async () => (await read(leader, matter.matterId)).waits;
    expect(await waits()).toMatchObject({ why: 'reconsideration.awaited' });
    expect(await decide()).toBe('reconsidered');
    const { body } = await cases.get(nurse, '/api/v1/result-notices');
    const served = AddressedResultsSchema.parse(body).items.find((one) => one.caseNo === caseNo);
    const path = `/api/v1/result-notices/${served?.itemId ?? ''}/reconsideration`;
    const asking = { grounds: '当时在抢救', evidence: '排班表' };
    expect((await cases.post(nurse, path, asking)).status).toBe(204);
    expect(await waits()).toMatchObject({ why: 'reconsideration.open', until: expect.any(String) });
    expect(await decide()).toBe('reconsidered');
    const detail = CaseDetailSchema.parse(
      (await cases.get(leader, `/api/v1/cases/${caseNo}`)).body,
    );
    const [asked] = detail.reconsiderations ?? [];
    const { reconsiderationId } = asked ?? {};
    await play(caseNo, [
      leader,
      'decideReconsideration',
      { reconsiderationId, result: 'revoked', reasons: '监控证明不在场' },
    ]);
    expect(await waits()).toBeNull();
    expect(await decide()).toBe('groundless');
    expect((await done(head, matter, 'drop')).state).toBe('closed');
  });

  it('R-132, R-139: A-27: names who took and who handled a late answer, without an amount', async () => {
    const caseNo = await opened(ON_THE_WAY);
    const late = {
      ...{ ...RUDE, fine: false, outcomes: [], late: { reasonAccepted: false } },
    };
    const matter = await proposed(caseNo, late);
    expect(matter.lines.map(({ bearer, outcome, amount }) => [bearer, outcome, amount])).toEqual([
      ['undertaker', 'namedCriticism', null],
      ['head', 'namedCriticism', null],
      ['undertaker', 'monthlyDeduction', null],
      ['head', 'monthlyDeduction', null],
    ]);
    const accepted = { ...late, late: { reasonAccepted: true } };
    expect(codeOf(await proposing(head, caseNo, accepted))).toBe('nothing');
  });

  it('R-075: A-14: has a line for a limit that was passed, by its rule', async () => {
    const caseNo = await opened(ON_THE_WAY, 'east', { receivedAt: '2026-06-01T01:00:00.000Z' });
    const preview = async (entered?: Entered) =>
      ProposalPreviewSchema.parse(
        (await cases.post(leader, '/api/v1/accountability/preview', { caseNo, entered })).body,
      );
    await eventually(async () => (await preview()).overdue.length > 0);
    const [ticket] = (await preview()).overdue;
    const entered = { ...RUDE, fine: false, outcomes: [], overdue: [ticket?.clockId ?? ''] };
    const [line] = (await preview(entered)).lines;
    const cents = 5_000 + 5_000 * (ticket?.fullDays ?? 0);
    expect([line?.rule, line?.amount?.value]).toEqual(['overdue', (cents / 100).toFixed(2)]);
  });

  it('R-072: A-04: counts complaints about the same issue for whoever proposes', async () => {
    const facts = { ...RUDENESS, category: 'C09' };
    const steps = ON_THE_WAY.map(([who, command, payload]): Step => [
      ...([who, command, command === 'classify' ? { facts } : payload] as const),
    ]);
    const caseNos = [];
    for (let count = 0; count < 3; count++) caseNos.push(await opened(steps));
    const { body } = await cases.post(head, '/api/v1/accountability/preview', {
      caseNo: caseNos[2],
    });
    expect(ProposalPreviewSchema.parse(body).sameIssue).toBe(3);
  });

  it('is refused where the module is off: on a campus that did not turn it on', async () => {
    const caseNo = await opened(FOUND_RIGHT, 'main');
    const entered = { ...RUDE, department: 'main.outpatient' };
    expect(codeOf(await proposing(head, caseNo, entered))).toBe('off');
    const standing = async (who: Identity) =>
      (await cases.get(who, '/api/v1/accountability/standing')).body;
    expect(await standing(officer)).toEqual({
      ...{ on: false, mine: false, proposes: false, personnel: false, campuses: ['east'] },
    });
    expect(await standing(personnel)).toMatchObject({ on: true, personnel: true });
    expect(await standing(head)).toMatchObject({ on: true, proposes: true });
  });
});

describe('what personnel takes out', () => {
  const year = localDay(new Date(), 'Asia/Shanghai').slice(0, 4);
  const appraisal = async (who: Identity, period: string) =>
    cases.get(who, `/api/v1/accountability/appraisal?period=${period}`);
  const rowOf = async (id: string, period: string) =>
    AppraisalSchema.parse((await appraisal(personnel, period)).body).rows.find(
      (row) => row.id === id,
    );

  it('P-14, R-412, R-413: A-33: counts what was found right by person and unit, and praise and rewards beside it', async () => {
    const { personId } = nurse;
    const steps: Step[] = [
      ...FOUND_RIGHT.slice(0, 2),
      [officer, 'nameRespondents', { units: [WARD], persons: [personId] }],
      ...FOUND_RIGHT.slice(2),
    ];
    const before = await rowOf(WARD, year);
    const receivedAt = `${String(Number(year) - 1)}-03-05T02:00:00.000Z`;
    await opened(steps);
    await opened(steps, 'east', { receivedAt });
    const reward = { kind: 'commendation', personId, department: WARD, reason: '连续三月零投诉' };
    expect((await cases.post(nurse, '/api/v1/rewards', reward)).status).toBe(403);
    expect((await cases.post(wardHead, '/api/v1/rewards', reward)).status).toBe(201);
    expect(await rowOf(personId ?? '', year)).toMatchObject({
      ...{ subject: 'person', verified: 1, attitude: 1, work: 0, rewards: 1 },
    });
    expect((await rowOf(WARD, year))?.verified).toBe((before?.verified ?? 0) + 1);
    expect(await rowOf(personId ?? '', receivedAt.slice(0, 7))).toMatchObject({ verified: 1 });
    expect(await rowOf(personId ?? '', `${receivedAt.slice(0, 5)}04`)).toBeUndefined();
    for (const who of [nurse, wardHead, head, leader, officer, finance])
      expect((await appraisal(who, year)).status).toBe(403);
    const given = async (who: Identity) =>
      RewardsSchema.parse((await cases.get(who, '/api/v1/rewards')).body).items;
    expect(await given(nurse)).toEqual([
      expect.objectContaining({ ...reward, givenBy: wardHead.personId }),
    ]);
    expect(await given(finance)).toEqual([]);
  });

  it('A-29: has the decisions of a year, without what waits or is under appeal', async () => {
    const made = [];
    for (let count = 0; count < 3; count++) made.push(await proposed(await opened(FOUND_RIGHT)));
    const [open, final, fought] = made as [
      AccountabilityMatter,
      AccountabilityMatter,
      AccountabilityMatter,
    ];
    await decided(final);
    await done(nurse, await decided(fought), 'appeal');
    const path = `/api/v1/accountability/decisions?period=${year}`;
    const { items } = DecisionsSchema.parse((await cases.get(personnel, path)).body);
    const ids = items.map(({ matterId }) => matterId);
    expect([open, final, fought].map(({ matterId }) => ids.includes(matterId))).toEqual([
      ...[false, true, false],
    ]);
    expect((await cases.get(leader, path)).status).toBe(403);
  });
});
