import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import {
  CaseDetailSchema,
  type ComplaintReceived,
  ComplaintSupplemented,
  type CaseDetail,
  type CommandName,
  type Identity,
} from '@tingsu/contracts';
import { v7 as uuid } from 'uuid';
import { OpenCases } from '../src/complaints/open-cases.usecase.js';
import { SupplementCases } from '../src/complaints/supplement-cases.usecase.js';
import { keepWaiting, takeWaiting } from '../src/complaints/waiting-complaints.repository.js';
import { ABUSE, PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  caseNoOf,
  conductHead,
  eastOfficer,
  leader,
  officer,
  operator,
  TENANT,
  wardHead,
} from './cases.fixture.js';
import { complaintOf, directoryEvent, startCases, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
}, 90_000);
afterAll(() => cases?.close());

async function received(change: Parameters<typeof aReceived>[0] = {}) {
  const event = aReceived(change);
  await cases.publish([event]);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNoOf(event)}`)).status === 200,
  );
  return { event, caseNo: caseNoOf(event) };
}

const detail = async (caseNo: string, who: Identity = officer): Promise<CaseDetail> =>
  CaseDetailSchema.parse((await cases.get(who, `/api/v1/cases/${caseNo}`)).body);

async function act(who: Identity, caseNo: string, command: CommandName, payload: unknown = {}) {
  const { version } = await detail(caseNo, leader);
  return cases.post(who, `/api/v1/cases/${caseNo}/commands/${command}`, {
    expectedVersion: version,
    payload,
  });
}

/** Plays commands and expects each to be carried out. */
async function play(
  caseNo: string,
  steps: readonly (readonly [Identity, CommandName, unknown?])[],
): Promise<void> {
  for (const [who, command, payload] of steps)
    expect([command, await act(who, caseNo, command, payload)]).toMatchObject([
      command,
      { status: 200 },
    ]);
}

const toDispatch = (facts = RUDENESS) =>
  [
    [officer, 'startTriage'],
    [officer, 'classify', { facts }],
    [officer, 'accept'],
    [officer, 'dispatch'],
  ] as const;
const byDepartment = [
  [conductHead, 'signFor'],
  [conductHead, 'submitPackage', PACKAGE],
  [officer, 'draftOpinion', { outcome: 'upheld', opinion: '投诉成立' }],
] as const;

function aGate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

const supplement = (event: ComplaintReceived, version: number, kind: 'correction' | 'urge') => ({
  ...event,
  id: uuid(),
  type: ComplaintSupplemented.type,
  aggregateversion: version,
  data: {
    complaintNo: event.data.complaintNo,
    kind,
    at: new Date().toISOString(),
    externalDueAt: null,
  },
});
const saidIn = async (caseNo: string) =>
  (await detail(caseNo)).timeline.filter(({ type }) => type === 'case.complaintSupplemented.v1');

describe('before the directory is known', () => {
  it('complaints wait, staff get 503, and the cases are opened as soon as it arrives', async () => {
    const early = [aReceived(), aReceived()];
    await cases.publish(early);
    await eventually(
      async () =>
        (await cases.database.admin('select 1 from cases.waiting_complaint')).length ===
        early.length,
    );
    const [first] = early;
    await cases.publish(first ? [supplement(first, 2, 'urge')] : []);
    await eventually(
      async () =>
        (
          await cases.database.admin(
            "select 1 from cases.waiting_complaint where event ? 'supplements'",
          )
        ).length === 1,
    );
    expect(await cases.get(officer, '/api/v1/cases')).toMatchObject({
      status: 503,
      body: { code: 'policy.missing' },
    });
    await cases.publish([directoryEvent()]);
    for (const event of early)
      await eventually(
        async () => (await cases.get(officer, `/api/v1/cases/${caseNoOf(event)}`)).status === 200,
      );
    expect(await cases.database.admin('select 1 from cases.waiting_complaint')).toEqual([]);
    expect(await Promise.all(early.map((event) => saidIn(caseNoOf(event))))).toEqual([
      [expect.objectContaining({ data: expect.objectContaining({ supplement: 'urge' }) })],
      [],
    ]);
  });
});

describe('what the sending body says later about its complaint', () => {
  it('is on the timeline of the case, once, even when the inbox forgets', async () => {
    const { event, caseNo } = await received({ channel: 'hotline_12345', externalRef: 'W-1' });
    const said = [supplement(event, 2, 'correction'), supplement(event, 3, 'urge')];
    await cases.publish(said);
    await eventually(async () => (await saidIn(caseNo)).length === 2);
    await cases.database.admin(
      'update cases.inbox_cursor set version = 1 where aggregate_id = $1',
      [event.aggregateid],
    );
    await cases.publish([...said, supplement(event, 4, 'urge')]);
    await eventually(async () => (await saidIn(caseNo)).length > 2);
    expect((await saidIn(caseNo)).map(({ data }) => data['supplement'])).toEqual([
      'correction',
      'urge',
      'urge',
    ]);
    expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
  });

  it('is not lost while a worker opens the case of a complaint that waited', async () => {
    const event = aReceived();
    const { unitOfWork } = cases.database;
    const taken = aGate();
    const gate = aGate();
    await unitOfWork.run(TENANT, (tx) => keepWaiting(tx, [event]));
    const opening = unitOfWork.run(TENANT, async (tx) => {
      const waiting = await takeWaiting(tx, 1);
      taken.open();
      await gate.opened;
      await cases.app.get(OpenCases).execute(tx, waiting);
    });
    await taken.opened;
    const said = unitOfWork.run(TENANT, (tx) =>
      cases.app.get(SupplementCases).execute(tx, [supplement(event, 2, 'urge')]),
    );
    await eventually(
      async () =>
        (
          await cases.database.admin(
            `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
        ).length === 1,
    );
    gate.open();
    await Promise.all([opening, said]);
    expect(await saidIn(caseNoOf(event))).toHaveLength(1);
  });

  it('is refused, to be tried again, when neither a case nor a waiting complaint is known', async () => {
    const { unitOfWork } = cases.database;
    const unknown = supplement(aReceived(), 2, 'urge');
    await expect(
      unitOfWork.run(TENANT, (tx) => cases.app.get(SupplementCases).execute(tx, [unknown])),
    ).rejects.toThrow('1 complaints have neither a case nor a place among those that wait');
  });
});

describe('a complaint becomes a case', () => {
  it('with explained clocks, a timeline and the commands of its state', async () => {
    const { caseNo } = await received();
    const one = await detail(caseNo);
    expect(one.state).toBe('registered');
    const contact = one.clocks.find(({ clockId }) => clockId === 'contact24');
    expect(contact).toMatchObject({ state: 'running', kind: 'limit' });
    expect(contact?.explanation.length).toBeGreaterThan(0);
    expect(one.timeline.map(({ type }) => type)).toEqual([
      'case.opened.v1',
      'case.registered.v1',
      'case.acknowledged.v1',
      'case.classified.v1',
      'case.clocksChanged.v1',
    ]);
    expect(one.commands).toContainEqual({
      command: 'startTriage',
      allowed: true,
      reasonCode: null,
    });
  });

  it('once, although the event is delivered three times', async () => {
    const { event, caseNo } = await received();
    await cases.publish([event]);
    await cases.publish([{ ...event, id: aReceived().id }]);
    await received();
    expect((await detail(caseNo)).version).toBe(5);
  });

  it('R-341: goes the whole way through officer, department head and officer, with word in between', async () => {
    const { caseNo, event } = await received();
    await play(caseNo, [...toDispatch(), ...byDepartment]);
    expect((await detail(caseNo)).opinionNeedsApproval).toBe(false);
    const ofHead = (await cases.get(conductHead, `/api/v1/cases/${caseNo}`)).body;
    expect(ofHead).not.toHaveProperty('opinionNeedsApproval');
    await play(caseNo, [
      [officer, 'finalise'],
      [officer, 'giveInterim', { medium: 'phone', text: '正在办理' }],
      [
        officer,
        'giveFinal',
        { medium: 'phone', written: true, text: '已批评教育并致歉', satisfaction: 5 },
      ],
      [officer, 'close'],
    ]);
    const closed = await detail(caseNo);
    expect(closed).toMatchObject({ state: 'closed', breached: false });
    expect(closed.followUps).toHaveLength(3);
    expect(closed.timeline.find(({ type }) => type === 'case.packageSubmitted.v1')?.text).toEqual(
      PACKAGE,
    );
    const answer = await cases.get(
      complaintOf(event),
      `/api/v1/internal/case-answers/${event.aggregateid}`,
    );
    expect(answer).toMatchObject({ status: 200, body: { answer: { text: '已批评教育并致歉' } } });
    const asked = { caseNos: [caseNo] };
    const forAuthority = async (who: Identity) =>
      (await cases.post(who, '/api/v1/internal/order-answers', asked)).body.items;
    expect(await forAuthority(officer)).toMatchObject([
      {
        ...{ caseNo, text: '已批评教育并致歉', contactBy: 'phone' },
        ...{ resolved: true, satisfied: true, department: closed.leadDepartment },
      },
    ]);
    expect(await forAuthority(eastOfficer)).toEqual([]);
    const callbackAgent = {
      ...officer,
      grants: [{ role: 'callback_agent' as const, campus: null, department: null }],
    };
    const inRegister = async (who: Identity) =>
      (await cases.post(who, '/api/v1/internal/register-handling', asked)).body.items;
    expect(await inRegister(officer)).toMatchObject([{ caseNo, answer: '已批评教育并致歉' }]);
    expect((await inRegister(officer))[0].findings).not.toBeNull();
    expect(await inRegister(callbackAgent)).toMatchObject([
      { answer: '已批评教育并致歉', findings: null, opinion: null, measures: null },
    ]);
    expect(await inRegister(eastOfficer)).toEqual([]);
    expect(
      (await cases.get(officer, '/api/v1/cases?view=follow_up')).body.items.map(
        (item: { caseNo: string }) => item.caseNo,
      ),
    ).toContain(caseNo);
  });

  it('a major one through a leader, who alone may approve and close it', async () => {
    const { caseNo } = await received();
    await play(caseNo, [...toDispatch(ABUSE), ...byDepartment]);
    expect((await act(officer, caseNo, 'finalise')).body).toMatchObject({
      code: 'case.rule_refused',
      errors: [{ code: 'approval.required' }],
    });
    await play(caseNo, [
      [officer, 'submit'],
      [leader, 'approve'],
      [officer, 'giveFinal', { medium: 'letter', written: true, text: '已处分' }],
    ]);
    expect((await act(officer, caseNo, 'close')).body).toMatchObject({
      code: 'case.rule_refused',
      errors: [{ code: 'leader.required' }],
    });
    await play(caseNo, [[leader, 'close']]);
  });
});

describe('any caller', () => {
  it('without a token is asked to sign in', async () => {
    expect(await cases.get(null, '/api/v1/cases')).toMatchObject({
      status: 401,
      body: { code: 'session.required' },
    });
  });

  it('sees a case only where the grant reaches, and otherwise not even that it exists', async () => {
    const { caseNo } = await received();
    for (const who of [eastOfficer, wardHead, operator])
      expect(await cases.get(who, `/api/v1/cases/${caseNo}`)).toMatchObject({
        status: 404,
        body: { code: 'case.not_found' },
      });
    expect((await cases.get(leader, `/api/v1/cases/${caseNo}`)).status).toBe(200);
  });

  it('as a department sees it from dispatch on, and is offered what it may do', async () => {
    const { caseNo } = await received();
    const before = await cases.get(conductHead, '/api/v1/cases?view=open');
    expect(before.body.items.map((item: { caseNo: string }) => item.caseNo)).not.toContain(caseNo);
    await play(caseNo, toDispatch());
    const after = await cases.get(conductHead, '/api/v1/cases?view=open');
    expect(after.body.items.map((item: { caseNo: string }) => item.caseNo)).toContain(caseNo);
    const { commands } = await detail(caseNo, conductHead);
    expect(commands).toContainEqual({ command: 'signFor', allowed: true, reasonCode: null });
    expect(commands).toContainEqual({
      command: 'classify',
      allowed: false,
      reasonCode: 'access.denied',
    });
  });

  it('as a visitor reads the answer only to the complaint whose code was checked', async () => {
    const [one, other] = [await received(), await received()];
    const path = `/api/v1/internal/case-answers/${one.event.aggregateid}`;
    expect(await cases.get(complaintOf(one.event), path)).toMatchObject({
      status: 200,
      body: { answer: null },
    });
    expect(await cases.get(complaintOf(other.event), path)).toMatchObject({
      status: 404,
      body: { code: 'complaint.not_found' },
    });
  });
});

describe('two cases about the same matter', () => {
  it('are merged by the number of the complaint as well as by that of the case (B27)', async () => {
    const target = await received();
    const source = await received();
    await play(target.caseNo, [[officer, 'startTriage']]);
    await play(source.caseNo, [
      [officer, 'startTriage'],
      [
        officer,
        'merge',
        {
          targetCaseNo: target.event.data.complaintNo.toLowerCase(),
          samePerson: true,
          sameMatter: true,
        },
      ],
    ]);
    expect((await detail(source.caseNo)).linked).toEqual([
      { caseNo: target.caseNo, relation: 'merged_into' },
    ]);
  });

  it('X-30: are linked on both sides and go on apart; sent again it changes nothing', async () => {
    const [one, other] = [await received(), await received()];
    const link = { targetCaseNo: other.caseNo, reason: '同一事件的两位家属' };
    await play(one.caseNo, [[officer, 'link', link]]);
    expect(await detail(one.caseNo)).toMatchObject({
      state: 'registered',
      linked: [{ caseNo: other.caseNo, relation: 'related' }],
    });
    expect((await detail(other.caseNo)).linked).toEqual([
      { caseNo: one.caseNo, relation: 'related' },
    ]);
    expect(await act(officer, one.caseNo, 'link', link)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'link.known' }] },
    });
    for (const { event } of [one, other])
      expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
  });

  it('X-30: are not linked by a person who may not see the other one', async () => {
    const here = await received({ campus: 'east', department: null });
    const there = await received();
    const refused = await act(eastOfficer, here.caseNo, 'link', { targetCaseNo: there.caseNo });
    expect(refused).toMatchObject({ status: 404, body: { code: 'case.not_found' } });
    expect((await detail(there.caseNo)).linked).toEqual([]);
  });
});

describe('bad input', () => {
  it('gets a clear problem', async () => {
    const { caseNo } = await received();
    const command = (name: string, body: unknown) =>
      cases.post(officer, `/api/v1/cases/${caseNo}/commands/${name}`, body);
    expect(await command('explode', { expectedVersion: 5 })).toMatchObject({
      status: 404,
      body: { code: 'case.command_unknown' },
    });
    expect(await command('startTriage', {})).toMatchObject({
      status: 422,
      body: { code: 'request.invalid', errors: [{ path: 'expectedVersion' }] },
    });
    expect(await command('startTriage', { expectedVersion: 4 })).toMatchObject({
      status: 409,
      body: { code: 'case.stale_version', currentVersion: 5 },
    });
    expect(await command('accept', { expectedVersion: 5 })).toMatchObject({
      status: 409,
      body: { code: 'case.state_refused' },
    });
    expect(await command('approve', { expectedVersion: 5 })).toMatchObject({
      status: 403,
      body: { code: 'access.denied' },
    });
    const unknown = await command('classify', {
      expectedVersion: 5,
      payload: { facts: { shoeSize: 42 } },
    });
    expect(unknown).toMatchObject({
      status: 422,
      body: {
        code: 'request.invalid',
        errors: [{ path: 'payload.facts.shoeSize', code: 'unknown_fact' }],
      },
    });
    expect(await cases.get(officer, '/api/v1/cases?cursor=nonsense')).toMatchObject({
      status: 422,
      body: { code: 'request.invalid' },
    });
    expect((await detail(caseNo)).version).toBe(5);
  });
});
