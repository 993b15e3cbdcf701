import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseDetailSchema,
  type CaseDetail,
  type CommandName,
  type Facts,
  type Identity,
  type RoleGrant,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import {
  ABUSE,
  aDirectory,
  PACKAGE,
  RUDENESS,
  shippedActivation,
  shippedDocument,
} from '../src/lifecycle/case.fixture.js';
import {
  admin,
  aReceived,
  caseNoOf,
  centreHead,
  conductHead,
  leader,
  officer,
  TENANT,
} from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

const MEMBERS = [randomUUID(), randomUUID(), randomUUID()];
const [CHAIR = '', SECOND = ''] = MEMBERS;
const SECRETARY = randomUUID();
const person = (id: string, grants: RoleGrant[] = []) => ({
  ...{ id, name: '委员', email: null, locale: 'zh-CN', active: true, grants },
});
const head = (department: string): Identity => ({
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN' },
  grants: [{ role: 'department_head', campus: 'east', department }],
});
const outpatientHead = head('east.outpatient');
const qualityHead = head('east.quality');

let cases: RunningCases;
beforeAll(async () => {
  const shipped = shippedActivation();
  const bound = (department: string | null, id: string) => ({
    ...{ campus: 'east', department, caseKind: 'external' as const, policies: [id] },
  });
  cases = await startCases({
    ...shipped,
    documents: [...shipped.documents, ...['driving-school', 'timeliness'].map(shippedDocument)],
    bindings: [
      ...shipped.bindings,
      bound(null, 'driving-school'),
      bound('east.outpatient', 'timeliness'),
    ],
  });
  const directory = aDirectory();
  const quality = {
    ...{ code: 'east.quality', campus: 'east', name: { zh: '质量部', en: 'Quality' } },
    ...{ public: true, answersFor: ['质量负责人'], headNurse: null },
  };
  const staff = [...MEMBERS, SECRETARY].map((id) => person(id));
  const data = { ...directory, departments: [...directory.departments, quality], staff };
  await cases.publish([Object.assign(directoryEvent(), { data })]);
  // Refused as somebody without the right is, once the directory is here.
  await eventually(
    async () => (await cases.put(officer, '/api/v1/committees/quality', QUALITY)).status === 403,
  );
}, 90_000);
afterAll(() => cases?.close());

const detail = async (caseNo: string, who: Identity = leader): Promise<CaseDetail> =>
  CaseDetailSchema.parse((await cases.get(who, `/api/v1/cases/${caseNo}`)).body);
async function act(who: Identity, caseNo: string, command: CommandName, payload: unknown = {}) {
  const { version } = await detail(caseNo);
  return cases.post(who, `/api/v1/cases/${caseNo}/commands/${command}`, {
    expectedVersion: version,
    payload,
  });
}
type Step = readonly [Identity, CommandName, unknown?];
async function play(caseNo: string, ...steps: readonly Step[]): Promise<void> {
  for (const [who, command, payload] of steps)
    expect([command, await act(who, caseNo, command, payload)]).toMatchObject([
      command,
      { status: 200 },
    ]);
}
async function refused(caseNo: string, ...[who, command, payload]: Step): Promise<string> {
  const { status, body } = await act(who, caseNo, command, payload);
  expect(status).toBe(422);
  return String((body.errors as { code: string }[])[0]?.code);
}

interface Where {
  readonly facts?: Facts;
  readonly change?: Parameters<typeof aReceived>[0];
  readonly lead?: readonly [code: string, head: Identity];
}
/** A case whose department has given its statement. */
async function investigated({ facts = RUDENESS, change, lead }: Where = {}): Promise<string> {
  const event = aReceived(change);
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(async () => (await cases.get(leader, `/api/v1/cases/${caseNo}`)).status === 200);
  const [code, who] = lead ?? ['main.conduct', conductHead];
  await play(
    caseNo,
    [officer, 'startTriage'],
    [officer, 'classify', { facts }],
    [officer, 'accept', { reason: '先行受理' }],
    [officer, 'dispatch', { lead: code, assist: [] }],
    [who, 'signFor'],
    [who, 'submitPackage', PACKAGE],
  );
  return caseNo;
}
const DRAFT = { outcome: 'upheld', opinion: '投诉成立' };

const QUALITY = {
  ...{ kind: 'technical', campus: 'main', name: { zh: '医院质量管理委员会', en: 'Quality' } },
  ...{ members: MEMBERS, chair: CHAIR, secretary: SECRETARY, legalAdviser: null },
  ...{ active: true, version: 0 },
};
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const sitting = (sat: readonly string[] = [CHAIR, SECOND]) => ({
  ...{ heldOn: today(), sat, minutes: '两名委员到会，讨论了诊疗经过' },
});

describe('committees of the house', () => {
  it('are kept by the head of the centre and the administrator, with their history', async () => {
    expect((await cases.put(officer, '/api/v1/committees/quality', QUALITY)).status).toBe(403);
    const faults = { ...QUALITY, chair: randomUUID(), members: [CHAIR, randomUUID()] };
    const wrong = await cases.put(admin, '/api/v1/committees/quality', faults);
    expect(wrong.body.errors).toMatchObject([{ path: 'members' }, { path: 'chair' }]);
    expect((await cases.put(admin, '/api/v1/committees/quality', QUALITY)).status).toBe(200);
    const renamed = { ...QUALITY, chair: SECOND, version: 1 };
    expect((await cases.put(centreHead, '/api/v1/committees/quality', renamed)).body.version).toBe(
      2,
    );
    expect((await cases.put(admin, '/api/v1/committees/quality', QUALITY)).body.code).toBe(
      'committee.stale_version',
    );
    const { body } = await cases.get(officer, '/api/v1/committees?campus=main');
    expect(body.items).toMatchObject([{ code: 'quality', chair: SECOND, mayEdit: false }]);
    const history = await cases.get(admin, '/api/v1/committees/quality/history');
    expect(history.body.items).toMatchObject([
      { version: 2, chair: SECOND, changedBy: centreHead.personId },
      { version: 1, chair: CHAIR, changedBy: admin.personId },
    ]);
    expect((await cases.get(officer, '/api/v1/committees/quality/history')).status).toBe(403);
  });

  it('R-287, R-296: sit on a case with their quorum and the legal adviser, and what they say stands in it', async () => {
    const safety = { ...QUALITY, kind: 'safety', campus: null };
    await cases.put(admin, '/api/v1/committees/safety', safety);
    const caseNo = await investigated({ facts: ABUSE });
    const ask = { committee: 'safety', question: '诊疗过程是否存在过失' };
    expect(await refused(caseNo, officer, 'requestReview', ask)).toBe('review.consent_missing');
    await play(caseNo, [officer, 'requestReview', { ...ask, consent: '院长同意' }]);
    expect(await refused(caseNo, leader, 'requestReview', ask)).toBe('review.under_way');
    const found = { negligence: false, opinion: '未见过失', legalAdvice: '可能承担次要责任' };
    const alone = { ...found, ...sitting([CHAIR]) };
    expect(await refused(caseNo, officer, 'recordReview', alone)).toBe('review.no_quorum');
    const dissent = [{ person: SECOND, words: '告知不足' }];
    await play(caseNo, [officer, 'recordReview', { ...found, ...sitting(), dissent }]);
    const { reviews, timeline } = await detail(caseNo);
    expect(reviews).toMatchObject([
      { panel: { committee: 'safety', needed: 2 }, sitting: { dissenting: [SECOND] } },
    ]);
    const recorded = timeline.findLast(({ type }) => type.startsWith('case.reviewCompleted'));
    expect(recorded?.text).toMatchObject({ dissent1: '告知不足', legalAdvice: found.legalAdvice });
  });

  it('R-374: a team is formed for one case', async () => {
    const caseNo = await investigated();
    const ask = { team: MEMBERS, question: '查清经过', consent: '院长同意' };
    expect(await refused(caseNo, officer, 'requestReview', ask)).toBe('review.lead_missing');
    await play(caseNo, [officer, 'requestReview', { ...ask, lead: CHAIR }]);
    expect((await detail(caseNo)).reviews).toMatchObject([
      { panel: { committee: null, kind: 'team', chair: CHAIR, members: MEMBERS } },
    ]);
  });
});

describe('meetings about a case', () => {
  const meetingOf = async (caseNo: string) => (await detail(caseNo)).meetings?.at(-1);

  it('R-127: departments analyse the causes, decide who answers for it and make a plan', async () => {
    const caseNo = await investigated();
    const plan = { kind: 'analysis', units: ['main.conduct', 'main.outpatient'], persons: [CHAIR] };
    const early = { ...plan, at: '2020-01-01T00:00:00.000Z' };
    expect(await refused(caseNo, officer, 'planMeeting', early)).toBe('meeting.before_complaint');
    await play(caseNo, [officer, 'planMeeting', { ...plan, at: '2099-01-01T00:00:00.000Z' }]);
    const { meetingId } = (await meetingOf(caseNo)) ?? {};
    const said = { meetingId, outcome: 'held', minutes: '各部门到会' };
    expect(await refused(caseNo, officer, 'recordMeeting', said)).toBe('meeting.not_yet');
    await play(
      caseNo,
      [officer, 'dropMeeting', { meetingId, reason: '改期' }],
      [officer, 'planMeeting', { ...plan, at: (await detail(caseNo)).receivedAt }],
    );
    const now = { ...said, meetingId: (await meetingOf(caseNo))?.meetingId };
    expect(await refused(caseNo, officer, 'recordMeeting', now)).toBe('meeting.results_missing');
    const results = { causes: '人手不足', liability: '门诊部', measures: '增加窗口' };
    await play(caseNo, [officer, 'recordMeeting', { ...now, ...results }]);
    expect(await meetingOf(caseNo)).toMatchObject({ outcome: 'held', units: plan.units });
    const recorded = (await detail(caseNo)).timeline.findLast(({ type }) =>
      type.startsWith('case.meetingRecorded'),
    );
    expect(recorded?.text).toMatchObject({ analysis: '人手不足', liability: '门诊部' });
  });

  it('R-065, R-241: the complainant comes to the reception room with two or three people, never more than five', async () => {
    const caseNo = await investigated();
    const plan = { kind: 'complainant', at: (await detail(caseNo)).receivedAt };
    const six = { ...plan, representatives: 6, exception: '家属要求' };
    expect(await refused(caseNo, officer, 'planMeeting', six)).toBe('meeting.too_many');
    const five = { ...plan, representatives: 5 };
    expect(await refused(caseNo, officer, 'planMeeting', five)).toBe('meeting.above_house');
    const elsewhere = { ...plan, representatives: 3, place: '病房走廊' };
    expect(await refused(caseNo, officer, 'planMeeting', elsewhere)).toBe('meeting.place');
    await play(caseNo, [officer, 'planMeeting', { ...plan, representatives: 3 }]);
    expect(await meetingOf(caseNo)).toMatchObject({ place: '医院接待场所', representatives: 3 });
    const said = { meetingId: (await meetingOf(caseNo))?.meetingId, outcome: 'held' };
    const minutes = { ...said, minutes: '双方各述意见' };
    expect(await refused(caseNo, officer, 'recordMeeting', said)).toBe('meeting.minutes_missing');
    expect(await refused(caseNo, officer, 'recordMeeting', minutes)).toBe(
      'meeting.signature_missing',
    );
    const crowd = { ...minutes, signature: 'refused', representatives: 6, exception: '都来了' };
    expect(await refused(caseNo, officer, 'recordMeeting', crowd)).toBe('meeting.too_many');
    await play(
      caseNo,
      [officer, 'recordMeeting', { ...minutes, signature: 'signed', agreed: '退费' }],
      [officer, 'planMeeting', { ...plan, kind: 'three_party', representatives: 2 }],
    );
    expect((await detail(caseNo)).meetings).toMatchObject([
      { kind: 'complainant', outcome: 'held', signature: 'signed' },
      { kind: 'three_party', outcome: null, place: '医院接待场所' },
    ]);
    expect(await refused(caseNo, officer, 'recordMeeting', minutes)).toBe('meeting.over');
  });
});

describe('R-189: another place, other people, another time', () => {
  it('is one action with its reason; the complainant is told, and the case is open to who comes', async () => {
    const caseNo = await investigated();
    const path = `/api/v1/cases/${caseNo}`;
    const [first, second] = [CHAIR, SECOND].map((personId) => ({ ...qualityHead, personId }));
    if (!first || !second) throw new Error('two people are asked');
    const at = '2099-01-05T01:30:00.000Z';
    await play(caseNo, [
      ...([officer, 'planMeeting'] as const),
      { kind: 'complainant', at, persons: [CHAIR], representatives: 2 },
    ]);
    const { meetingId } = (await detail(caseNo)).meetings?.at(-1) ?? {};
    expect((await cases.get(first, path)).status).toBe(200);
    expect((await cases.get(second, path)).status).toBe(404);
    await play(caseNo, [first, 'answerMeeting', { meetingId, comes: false, words: '当天值班' }]);
    const reason = '家属希望换人、改期';
    const same = { meetingId, at, reason };
    expect(await refused(caseNo, officer, 'changeMeeting', same)).toBe('meeting.unchanged');
    const later = '2099-01-06T06:00:00.000Z';
    const change = { meetingId, at: later, persons: [SECOND], reason };
    await play(caseNo, [officer, 'changeMeeting', change]);
    const { meetings, notices, timeline } = await detail(caseNo);
    expect(meetings?.at(-1)).toMatchObject({ at: later, persons: [SECOND], changes: 1 });
    expect(notices?.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['meeting', 'meetingChanged']),
    );
    const changed = timeline.find(({ type }) => type.startsWith('case.meetingChanged'));
    expect(changed).toMatchObject({ text: { reason }, data: { changed: ['people', 'time'] } });
    expect((await cases.get(first, path)).status).toBe(404);
    expect((await cases.get(second, path)).status).toBe(200);
    await play(caseNo, [officer, 'dropMeeting', { meetingId, reason: '已和解' }]);
    expect((await cases.get(second, path)).status).toBe(404);
  });
});

describe('an opinion that several people decide on', () => {
  it('R-247: is put to the hospital affairs meeting, which decides with its quorum', async () => {
    const caseNo = await investigated({ facts: { ...ABUSE, possibleAccidentGrade: 2 } });
    const pay = { remedy: 'compensation', plan: '赔偿', dueOn: '2099-01-01' };
    await play(
      caseNo,
      [officer, 'draftOpinion', DRAFT],
      [officer, 'startRemedies', { ...pay, amount: { value: '150', currency: 'CNY' } }],
    );
    expect(await refused(caseNo, officer, 'submit')).toBe('approval.no_committee');
    const affairs = { ...QUALITY, kind: 'affairs', campus: null };
    await cases.put(admin, '/api/v1/committees/affairs', affairs);
    await play(caseNo, [officer, 'submit']);
    expect(await refused(caseNo, leader, 'approve', { note: '同意' })).toBe('review.no_quorum');
    await play(caseNo, [leader, 'approve', { note: '院务会一致同意', ...sitting() }]);
    expect((await detail(caseNo)).state).toBe('feedback_due');
  });

  it('R-032: the head of the office gives his view, then the leader decides', async () => {
    const caseNo = await investigated({
      ...{ change: { campus: 'east', department: null } },
      lead: ['east.outpatient', outpatientHead],
    });
    await play(caseNo, [officer, 'draftOpinion', DRAFT], [officer, 'submit']);
    const eastHead: Identity = {
      ...{ ...centreHead, personId: randomUUID() },
      grants: [{ role: 'centre_head', campus: 'east', department: null }],
    };
    const first = await cases.get(eastHead, '/api/v1/cases?view=to_approve');
    expect(first.body.items).toMatchObject([{ caseNo }]);
    expect(await refused(caseNo, leader, 'approve', { note: '同意' })).toBe('approval.not_next');
    expect(await refused(caseNo, eastHead, 'approve')).toBe('approval.view_missing');
    await play(
      caseNo,
      [eastHead, 'approve', { note: '情况属实，建议批准' }],
      [leader, 'approve', { note: '同意' }],
    );
    const { chain, state } = await detail(caseNo);
    expect(state).toBe('feedback_due');
    expect(chain?.links.map(({ decidedBy }) => decidedBy)).toEqual([
      eastHead.personId,
      leader.personId,
    ]);
  });

  it('R-314: the quality lead, who sees the case only for this, and then the manager decide on the plan', async () => {
    const caseNo = await investigated({
      ...{ change: { campus: 'east', department: 'east.outpatient' } },
      lead: ['east.outpatient', outpatientHead],
    });
    const path = `/api/v1/cases/${caseNo}`;
    expect((await cases.get(qualityHead, path)).status).toBe(404);
    await play(caseNo, [officer, 'draftOpinion', DRAFT], [officer, 'submit']);
    const waiting = await cases.get(qualityHead, '/api/v1/cases?view=to_approve');
    expect(waiting.body.items).toMatchObject([{ caseNo }]);
    expect((await detail(caseNo, qualityHead)).fields).toContain('opinion');
    await play(caseNo, [qualityHead, 'reject', { reason: '请写明依据' }]);
    await play(
      caseNo,
      [officer, 'draftOpinion', { ...DRAFT, opinion: '依据票据退费' }],
      [officer, 'submit'],
      [qualityHead, 'approve'],
      [leader, 'approve'],
    );
    expect((await detail(caseNo)).state).toBe('feedback_due');
  });
});
