import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AddressedResultsSchema,
  CaseDetailSchema,
  type AddressedResult,
  type CaseDetail,
  type CommandName,
  type Identity,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  caseNoOf,
  conductHead,
  leader,
  officer,
  otherOfficer,
  TENANT,
  wardHead,
} from './cases.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

const employee = (): Identity => ({
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN', grants: [] },
  worksIn: ['main.ward'],
});
const nurse = employee();

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  const member = { name: '护士', email: null, locale: 'zh-CN', active: true, grants: [] };
  const staff = [{ ...member, id: nurse.personId, worksIn: ['main.ward'] }];
  await cases.publish([directoryOf(staff)]);
}, 90_000);
afterAll(() => cases?.close());

const detail = async (caseNo: string): Promise<CaseDetail> =>
  CaseDetailSchema.parse((await cases.get(leader, `/api/v1/cases/${caseNo}`)).body);
type Step = readonly [Identity, CommandName, unknown?];
async function act(caseNo: string, ...[who, command, payload = {}]: Step) {
  const { version } = await detail(caseNo);
  return cases.post(who, `/api/v1/cases/${caseNo}/commands/${command}`, {
    expectedVersion: version,
    payload,
  });
}
async function play(caseNo: string, ...steps: readonly Step[]): Promise<void> {
  for (const step of steps)
    expect([step[1], await act(caseNo, ...step)]).toMatchObject([step[1], { status: 200 }]);
}
async function refused(caseNo: string, ...step: Step): Promise<string> {
  const { body } = await act(caseNo, ...step);
  return String((body.errors as { code: string }[] | undefined)?.[0]?.code ?? body.code);
}

async function opened(change: Parameters<typeof aReceived>[0] = {}): Promise<string> {
  const event = aReceived(change);
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  return caseNo;
}
/** From triage to closing. */
const ROUND: readonly Step[] = [
  [officer, 'classify', { facts: RUDENESS, reason: '核对' }],
  [officer, 'accept'],
  [officer, 'dispatch'],
  [conductHead, 'signFor'],
  [conductHead, 'submitPackage', PACKAGE],
  [officer, 'draftOpinion', { outcome: 'upheld', opinion: '态度问题属实' }],
  [officer, 'finalise'],
  [officer, 'giveFinal', { medium: 'phone', written: true, text: '已批评教育' }],
  [officer, 'close'],
];
async function closed(): Promise<string> {
  const caseNo = await opened();
  await play(
    caseNo,
    [officer, 'startTriage'],
    [officer, 'nameRespondents', { units: ['main.ward'], persons: [nurse.personId] }],
    ...ROUND,
  );
  return caseNo;
}
const serving = (on: unknown) => ({ on, medium: 'hand', receipt: 'signed', text: '投诉成立' });

async function addressed(who: Identity): Promise<readonly AddressedResult[]> {
  const { status, body } = await cases.get(who, '/api/v1/result-notices');
  expect(status).toBe(200);
  return AddressedResultsSchema.parse(body).items;
}
const asking = { grounds: '当时在抢救病人', evidence: '排班表和监控，护理部存' };
const dissatisfied = {
  ...{ planId: 'threeMonth', itemNo: 1, result: 'dissatisfied', score: 1 },
};

describe('an attitude complaint in which the nurse asks for reconsideration', () => {
  it('R-244, R-245, R-246: is served on her, contested by her own login, and won; nobody else reads it', async () => {
    const caseNo = await closed();
    await play(caseNo, [officer, 'serveResult', serving({ person: nurse.personId })]);
    const mine = (await addressed(nurse)).find((one) => one.caseNo === caseNo);
    expect(mine).toMatchObject({ kind: 'result', text: '投诉成立', mayAsk: true });
    for (const other of [employee(), wardHead])
      expect((await addressed(other)).filter((one) => one.caseNo === caseNo)).toEqual([]);
    expect((await cases.get(nurse, `/api/v1/cases/${caseNo}`)).status).toBe(404);
    const path = `/api/v1/result-notices/${mine?.itemId ?? ''}`;
    expect((await cases.post(employee(), `${path}/reconsideration`, asking)).status).toBe(404);
    expect((await cases.post(nurse, `${path}/reconsideration`, { grounds: 'x' })).status).toBe(422);
    expect((await cases.post(nurse, `${path}/reconsideration`, asking)).status).toBe(204);
    expect(await refused(caseNo, officer, 'archive')).toBe('reconsideration.open');
    const { reconsiderations = [], clocks } = await detail(caseNo);
    expect(clocks.find(({ clockId }) => clockId === 'recDecide10')?.state).toBe('running');
    const decision = {
      reconsiderationId: reconsiderations[0]?.reconsiderationId,
      ...{ result: 'revoked', reasons: '监控证明当时不在窗口' },
    };
    expect(await refused(caseNo, officer, 'decideReconsideration', decision)).toBe('access.denied');
    await play(caseNo, [leader, 'decideReconsideration', decision]);
    expect((await addressed(nurse)).find((one) => one.caseNo === caseNo)).toMatchObject({
      mayAsk: false,
      reconsideration: {
        ...{ result: 'revoked', outcome: 'not_upheld', reasons: '监控证明当时不在窗口' },
      },
    });
    expect((await cases.post(employee(), `${path}/reading`, {})).status).toBe(404);
    for (let time = 0; time < 2; time++)
      expect((await cases.post(nurse, `${path}/reading`, {})).status).toBe(204);
    const after = await detail(caseNo);
    expect(after.reconsiderations?.[0]).toMatchObject({
      ...{ told: { medium: 'system' }, readAt: expect.any(String) },
    });
    expect(after.clocks.find(({ clockId }) => clockId === 'recInform10')?.state).toBe('met');
    expect(after.notices?.map(({ kind }) => kind)).toContain('revision');
    expect(after.timeline.filter(({ type }) => type === 'case.conclusionRead.v1')).toHaveLength(1);
    expect(await refused(caseNo, leader, 'issueCircular', { text: 'x' })).toBe(
      'circular.not_upheld',
    );
    await play(caseNo, [officer, 'archive']);
    expect((await detail(caseNo)).archive?.parts).toHaveLength(4);
  });
});

describe('a person who stays dissatisfied', () => {
  it('R-067, R-135, X-18: is a second complaint that counts twice, once, and then gets the last word', async () => {
    const caseNo = await closed();
    await play(caseNo, [otherOfficer, 'recordFollowUp', dissatisfied]);
    const second = await detail(caseNo);
    expect(second).toMatchObject({ state: 'triage', round: 2, secondComplaint: { multiplier: 2 } });
    await play(caseNo, ...ROUND, [otherOfficer, 'recordFollowUp', dissatisfied]);
    const after = await detail(caseNo);
    expect(after).toMatchObject({ state: 'closed', round: 2, secondComplaint: { multiplier: 2 } });
    expect(await refused(caseNo, officer, 'reopen', { ground: 'dissatisfied', reason: 'x' })).toBe(
      'reopen.last_round',
    );
    await play(caseNo, [leader, 'giveFinalNotice', { text: '经两轮核查，维持处理意见' }]);
    expect((await detail(caseNo)).notices?.at(-1)).toMatchObject({ kind: 'final' });
    expect(await refused(caseNo, officer, 'reopen', { ground: 'dissatisfied', reason: 'x' })).toBe(
      'reopen.final',
    );
    await play(caseNo, [officer, 'reopen', { ground: 'court', reason: '法院判决' }]);
    expect(await detail(caseNo)).toMatchObject({ state: 'triage', round: 3 });
  });
});

describe('a complaint that another case brought about', () => {
  it('R-041: names the case that it comes from, and is named there, once however often it arrives', async () => {
    const origin = await opened();
    const event = aReceived({ origin: { caseNo: origin, because: 'call_back' } });
    await cases.publish([event, event]);
    const next = caseNoOf(event);
    await eventually(
      async () => (await cases.get(officer, `/api/v1/cases/${next}`)).status === 200,
    );
    expect((await detail(next)).linked).toEqual([{ caseNo: origin, relation: 'origin' }]);
    expect((await detail(origin)).linked).toEqual([{ caseNo: next, relation: 'outcome' }]);
  });
});

describe('the file of a case', () => {
  it('T-31: is refused with a missing part, and filed once somebody says why there is none', async () => {
    const caseNo = await opened({ relation: 'other' });
    await play(
      caseNo,
      [officer, 'startTriage'],
      [officer, 'classify', { facts: RUDENESS }],
      [officer, 'settle', { outcome: 'noted' }],
    );
    expect(await refused(caseNo, officer, 'archive')).toBe('archive.part_missing');
    expect((await detail(caseNo)).state).toBe('closed');
    const absent = '仅作意见登记，未立案调查';
    await play(caseNo, [officer, 'archive', { parts: [{ part: 'investigation', absent }] }]);
    expect((await detail(caseNo)).archive?.parts.map(({ as }) => as)).toEqual([
      ...['system', 'absent', 'system', 'system'],
    ]);
  });
});

describe('a case that ended without an answer', () => {
  const withoutReason: Step = [officer, 'reopen', { ground: 'correction', reason: '' }];
  const again: Step = [officer, 'reopen', { ground: 'correction', reason: '当时核对有误' }];
  const endings: readonly (readonly [string, readonly Step[]])[] = [
    ['declined', [[officer, 'decline', { reasonCode: 'COURT', notice: '已起诉' }]]],
    ['withdrawn', [[officer, 'withdraw', { statement: '本人撤回' }]]],
    ['resolved_on_spot', [[officer, 'resolveOnSpot', { outcome: '已当场办妥' }]]],
  ];
  it.each(endings)(
    'T-34: %s is opened again with a reason, under new clocks, and the complainant is told',
    async (state, steps) => {
      const caseNo = await opened();
      const first: readonly Step[] = state === 'resolved_on_spot' ? [] : [[officer, 'startTriage']];
      await play(caseNo, ...first, ...steps);
      const ended = await detail(caseNo);
      expect(ended.state).toBe(state);
      expect((await act(caseNo, ...withoutReason)).status).toBe(422);
      await play(caseNo, again);
      const after = await detail(caseNo);
      expect(after).toMatchObject({ state: 'triage', round: 2 });
      const open = after.clocks.filter((clock) => clock.state === 'running');
      expect(open.length).toBeGreaterThan(0);
      const reopenedAt = after.timeline.findLast(({ type }) => type === 'case.reopened.v1')?.at;
      for (const { startedAt } of open)
        expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(Date.parse(reopenedAt ?? ''));
      expect(after.notices?.map(({ kind }) => kind)).toContain('reopening');
    },
  );
});

describe('a case that was merged by mistake', () => {
  it('T-34: is opened again and leaves the other one', async () => {
    const target = await opened();
    const source = await opened({ channel: 'hotline_12345' });
    await play(target, [officer, 'startTriage']);
    await play(
      source,
      [officer, 'startTriage'],
      [officer, 'merge', { targetCaseNo: target, samePerson: true, sameMatter: true }],
      [officer, 'reopen', { ground: 'correction', reason: '并错了案' }],
    );
    expect((await detail(source)).notices?.map(({ kind }) => kind)).toContain('reopening');
    const related = (caseNo: string) => [{ caseNo, relation: 'related' }];
    expect(await detail(source)).toMatchObject({ state: 'triage', linked: related(target) });
    expect(await detail(target)).toMatchObject({ state: 'triage', linked: related(source) });
    expect((await detail(target)).timeline.map(({ type }) => type)).toContain(
      'case.mergeUndone.v1',
    );
  });
});
