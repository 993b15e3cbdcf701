import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CommonProblemsSchema,
  ImprovementDetailSchema,
  ImprovementFiguresSchema,
  ImprovementsSchema,
  type CommonProblem,
  type Identity,
  type ImprovementDetail,
  type ImprovementDue,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { DetectProblems } from '../src/common-problems/detect-problems.usecase.js';
import { RingImprovements } from '../src/improvements/ring-improvements.usecase.js';
import { HEAD, LEADER, RUDENESS } from '../src/lifecycle/case.fixture.js';
import { withoutPeople } from '../src/lessons/without-people.js';
import {
  aReceived,
  caseNoOf,
  centreHead,
  conductHead,
  eastOfficer,
  leader,
  officer,
  wardHead,
} from './cases.fixture.js';
import { aMember, directoryOf, type RunningCases, startCases } from './running-cases.js';

const DEPARTMENT = 'main.conduct';
const DAY = '2099-01-01';
const soon = () => new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryOf([HEAD, LEADER].map((id) => aMember(id)))]);
  await eventually(async () => (await cases.get(leader, '/api/v1/cases/load')).status === 200);
}, 90_000);
afterAll(() => cases?.close());

/** A complaint that was classified: about rudeness, for the department of conduct. */
async function complaint(): Promise<string> {
  const event = aReceived();
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  const path = `/api/v1/cases/${caseNo}`;
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  for (const [command, payload] of [
    ['startTriage', {}],
    ['classify', { facts: RUDENESS }],
  ] as const) {
    const { version } = (await cases.get(officer, path)).body;
    const answer = await cases.post(officer, `${path}/commands/${command}`, {
      ...{ expectedVersion: version, payload },
    });
    expect(answer.status).toBe(200);
  }
  return caseNo;
}

const wanted = (more: object = {}) => ({
  ...{ actionId: randomUUID(), department: DEPARTMENT, owner: null },
  ...{ origin: { kind: 'own', id: null }, caseNos: [], category: null, causes: ['attitude'] },
  ...{ title: '导诊台礼貌用语', what: '每周晨会演练一次', dueOn: soon(), ...more },
});
async function opened(who: Identity, more: object = {}): Promise<ImprovementDetail> {
  const { status, body } = await cases.post(who, '/api/v1/improvements', wanted(more));
  expect([status, body]).toMatchObject([201, {}]);
  return ImprovementDetailSchema.parse(body);
}
const say = (who: Identity, { actionId }: { actionId: string }, step: string, body: object) =>
  cases.post(who, `/api/v1/improvements/${actionId}/${step}`, body);
const read = async (who: Identity, { actionId }: { actionId: string }) =>
  ImprovementDetailSchema.parse((await cases.get(who, `/api/v1/improvements/${actionId}`)).body);
async function list(who: Identity, query = ''): Promise<string[]> {
  const { body } = await cases.get(who, `/api/v1/improvements${query}`);
  return ImprovementsSchema.parse(body).items.map(({ actionId }) => actionId);
}
async function problems(who: Identity, query = ''): Promise<CommonProblem[]> {
  const { body } = await cases.get(who, `/api/v1/common-problems${query}`);
  return CommonProblemsSchema.parse(body).items;
}
async function told<Event extends { data: unknown }>(type: string, id: string): Promise<Event[]> {
  const rows = await cases.database.admin<{ body: string }>(
    'select body from cases.outbox where type = $1 and aggregate_id = $2 order by aggregate_version',
    [type, id],
  );
  return rows.map(({ body }) => JSON.parse(body) as Event);
}
/** As if so many days had passed for the alarms of an action. */
async function daysPass({ actionId }: { actionId: string }, days: number): Promise<void> {
  await cases.database.admin(
    `update cases.improvement_alarm set at = at - make_interval(days => $2) where action_id = $1`,
    [actionId, days],
  );
  await cases.app.get(RingImprovements).execute();
}

describe('improvement actions', () => {
  it('P-12, R-327: are closed by the department with proof and checked by somebody else, who may have it done again', async () => {
    const action = await opened(officer);
    expect(action).toMatchObject({ state: 'open', round: 1, mayDo: false, mayCheck: false });
    expect((await say(wardHead, action, 'close', { proof: '已完成' })).status).toBe(404);
    expect((await say(officer, action, 'close', { proof: '已完成' })).status).toBe(403);
    const done = await say(conductHead, action, 'close', { proof: '演练四次，附签到' });
    expect(done).toMatchObject({ status: 200, body: { state: 'done', overdue: false } });
    expect((await say(conductHead, action, 'close', { proof: '再次' })).body).toMatchObject({
      code: 'improvement.at_another_step',
    });
    expect(await list(leader, '?list=check')).toContain(action.actionId);
    // The head of the centre has the same person id here: he did it, so he may not check it.
    expect(
      (await say(centreHead, action, 'check', { result: 'improved', words: '有' })).body,
    ).toMatchObject({ code: 'improvement.own_check' });
    const again = { result: 'again', words: '仍有三件同类投诉', dueOn: soon() };
    expect((await say(leader, action, 'check', again)).body).toMatchObject({
      ...{ state: 'open', round: 2 },
    });
    await say(conductHead, action, 'close', { proof: '换人值守' });
    const improved = await say(leader, action, 'check', {
      result: 'improved',
      words: '三周无投诉',
    });
    expect(improved).toMatchObject({ status: 200, body: { state: 'improved', mayCheck: false } });
    const { history } = await read(leader, action);
    expect(history.map(({ step, words }) => [step, words])).toEqual([
      ['opened', null],
      ['closed', '演练四次，附签到'],
      ['again', '仍有三件同类投诉'],
      ['closed', '换人值守'],
      ['improved', '三周无投诉'],
    ]);
    const rows = ImprovementFiguresSchema.parse(
      (await cases.get(leader, '/api/v1/improvements/figures')).body,
    ).rows;
    expect(rows).toMatchObject([{ department: DEPARTMENT, open: 0, check: 0, improved: 1 }]);
    const kept = await cases.database.admin<{ text: string }>(
      `select encode(words, 'escape') as text from cases.improvement_log where words is not null`,
    );
    expect(kept.some(({ text }) => text.includes('演练'))).toBe(false);
  });

  it('are opened once however often they are asked for, and only where one may', async () => {
    const body = wanted();
    const first = await cases.post(officer, '/api/v1/improvements', body);
    const second = await cases.post(officer, '/api/v1/improvements', body);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await told('improvement.opened.v1', body.actionId)).toHaveLength(1);
    expect((await cases.post(eastOfficer, '/api/v1/improvements', wanted())).status).toBe(403);
    expect((await cases.post(wardHead, '/api/v1/improvements', wanted())).status).toBe(403);
    for (const [path, wrong] of [
      ['dueOn', { dueOn: '2020-01-01' }],
      ['dueOn', { dueOn: DAY }],
      ['causes', { causes: ['weather'] }],
      ['caseNos', { caseNos: ['C-2020-000001'] }],
      ['owner', { owner: randomUUID() }],
    ] as const) {
      const { status, body: problem } = await cases.post(
        ...([officer, '/api/v1/improvements', wanted(wrong)] as const),
      );
      expect([status, problem.errors]).toMatchObject([422, [{ path }]]);
    }
    expect(await list(eastOfficer)).toEqual([]);
    expect((await cases.get(wardHead, `/api/v1/improvements/${body.actionId}`)).status).toBe(404);
  });

  it('are reminded of, taken one level up, and followed by another when they did not help', async () => {
    const action = await opened(officer);
    await daysPass(action, 8);
    await daysPass(action, 6);
    await daysPass(action, 6);
    const due = await told<ImprovementDue>('improvement.due.v1', action.actionId);
    expect(due.map(({ data: { step, notify } }) => [step, notify])).toEqual([
      ['reminder', ['owner']],
      ['overdue', ['owner']],
      ['escalation', ['centreHead']],
    ]);
    await say(conductHead, action, 'close', { proof: '已张贴' });
    const followUp = { actionId: randomUUID(), title: '改排班', what: '高峰加一人', dueOn: soon() };
    const checked = await say(leader, action, 'check', {
      ...{ result: 'followUp', words: '张贴无用', ...followUp },
    });
    expect(checked).toMatchObject({
      ...{ status: 200, body: { state: 'not_improved', followedBy: followUp.actionId } },
    });
    expect(await read(conductHead, followUp)).toMatchObject({
      ...{ state: 'open', origin: 'follow_up', follows: action.actionId, title: '改排班' },
    });
    const dropped = await say(officer, followUp, 'withdraw', { reason: '科室撤并' });
    expect(dropped.body).toMatchObject({ state: 'withdrawn' });
    expect(await list(leader, '?list=ended&limit=2')).toEqual([followUp.actionId, action.actionId]);
  });
});

describe('common problems', () => {
  it('R-327: are found once by counting, answered by an action, and its effect is counted', async () => {
    const detect = () => cases.app.get(DetectProblems).execute();
    const caseNos = [await complaint(), await complaint()];
    expect(await detect()).toBe(0);
    caseNos.push(await complaint());
    const found = await Promise.all([detect(), detect()]);
    expect(found.sort()).toEqual([0, 1]);
    caseNos.push(await complaint());
    expect(await detect()).toBe(0);
    const [problem] = await problems(leader);
    if (!problem) throw new Error('no common problem was found');
    expect(problem).toMatchObject({ department: DEPARTMENT, count: 4, mayAnswer: true });
    expect([...problem.caseNos].sort()).toEqual([...caseNos].sort());
    expect(await told('pattern.detected.v1', problem.problemId)).toMatchObject([
      { data: { department: DEPARTMENT, count: 3 } },
    ]);
    expect(await problems(officer)).toMatchObject([{ mayAnswer: false }]);
    expect(await problems(eastOfficer)).toEqual([]);

    const origin = { kind: 'problem', id: problem.problemId };
    const action = await opened(leader, { origin });
    expect(action).toMatchObject({ category: problem.category, problemId: problem.problemId });
    expect(action.caseNos).toHaveLength(4);
    expect(await problems(leader)).toEqual([]);
    expect(await problems(leader, '?list=answered')).toMatchObject([{ actionId: action.actionId }]);
    const twice = await cases.post(leader, '/api/v1/improvements', wanted({ origin }));
    expect(twice.body).toMatchObject({ code: 'common_problem.answered' });

    await say(conductHead, action, 'close', { proof: '已培训' });
    expect((await read(leader, action)).evidence).toEqual({ days: 1, before: 4, after: 0 });
    const { body } = await cases.get(officer, `/api/v1/cases/${caseNos[0]}/improvements`);
    expect(body.items).toMatchObject([{ actionId: action.actionId, state: 'done' }]);
    expect(await detect()).toBe(0);
  });

  it('are set aside with a reason, and count anew', async () => {
    for (let one = 0; one < 3; one += 1) await complaint();
    await cases.app.get(DetectProblems).execute();
    const [problem] = await problems(leader);
    const path = `/api/v1/common-problems/${problem?.problemId}/dismiss`;
    expect((await cases.post(officer, path, { reason: '同一人投诉' })).status).toBe(403);
    expect((await cases.post(leader, path, { reason: ' ' })).status).toBe(422);
    expect((await cases.post(leader, path, { reason: '同一人投诉' })).status).toBe(204);
    expect(await problems(leader, '?list=answered&limit=1')).toMatchObject([
      { reason: '同一人投诉', actionId: null },
    ]);
    expect(await cases.app.get(DetectProblems).execute()).toBe(0);
  });
});

describe('typical cases', () => {
  it('R-366: are published by another person than their writer, and read and confirmed by everybody', async () => {
    const lessonId = randomUUID();
    const path = `/api/v1/lessons/${lessonId}`;
    const body = { version: 0, title: '解释不清引起的误会', text: '患者等候两小时，无人解释。' };
    const draft = { ...body, category: null, causes: ['communication'] };
    expect((await cases.put(wardHead, path, draft)).status).toBe(403);
    expect((await cases.put(officer, path, draft)).body).toMatchObject({
      ...{ state: 'draft', version: 1, mayPublish: false },
    });
    expect((await cases.put(officer, path, draft)).body).toMatchObject({
      ...{ code: 'lesson.stale_version', currentVersion: 1 },
    });
    expect((await cases.get(wardHead, '/api/v1/lessons?list=draft')).body.items).toEqual([]);
    const [kept] = await cases.database.admin<{ sealed: string; text: string | null }>(
      `select encode(draft, 'escape') as sealed, text from cases.lesson`,
    );
    expect([kept?.sealed.includes('解释'), kept?.text]).toEqual([false, null]);
    const own = { ...centreHead, personId: officer.personId };
    expect((await cases.post(own, `${path}/publish`, { version: 1 })).body).toMatchObject({
      code: 'lesson.own_publication',
    });
    const published = await cases.post(leader, `${path}/publish`, { version: 1 });
    expect(published.body).toMatchObject({ state: 'published', text: body.text });
    const found = async (q: string) =>
      (await cases.get(wardHead, `/api/v1/lessons?q=${encodeURIComponent(q)}`)).body.items;
    expect([await found('误会'), await found('骨科')]).toMatchObject([[{ lessonId }], []]);

    const readingId = randomUUID();
    const asked = { readingId, title: body.title, lessonId, dueOn: soon(), departments: [] };
    expect((await cases.post(conductHead, '/api/v1/readings', asked)).status).toBe(403);
    expect((await cases.post(leader, '/api/v1/readings', asked)).status).toBe(204);
    expect((await cases.get(conductHead, '/api/v1/readings')).body.items).toMatchObject([
      { readingId, mine: true, confirmedAt: null, progress: null },
    ]);
    const confirm = `/api/v1/readings/${readingId}/confirm`;
    expect((await cases.post(conductHead, confirm, undefined)).status).toBe(204);
    expect((await cases.post(conductHead, confirm, undefined)).status).toBe(204);
    expect((await cases.get(leader, '/api/v1/readings')).body.items).toMatchObject([
      { progress: { must: 2, have: 1 } },
    ]);
    const readers = (await cases.get(leader, `/api/v1/readings/${readingId}/readers`)).body.items;
    expect(readers).toMatchObject([
      { personId: HEAD, late: false },
      { personId: LEADER, confirmedAt: null, late: false },
    ]);
    expect((await cases.get(conductHead, `/api/v1/readings/${readingId}/readers`)).status).toBe(
      404,
    );
    expect((await cases.post(leader, `${path}/withdraw`, undefined)).body).toMatchObject({
      state: 'withdrawn',
    });
    expect(await found('误会')).toEqual([]);
  });

  it('begin with the words of a case without people in them', () => {
    const text = '曹志远医生说13800138000打不通，身份证 610102199001011234，工号 20260001。';
    expect(withoutPeople(text, ['曹志远', '志'], '某某')).toBe(
      '某某医生说138******00打不通，身份证 610*************34，工号 ***。',
    );
  });
});

describe('inspections, trainings and analysis meetings', () => {
  it('R-171: are planned, written down with who took part, and open actions; nobody overwrites another', async () => {
    const recordId = randomUUID();
    const path = `/api/v1/learning-records/${recordId}`;
    const plan = {
      ...{ version: 0, kind: 'meeting', department: DEPARTMENT, title: '十一月投诉分析会' },
      ...{ plannedOn: '2026-11-30', heldOn: null, text: '', people: [] },
    };
    expect((await cases.put(wardHead, path, plan)).status).toBe(403);
    expect((await cases.put(officer, path, plan)).body).toMatchObject({ version: 1, heldOn: null });
    const today = new Date().toISOString().slice(0, 10);
    const held = { ...plan, version: 1, heldOn: today, people: [HEAD, LEADER] };
    expect((await cases.put(officer, path, held)).body.errors).toMatchObject([{ path: 'text' }]);
    const minutes = { ...held, text: '候诊解释不足，由门诊牵头整改。' };
    expect((await cases.put(officer, path, minutes)).body).toMatchObject({
      version: 2,
      people: [HEAD, LEADER],
    });
    expect((await cases.put(leader, path, minutes)).body).toMatchObject({
      ...{ code: 'learning_record.stale_version', currentVersion: 2 },
    });
    const action = await opened(officer, { origin: { kind: 'meeting', id: recordId } });
    const listed = await cases.get(conductHead, '/api/v1/learning-records?kind=meeting');
    expect(listed.body.items).toMatchObject([
      { recordId, text: minutes.text, actionIds: [action.actionId] },
    ]);
    expect((await cases.get(wardHead, '/api/v1/learning-records?kind=meeting')).body.items).toEqual(
      [],
    );
    const writings = await cases.database.admin('select 1 from cases.learning_record');
    expect(writings).toHaveLength(2);
  });
});
