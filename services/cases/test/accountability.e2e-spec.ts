import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AddressedResultsSchema,
  CaseDetailSchema,
  type Entered,
  type Identity,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  AccountabilityWorld,
  cny,
  codeOf,
  finance,
  FOUND_RIGHT,
  grant,
  head,
  MATTERS,
  nurse,
  ON_THE_WAY,
  personnel,
  RUDE,
  wardHead,
  WARD,
  type Step,
} from './accountability.fixture.js';
import { admin, leader, officer, OTHER_TENANT } from './cases.fixture.js';

let world: AccountabilityWorld;
beforeAll(async () => {
  world = await AccountabilityWorld.start();
}, 90_000);
afterAll(() => world?.close());

describe('a matter of accountability', () => {
  it('R-074, R-136: A-01, A-29: is decided by two, appealed, stayed, decided again, carried out and closed', async () => {
    const matter = await world.proposed(await world.opened(FOUND_RIGHT));
    expect(
      matter.lines.map(({ key, amount, formula }) => [key, amount?.value ?? null, formula]),
    ).toEqual([
      ['outcome.training', null, null],
      ['fine', '100.00', '100.00 × 1 = 100.00'],
      ['joint', '20.00', '100.00 × 20% = 20.00'],
    ]);
    expect(matter.degree).toBe('moderate');
    const agreed = await world.done(leader, matter, 'decide');
    expect(agreed.state).toBe('proposed');
    expect(codeOf(await world.step(leader, agreed, 'decide', { changes: [] }))).toBe('same_person');
    const decision = await world.done(personnel, agreed, 'decide');
    expect(decision.state).toBe('decided');

    const appealed = await world.done(nurse, await world.read(nurse, matter.matterId), 'appeal');
    expect(appealed).toMatchObject({ state: 'appealed', appealTo: '院长' });
    expect(codeOf(await world.step(personnel, appealed, 'execute'))).toBe('appealed');
    expect(codeOf(await world.step(personnel, appealed, 'decide-appeal', { changes: [] }))).toBe(
      'not_yours',
    );
    const changes = [{ key: 'fine', leaveOut: true }];
    const again = await world.done(leader, appealed, 'decide-appeal', changes);
    expect([again.state, again.lines.map(({ key }) => key)]).toEqual([
      ...['decided', ['outcome.training']],
    ]);
    expect(codeOf(await world.step(nurse, again, 'appeal'))).toBe('appeal_over');
    expect(codeOf(await world.step(personnel, again, 'execute'))).toBe('not_served');
    const served = await world.served(again);
    const executed = await world.done(personnel, served, 'execute');
    const closed = await world.done(personnel, executed, 'close');
    expect(closed.history.map(({ kind }) => kind)).toEqual([
      ...['proposed', 'agreed', 'decided', 'appealed', 'decided'],
      ...['served', 'executed', 'closed'],
    ]);
    expect(closed.history.map(({ by }) => by)).toEqual(
      [head, leader, personnel, nurse, leader, personnel, personnel, personnel].map(
        (who) => who.personId,
      ),
    );
  });

  it('A-29: shows the person concerned his own lines from the decision on, and nobody else anything', async () => {
    const matter = await world.proposed(await world.opened(FOUND_RIGHT));
    const { matterId } = matter;
    for (const who of [nurse, officer, finance, admin, { ...leader, tenantId: OTHER_TENANT }])
      expect((await world.cases.get(who, `${MATTERS}/${matterId}`)).status).toBe(404);
    expect(await world.listed(nurse, '?view=mine')).not.toContain(matterId);
    await world.decided(matter);
    const own = await world.read(nurse, matterId);
    expect(own.lines.map(({ key }) => key)).toEqual(['outcome.training', 'fine']);
    expect([own.persons, own.mayDo]).toEqual([[nurse.personId], ['receive', 'appeal']]);
    expect(own.history.map(({ kind }) => kind)).toEqual(['decided']);
    expect((await world.read(wardHead, matterId)).lines.map(({ key }) => key)).toEqual(['joint']);
    expect(await world.listed(nurse, '?view=mine')).toContain(matterId);
    for (const who of [nurse, officer, finance, admin])
      expect([await world.listed(who), who.personId]).toEqual([[], who.personId]);
    expect(await world.listed(personnel)).toContain(matterId);
    const rows = await world.cases.database.admin<{ person_id: string }>(
      `select person_id from cases.access_log where action = 'accountability.read' and case_no = $1`,
      [matter.caseNo],
    );
    expect(rows.map((row) => row.person_id)).toContain(nurse.personId);
  });

  it('is decided by nobody who is concerned, works there, or proposed it', async () => {
    const matter = await world.proposed(await world.opened(FOUND_RIGHT), {
      ...{ ...RUDE, personId: null, supervisorId: null },
    });
    const both = { ...head, grants: [...head.grants, grant('leader')] };
    expect(codeOf(await world.step(both, matter, 'decide', { changes: [] }))).toBe('own_proposal');
    const local = { ...leader, personId: randomUUID(), worksIn: [WARD] };
    expect(codeOf(await world.step(local, matter, 'decide', { changes: [] }))).toBe(
      'own_department',
    );
    expect(codeOf(await world.step(head, matter, 'decide', { changes: [] }))).toBe('not_yours');
    const own = { ...RUDE, personId: head.personId };
    expect(codeOf(await world.proposing(head, matter.caseNo, own))).toBe('concerned');
    const stale = { ...matter, version: 7 };
    expect(codeOf(await world.step(leader, stale, 'decide', { changes: [] }))).toBe(409);
    const dropped = await world.done(head, matter, 'drop');
    expect(dropped.state).toBe('closed');
  });

  it('A-03, R-059, R-069, R-070, R-071: is changed within the limits of its rule, and another has to agree to the change', async () => {
    const caseNo = await world.opened(FOUND_RIGHT);
    const severe = { ...RUDE, facts: { lossAmount: cny('1200') } };
    const asked = async (value: string, currency = 'CNY') =>
      codeOf(
        await world.proposing(head, caseNo, severe, [{ key: 'fine', amount: { value, currency } }]),
      );
    expect(await asked('199.99')).toBe('below_least');
    expect(await asked('200.005')).toBe('not_in_cents');
    expect(await asked('300', 'USD')).toBe('currency');
    const matter = await world.proposed(caseNo, severe);
    expect(matter.lines.map(({ key, points }) => [key, points])).toContainEqual(['points', -20]);
    const lost = await world.proposed(caseNo, { ...RUDE, facts: { customerLost: true } });
    expect([lost.degree, lost.lines.find(({ key }) => key === 'points')?.points]).toEqual([
      ...['severe', -20],
    ]);
    const agreed = await world.done(leader, matter, 'decide');
    const changed = await world.done(personnel, agreed, 'decide', [
      { key: 'fine', amount: cny('260') },
      { key: 'points', points: -15 },
    ]);
    expect(changed.state).toBe('proposed');
    expect(changed.lines.find(({ key }) => key === 'joint')?.amount).toEqual(cny('52.00'));
    expect((await world.done(leader, changed, 'decide')).state).toBe('decided');
    const concealed = { ...RUDE, facts: { concealment: true } };
    const low = [{ key: 'fine', amount: cny('150') }];
    expect(codeOf(await world.proposing(head, caseNo, concealed, low))).toBe('below_least');
  });

  it('R-140, R-142: A-13, A-34: divides what is paid back by the wage, which is kept nowhere', async () => {
    const ownFault = {
      ...{ loss: cny('25000'), commission: cny('600') },
      ...{ monthlyWage: cny('5000'), minimumWage: cny('2000') },
    };
    const matter = await world.proposed(await world.opened(FOUND_RIGHT), {
      ...{ ...RUDE, fine: false, outcomes: [], ownFault },
    });
    const [paidBack, commission, ...rest] = matter.lines;
    expect(paidBack?.instalments?.map(({ value }) => value)).toEqual([
      ...['1000.00', '1000.00', '1000.00', '500.00'],
    ]);
    expect([commission?.amount, rest]).toEqual([cny('600.00'), []]);
    const stored = await world.cases.database.admin<{ text: string }>(
      `select established::text || coalesce((select string_agg(body::text, '') from cases.outbox where aggregate_id = m.matter_id::text), '') as text
       from cases.accountability_matter m where matter_id = $1`,
      [matter.matterId],
    );
    expect(stored[0]?.text).not.toMatch(/\b500000\b/);
    const events = await world.cases.database.admin<{ body: { data: object } }>(
      'select body from cases.outbox where aggregate_id = $1',
      [matter.matterId],
    );
    expect(JSON.stringify(events.map(({ body }) => body))).not.toContain(nurse.personId);
  });

  it('R-279: A-24: is locked for an invalid complaint, and needs one that was found right for an amount', async () => {
    const started = await world.opened(ON_THE_WAY);
    expect(codeOf(await world.proposing(head, started))).toBe('not_verified');
    await world.play(
      started,
      [officer, 'markInvalid', { grounds: '查无此事', kind: 'untrue' }],
      [leader, 'markInvalid', { grounds: '属实' }],
    );
    const talk = { ...RUDE, fine: false };
    expect(codeOf(await world.proposing(head, started, talk))).toBe('invalid_locked');
  });

  it('R-136, R-246: waits while reconsideration may be asked for and until it is decided, and goes with a result that is taken back', async () => {
    const { personId } = nurse;
    const caseNo = await world.opened([
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
    const matter = await world.proposed(caseNo);
    const decide = async () => codeOf(await world.step(leader, matter, 'decide', { changes: [] }));
    const waits = async () => (await world.read(leader, matter.matterId)).waits;
    expect(await waits()).toMatchObject({ why: 'reconsideration.awaited' });
    expect(await decide()).toBe('reconsidered');
    const { body } = await world.cases.get(nurse, '/api/v1/result-notices');
    const served = AddressedResultsSchema.parse(body).items.find((one) => one.caseNo === caseNo);
    const path = `/api/v1/result-notices/${served?.itemId ?? ''}/reconsideration`;
    const asking = { grounds: '当时在抢救', evidence: '排班表' };
    expect((await world.cases.post(nurse, path, asking)).status).toBe(204);
    expect(await waits()).toMatchObject({ why: 'reconsideration.open', until: expect.any(String) });
    expect(await decide()).toBe('reconsidered');
    const detail = CaseDetailSchema.parse(
      (await world.cases.get(leader, `/api/v1/cases/${caseNo}`)).body,
    );
    const [asked] = detail.reconsiderations ?? [];
    const { reconsiderationId } = asked ?? {};
    await world.play(caseNo, [
      leader,
      'decideReconsideration',
      { reconsiderationId, result: 'revoked', reasons: '监控证明不在场' },
    ]);
    expect(await waits()).toBeNull();
    expect(await decide()).toBe('groundless');
    expect((await world.done(head, matter, 'drop')).state).toBe('closed');
  });

  it('R-132, R-139: A-27: names who took and who handled a late answer, without an amount', async () => {
    const caseNo = await world.opened(ON_THE_WAY);
    const late = {
      ...{ ...RUDE, fine: false, outcomes: [], late: { reasonAccepted: false } },
    };
    const matter = await world.proposed(caseNo, late);
    expect(matter.lines.map(({ bearer, outcome, amount }) => [bearer, outcome, amount])).toEqual([
      ['undertaker', 'namedCriticism', null],
      ['head', 'namedCriticism', null],
      ['undertaker', 'monthlyDeduction', null],
      ['head', 'monthlyDeduction', null],
    ]);
    const accepted = { ...late, late: { reasonAccepted: true } };
    expect(codeOf(await world.proposing(head, caseNo, accepted))).toBe('nothing');
  });

  it('R-075: A-14: has a line for a limit that was passed, by its rule', async () => {
    const caseNo = await world.opened(ON_THE_WAY, 'east', {
      receivedAt: '2026-06-01T01:00:00.000Z',
    });
    const preview = (entered?: Entered) => world.preview(leader, caseNo, entered);
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
    for (let count = 0; count < 3; count++) caseNos.push(await world.opened(steps));
    const [, , third = ''] = caseNos;
    expect((await world.preview(head, third)).sameIssue).toBe(3);
  });

  it('is refused where the module is off: on a campus that did not turn it on', async () => {
    const caseNo = await world.opened(FOUND_RIGHT, 'main');
    const entered = { ...RUDE, department: 'main.outpatient' };
    expect(codeOf(await world.proposing(head, caseNo, entered))).toBe('off');
    const standing = async (who: Identity) =>
      (await world.cases.get(who, '/api/v1/accountability/standing')).body;
    expect(await standing(officer)).toEqual({
      ...{ on: false, mine: false, proposes: false, personnel: false, campuses: ['east'] },
    });
    expect(await standing(personnel)).toMatchObject({ on: true, personnel: true });
    expect(await standing(head)).toMatchObject({ on: true, proposes: true });
  });
});
