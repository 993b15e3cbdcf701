import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  Identity,
  OpenSafetyFile,
  SafetyAct,
  SecurityRaised,
  WholeSafetyFile,
} from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { randomUUID } from 'node:crypto';
import {
  aReceived,
  caseNoOf,
  centreHead,
  eastOfficer,
  leader,
  officer,
  openCasesService,
  OTHER_TENANT,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { aDirectory } from '../lifecycle/case.fixture.js';
import { ActOnSafetyFile } from './act-on-safety-file.usecase.js';
import { OpenBySystem } from './open-by-system.usecase.js';
import { OpenPaths } from './open-paths.usecase.js';
import { OpenSafetyFiles } from './open-safety-file.usecase.js';
import { ReadSafetyFile } from './read-safety-file.usecase.js';
import { listFiles } from './safety-files.repository.js';
import { SeeToDue } from './see-to-due.usecase.js';
import { TellCase } from './tell-case.usecase.js';

const NIGHT = '2026-11-27T22:00:00+08:00';
const time = fakeTime(NIGHT);
const inDepartment = (role: 'department_head' | 'department_receiver', department: string) =>
  ({
    ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN' },
    grants: [{ role, campus: 'main', department }],
  }) satisfies Identity;
const nurse = inDepartment('department_receiver', 'main.ward');
const wardHead = inDepartment('department_head', 'main.ward');
const guard = inDepartment('department_receiver', 'main.security');
const pharmacist = inDepartment('department_receiver', 'main.pharmacy');

let service: CasesService;
let opening: OpenSafetyFiles;
let acting: ActOnSafetyFile;
let reading: ReadSafetyFile;
let seeing: SeeToDue;
beforeAll(async () => {
  service = await openCasesService(time);
  const { unitOfWork, keys, reference } = service;
  const [ward] = aDirectory().departments;
  const security = {
    ...ward,
    ...{ code: 'main.security', name: { zh: '保卫科', en: 'Security' }, answersFor: ['保卫科'] },
  };
  await service.database.admin(
    `update cases.directory_copy set version = 2, data = jsonb_set(data, '{departments}', data->'departments' || $1::jsonb)`,
    [JSON.stringify([security])],
  );
  const outbox = new Outbox('cases');
  reading = new ReadSafetyFile(unitOfWork, keys, reference);
  const telling = new TellCase(service.store, reference);
  opening = new OpenSafetyFiles(unitOfWork, outbox, keys, reference, reading, telling);
  acting = new ActOnSafetyFile(unitOfWork, outbox, keys, reference, reading, telling);
  seeing = new SeeToDue(unitOfWork, outbox, keys, reference, telling);
}, 60_000);
afterAll(() => service?.close());

const THREAT = {
  sort: 'incident',
  campus: 'main',
  department: 'main.ward',
  kind: 'threat',
} as const;
const report = (
  change: Partial<Extract<OpenSafetyFile, { sort: 'incident' }>> = {},
  who: Identity = nurse,
  fileId: string = randomUUID(),
): Promise<WholeSafetyFile> =>
  opening.execute(who, fileId, { ...THREAT, happenedAt: null, ...change });
const act = (who: Identity, { fileId }: { readonly fileId: string }, done: SafetyAct) =>
  acting.execute(who, fileId, done);
const list = (
  who: Identity,
  query: { list?: 'open' | 'ended'; limit?: number; cursor?: string } = {},
) =>
  service.unitOfWork.run(who.tenantId, async (tx) =>
    listFiles(
      tx,
      who,
      { sort: 'incident', list: 'open', limit: 50, ...query },
      await service.keys.forTenant(tx),
    ),
  );
async function told(fileId: string) {
  const rows = await service.database.admin<{ body: string }>(
    'select body from cases.outbox where aggregate_id = $1 order by aggregate_version',
    [fileId],
  );
  return rows.map(({ body }) => JSON.parse(body) as SecurityRaised);
}
const numbersOf = ({ path }: WholeSafetyFile) =>
  path.steps.flatMap(({ numbers }) => numbers.map(({ number }) => number));

describe('a security incident', () => {
  it('R-147, R-212: is reported by any member of staff with its kind alone; security and the head of the centre are told', async () => {
    const file = await report();
    expect(file).toMatchObject({
      ...{ campus: 'main', caseNo: null, endedAt: null, raisedBy: nurse.personId },
      state: { kind: 'threat', acknowledgedBy: null, policeCalledAt: null },
    });
    expect(numbersOf(file)).toContain('110');
    const [event, ...more] = await told(file.fileId);
    expect([event?.type, more]).toEqual(['security.raised.v1', []]);
    expect(event?.data).toMatchObject({ kind: 'threat', notify: ['保卫科', 'centreHead'] });
    expect(Date.parse(event?.data.acknowledgeBy ?? '')).toBeGreaterThan(Date.parse(NIGHT));
  });

  it('is reported once, however often the press is sent, and opens nothing to somebody else', async () => {
    const first = await report();
    expect(await report({}, nurse, first.fileId)).toEqual(first);
    expect(await told(first.fileId)).toHaveLength(1);
    await expect(report({}, pharmacist, first.fileId)).rejects.toMatchObject({
      code: 'safety.not_found',
    });
  });

  it('R-147: keeps who called the police, when, and the number of the report; what people wrote is encrypted', async () => {
    const file = await report({ place: '住院楼三层护士站', text: '家属扬言报复' });
    await act(guard, file, { act: 'acknowledge' });
    const calledAt = '2026-11-27T14:02:00.000Z';
    await act(guard, file, {
      ...{ act: 'callPolice', calledAt, caller: '保卫科值班', reportNo: '接警 20261127-18' },
    });
    await act(guard, file, { act: 'takeStep', step: 'call-police' });
    await act(guard, file, { act: 'securityArrived', arrivedAt: calledAt });
    const ended = await act(officer, file, { act: 'end', text: '民警已带离，患者转至单间' });
    expect(ended.state).toMatchObject({
      ...{ acknowledgedBy: guard.personId, policeCalledAt: calledAt, securityAt: calledAt },
      steps: [{ step: 'call-police', by: guard.personId }],
    });
    expect(ended.entries.map((entry) => [entry.act, entry.words])).toEqual([
      ['raise', { place: '住院楼三层护士站', text: '家属扬言报复' }],
      ['acknowledge', {}],
      ['callPolice', { caller: '保卫科值班', reportNo: '接警 20261127-18' }],
      ['takeStep', {}],
      ['securityArrived', {}],
      ['end', { text: '民警已带离，患者转至单间' }],
    ]);
    expect((await told(file.fileId)).map(({ type }) => type)).toEqual([
      ...['security.raised.v1', 'security.acknowledged.v1', 'security.ended.v1'],
    ]);
    const [stored] = await service.database.admin<{ all: string }>(
      `select string_agg(f::text || e::text, '') as all from cases.safety_file f join cases.safety_entry e using (file_id) where file_id = $1`,
      [file.fileId],
    );
    expect(stored?.all).not.toMatch(/报复|护士站|接警/);
  });

  it('T-40: goes to the leaders when nobody acknowledges it in the time of the policy, once', async () => {
    const file = await report();
    const seen = await report();
    await act(guard, seen, { act: 'acknowledge' });
    time.advance(6 * 60_000);
    await Promise.all([seeing.execute(), seeing.execute()]);
    await seeing.execute();
    expect((await told(file.fileId)).map(({ type, data }) => [type, data.notify])).toEqual([
      ['security.raised.v1', ['保卫科', 'centreHead']],
      ['security.escalated.v1', ['leader']],
    ]);
    expect((await reading.execute(leader, file.fileId)).state).toMatchObject({
      escalatedAt: expect.any(String),
    });
    expect((await told(seen.fileId)).map(({ type }) => type)).not.toContain(
      'security.escalated.v1',
    );
  });

  it('shows the floor that it is there and what to do, and nothing else; other departments nothing', async () => {
    const file = await report({ place: '三层', text: '有人带刀' }, leader);
    await act(guard, file, { act: 'callPolice', calledAt: NIGHT, caller: '保卫科' });
    const floor = await reading.execute(wardHead, file.fileId);
    expect(floor).toMatchObject({
      ...{ headline: '三层', raisedBy: null, caseNo: null, entries: [], may: [] },
      state: { kind: 'threat', policeCalledAt: null },
    });
    expect(floor.path.steps.length).toBeGreaterThan(0);
    for (const who of [pharmacist, eastOfficer, { ...leader, tenantId: OTHER_TENANT }])
      await expect(reading.execute(who, file.fileId)).rejects.toMatchObject({
        code: expect.stringMatching(/safety.not_found|policy.missing/),
      });
    await expect(act(wardHead, file, { act: 'end', text: '没事了' })).rejects.toMatchObject({
      code: 'access.denied',
    });
    const codes = async (who: Identity) => (await list(who)).items.map(({ fileId }) => fileId);
    expect(await codes(guard)).toContain(file.fileId);
    expect(await codes(centreHead)).toContain(file.fileId);
    expect(await codes(pharmacist)).toEqual([]);
  });

  it('is linked to a case that its author sees, and to no other', async () => {
    const received = aReceived();
    await receive(service, [received]);
    const caseNo = caseNoOf(received);
    const file = await report({}, officer);
    expect((await act(officer, file, { act: 'link', caseNo })).caseNo).toBe(caseNo);
    await expect(act(officer, file, { act: 'link', caseNo })).rejects.toMatchObject({
      code: 'safety.not_now',
    });
    await expect(report({ caseNo }, pharmacist)).rejects.toMatchObject({ code: 'case.not_found' });
  });

  it('is listed page by page, open ones and those that are over', async () => {
    const before = (await list(officer, { list: 'ended' })).items.length;
    for (const file of [await report(), await report()])
      await act(officer, file, { act: 'end', text: '已平息' });
    const first = await list(officer, { list: 'ended', limit: 1 });
    expect([first.items.length, before]).toEqual([1, before]);
    const rest = await list(officer, { list: 'ended', cursor: first.nextCursor ?? '' });
    expect(rest.items).toHaveLength(before + 1);
    await expect(
      act(officer, first.items[0] ?? { fileId: '' }, { act: 'acknowledge' }),
    ).rejects.toMatchObject({
      code: 'safety.not_now',
    });
  });

  it('happens nowhere that does not exist, nor in the future, and takes no step that the policy does not know', async () => {
    await expect(report({ campus: 'moon' })).rejects.toMatchObject({ code: 'campus.unknown' });
    await expect(report({ department: 'moon.base' })).rejects.toMatchObject({
      code: 'department.unknown',
    });
    const file = await report();
    const wrong: SafetyAct[] = [
      { act: 'callPolice', calledAt: '2099-01-01T00:00:00Z', caller: '我' },
      { act: 'takeStep', step: 'tell-family' },
    ];
    for (const one of wrong)
      await expect(act(guard, file, one)).rejects.toMatchObject({ code: 'safety.not_now' });
  });
});

const open = (who: Identity, body: OpenSafetyFile) => opening.execute(who, randomUUID(), body);
const EMERGENCY = {
  sort: 'emergency',
  campus: 'main',
  ground: 'personal_safety',
  title: '门诊大厅聚众',
} as const;

describe('an emergency plan', () => {
  it('R-334, R-359, R-210: is started by a head or leader, with a team, a log, tasks with proof, written reports, and ends with a review', async () => {
    await expect(open(officer, { ...EMERGENCY, team: [] })).rejects.toMatchObject({
      code: 'access.denied',
    });
    const file = await open(leader, { ...EMERGENCY, team: [wardHead.personId ?? ''] });
    const [event] = await told(file.fileId);
    expect([event?.type, event?.data.notify]).toEqual([
      'safety.asked.v1',
      ['centreHead', 'leader', '保卫科', '医务部'],
    ]);
    // A member of the team and the units of the policy work on it, others learn nothing.
    await act(wardHead, file, { act: 'note', text: '22:05 家属约 20 人到场' });
    const taskId = randomUUID();
    const task = { act: 'giveTask', taskId, dueAt: null, text: '接待家属代表' } as const;
    await act(guard, file, { ...task, person: nurse.personId ?? '' });
    await expect(reading.execute(pharmacist, file.fileId)).rejects.toMatchObject({
      code: 'safety.not_found',
    });
    const end = { act: 'end', text: '总结：加强门诊巡查' } as const;
    await expect(act(leader, file, end)).rejects.toMatchObject({ code: 'safety.not_now' });
    await act(nurse, file, { act: 'finishTask', taskId, text: '已接待，22:30 离开' });
    for (const to of ['centre', 'head', 'authority'] as const)
      await act(officer, file, { act: 'report', to, reportedAt: NIGHT, text: '书面报告' });
    const ended = await act(leader, file, end);
    expect(ended.state).toMatchObject({
      team: [leader.personId, wardHead.personId, nurse.personId],
      tasks: [{ taskId, person: nurse.personId, doneAt: expect.any(String) }],
      reports: [{ to: 'centre' }, { to: 'head' }, { to: 'authority' }],
    });
    expect(ended.entries.map((entry) => entry.act)).toEqual([
      ...['raise', 'note', 'giveTask', 'finishTask', 'report', 'report', 'report', 'end'],
    ]);
  });
});

describe('what the public says', () => {
  it('R-359: is looked at again in the time of its grade, or its owner is reminded; the link stays encrypted', async () => {
    const link = 'https://video.example/123';
    const file = await open(officer, {
      ...{ sort: 'media', campus: 'main', outlet: 'short_video', grade: 'high', reach: 80_000 },
      ...{ title: '家属发短视频', link },
    });
    expect(file.entries[0]?.words).toMatchObject({ link });
    time.advance(4 * 3_600_000 + 60_000);
    await seeing.execute();
    const [asked] = await told(file.fileId);
    expect(asked?.data).toMatchObject({ what: 'look', person: officer.personId });
    const looked = await act(leader, file, { act: 'look', grade: 'low', reach: null });
    expect(looked.state).toMatchObject({ grade: 'low', reach: 80_000 });
    expect(Date.parse(looked.due?.at ?? '') - Date.parse(looked.entries.at(-1)?.at ?? '')).toBe(
      2 * 24 * 3_600_000,
    );
    await expect(reading.execute(guard, file.fileId)).rejects.toMatchObject({
      code: 'safety.not_found',
    });
  });
});

describe('restricted contact', () => {
  const caseOf = async (): Promise<string> => {
    const received = aReceived();
    await receive(service, [received]);
    return caseNoOf(received);
  };
  const later = (days: number): string =>
    new Date(Date.parse(NIGHT) + days * 24 * 3_600_000).toISOString().slice(0, 10);
  const propose = async (until = later(200)) =>
    open(officer, {
      ...{ sort: 'restriction', campus: 'main', caseNo: await caseOf(), until },
      ...{ limits: ['letters_only'], title: '信件寄投诉中心', text: '多次辱骂、推搡接待人员' },
    });

  it('is decided by a second person, told, found at the next complaint, reviewed, and ends by itself', async () => {
    const file = await propose();
    const caseNo = file.caseNo ?? '';
    const found = (who: Identity) => reading.restricted(who, [caseNo]);
    expect((await found(officer)).items).toEqual([]);
    await expect(act(officer, file, { act: 'agree' })).rejects.toMatchObject({
      code: 'access.denied',
    });
    await act(leader, file, { act: 'agree', text: '同意' });
    await act(officer, file, { act: 'tell', medium: 'letter', text: '请以书面方式联系我们' });
    expect((await found(officer)).items).toMatchObject([{ caseNo, limits: ['letters_only'] }]);
    time.advance(91 * 24 * 3_600_000);
    await seeing.execute();
    expect((await told(file.fileId)).at(-1)?.data).toMatchObject({ what: 'review' });
    time.advance(120 * 24 * 3_600_000);
    await seeing.execute();
    const over = await reading.execute(centreHead, file.fileId);
    expect(over).toMatchObject({ state: { stand: 'expired' }, endedAt: expect.any(String) });
    expect((await found(officer)).items).toEqual([]);
    time.set(NIGHT);
  });

  it('is lifted on appeal by somebody who did not decide on it', async () => {
    const file = await propose();
    await act(leader, file, { act: 'agree' });
    await act(officer, file, { act: 'appeal', text: '本人认为不当' });
    const answer = { act: 'answerAppeal', lift: true, text: '情节轻微，解除' } as const;
    await expect(act(leader, file, answer)).rejects.toMatchObject({ code: 'safety.not_now' });
    expect((await act(centreHead, file, answer)).state).toMatchObject({ stand: 'lifted' });
  });

  it('is no longer than the policy allows, and no department, auditor or other campus ever sees it', async () => {
    await expect(propose(later(500))).rejects.toMatchObject({ code: 'safety.not_now' });
    const file = await propose();
    const auditor = {
      ...leader,
      grants: [{ role: 'auditor', campus: null, department: null }],
    } satisfies Identity;
    for (const who of [guard, wardHead, eastOfficer, auditor]) {
      await expect(reading.execute(who, file.fileId)).rejects.toMatchObject({
        code: 'safety.not_found',
      });
      const ofCase = await reading.ofCase(who, file.caseNo ?? '').catch(() => ({ items: [] }));
      expect(ofCase.items).toEqual([]);
    }
  });
});

describe('danger in the words of a complaint', () => {
  it('R-158: asks the medical office for the step at once, with proof, and the leaders when nobody acts', async () => {
    const received = aReceived({ danger: ['suffocation'] });
    await receive(service, [received]);
    const bySystem = new OpenBySystem(new Outbox('cases'), service.keys);
    const paths = new OpenPaths(service.unitOfWork, service.reference, bySystem);
    await Promise.all([paths.execute(), paths.execute()]);
    const { items } = await reading.ofCase(officer, caseNoOf(received));
    const [file] = items;
    if (!file) throw new Error('no steps were asked for');
    expect([items.length, file.path.steps.map(({ id }) => id)]).toEqual([1, ['medical-help']]);
    expect((await told(file.fileId))[0]?.data).toMatchObject({ what: 'path', notify: ['医务部'] });
    time.advance(6 * 60_000);
    await seeing.execute();
    expect((await told(file.fileId)).at(-1)?.data.notify).toEqual(['leader']);
    const doctor = inDepartment('department_head', 'main.medical');
    const step = { act: 'takeStep', step: 'medical-help' } as const;
    await expect(act(doctor, file, step)).rejects.toMatchObject({ code: 'safety.not_now' });
    const taken = await act(doctor, file, { ...step, text: '值班医师 3 分钟到场，已吸氧' });
    expect(taken.state).toMatchObject({ steps: [{ step: 'medical-help', by: doctor.personId }] });
    expect(await paths.execute()).toBe(0);
  });
});

describe('making trouble, or a false accusation', () => {
  it('R-289: goes to the police once dissuasion is on record', async () => {
    const file = await report({ kind: 'nuisance' });
    const police = { act: 'callPolice', calledAt: NIGHT, caller: '投诉中心' } as const;
    await expect(act(guard, file, police)).rejects.toMatchObject({ code: 'safety.not_now' });
    await act(guard, file, { act: 'takeStep', step: 'dissuade', text: '劝阻三次无效' });
    const called = await act(guard, file, police);
    expect(called.state).toMatchObject({ policeCalledAt: expect.any(String) });
    expect(called.entries[1]?.words).toEqual({ text: '劝阻三次无效' });
  });
});
