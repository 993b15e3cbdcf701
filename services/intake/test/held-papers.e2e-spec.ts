import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseAutopsyDecided,
  CaseClassified,
  CaseHoldAsked,
  CaseHoldCompleted,
  CaseHoldReleased,
  CaseHoldSealed,
  type CaseOfPaper,
  CaseReportDrafted,
  CaseReportedToRegulator,
  CaseReportSupplemented,
  DirectoryPublished,
  type EvidenceHold,
  type MadePaper,
  PolicyActivated,
  type RegulatorReport,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { createHash, randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, TENANT, thePolicies } from './fixture.js';
import { aKnownComplaint, askPapers } from './papers.fixture.js';
import { pdfText } from './pdf-text.js';
import { type RunningIntake, staff, startIntake } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const assisting = staff({ role: 'department_head', campus: 'main', department: 'main.lab' });
const holdId = randomUUID();
const AT = '2026-11-21T02:00:00.000Z';
const LATER = '2026-11-22T03:30:00.000Z';

let intake: RunningIntake;
let complaintNo: string;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  complaintNo = await aKnownComplaint(intake, '买买提');
  await eventually(async () => (await ask('', caseWith({}))).status === 200);
}, 180_000);
afterAll(() => intake?.close(), 60_000);

type Case = CaseOfPaper['case'];
const caseWith = (part: Partial<Case>) => ({
  case: {
    ...{ caseNo: 'C-2026-000001', complaintNo: complaintNo ?? '', leadDepartment: null },
    ...{ remedies: [], clocks: [], timeline: [], log: null, followUps: [], ...part },
  },
  people: {},
});
const ask = (path: string, body: object, who = officer) =>
  askPapers(intake, who, complaintNo, { path, body });
const fact = (
  { type }: { readonly type: string },
  data: object,
  text: Record<string, string> = {},
  at = AT,
): Case['timeline'][number] => ({
  ...{ version: 2, at, type, text, data: { ...data } },
  actor: { type: 'person', id: null, role: null },
});

const SEALED: EvidenceHold = {
  ...{ holdId, listNo: 2, kind: 'records', askedBy: 'patient', askedAt: AT, sealedAt: AT },
  ...{ form: 'copy', items: 3, patientThere: true, unfinished: true, inspection: null },
  ...{ keptUntil: '2029-11-21T15:59:59.000Z', clockId: 'hold.1', releasedAt: null, ground: null },
};
const ASKED: EvidenceHold = {
  ...{ ...SEALED, holdId: randomUUID(), listNo: 1, sealedAt: null, form: null, items: 0 },
  ...{ patientThere: false, unfinished: false, keptUntil: null, clockId: null },
};
const sealing = [
  fact(CaseHoldAsked, { holdId }, { what: '全部病历' }),
  fact(
    CaseHoldSealed,
    { holdId },
    {
      ...{ items: '护理记录\n医嘱单', hospitalSide: '医务科 王', patientSide: '女儿 李' },
      ...{ police: '城关派出所 周警官', place: '病案室三号柜', keeper: '病案科 赵' },
    },
  ),
  fact(CaseHoldCompleted, { holdId, at: LATER }, { items: '出院小结' }),
];
const sealed = () => caseWith({ holds: [ASKED, SEALED], timeline: sealing });

const shown = async (path: string, body: object): Promise<string> => {
  const answer = await ask(path, body);
  expect([path, answer.status]).toEqual([path, 200]);
  return pdfText(answer.body as Buffer);
};
const made = async (template: string, about: string, body: object): Promise<MadePaper> => {
  const make = { paperId: randomUUID(), about };
  const answer = await ask(`/${template}/make`, { ...body, make });
  expect([template, answer.status]).toEqual([template, 201]);
  return answer.body as MadePaper;
};

describe('the list of sealed evidence', () => {
  it('R-307: says in both languages what was sealed, who was there of both sides, and where it is kept', async () => {
    const text = await shown('/hold-list/show?about=2&language=zh-CN', sealed());
    for (const said of [
      ...['封存证据清单', '复制件', '护理记录', '出院小结', '医务科 王', '女儿 李', '城关派出所'],
      ...['病案室三号柜', '病案科 赵', '后续部分完成后再行封存', '2026年11月22日 11:30续封'],
      ...['第二十四条', '患方（签字', '2029年11月21日'],
    ])
      expect(text).toContain(said);
    const english = await shown('/hold-list/show?about=2&language=en', sealed());
    for (const said of ['List of sealed evidence', 'Copies', 'For the patient side', 'articles 24'])
      expect(english).toContain(said);
  });

  it('is printed to be filled in by hand before the sealing, and made for good after it, each list for itself', async () => {
    expect(await shown('/hold-list/show?about=1&language=zh-CN', sealed())).toContain('封存内容');
    const early = await ask('/hold-list/make', {
      ...sealed(),
      make: { paperId: randomUUID(), about: '1' },
    });
    expect([early.status, JSON.parse(early.text).code]).toEqual([409, 'paper.not_yet']);

    const first = await made('hold-list', '2', sealed());
    expect(first).toMatchObject({ about: '2', version: 1, number: '封存清单〔2026〕1号' });
    const all = caseWith({ holds: [{ ...ASKED, sealedAt: AT }, SEALED], timeline: sealing });
    const second = await made('hold-list', '1', all);
    expect(second).toMatchObject({ about: '1', version: 1, number: '封存清单〔2026〕2号' });
    expect(await made('hold-list', '2', sealed())).toMatchObject({
      ...{ version: 2, number: first.number },
    });
    const { body } = await ask('', sealed());
    const lists = body.papers.filter(
      ({ template }: { template: string }) => template === 'hold-list',
    );
    expect(
      lists.map(
        ({ about, draft, made: kept }: { about: string; draft: boolean; made: object[] }) => [
          ...[about, draft, kept.length],
        ],
      ),
    ).toEqual([
      ['1', true, 1],
      ['2', false, 2],
    ]);
    expect((await ask('/hold-list/show?about=9', sealed())).status).toBe(409);
    expect((await ask('/hold-list/show', sealed())).status).toBe(409);

    const [event] = await intake.database.admin<{ data: Record<string, unknown> }>(
      `select body::jsonb -> 'data' as data from intake.outbox where type = 'paper.made.v1' and aggregate_id = $1`,
      [first.paperId],
    );
    expect(event?.data).toMatchObject({ about: '2', sha256: first.sha256 });
    expect(JSON.stringify(event)).not.toContain('护理记录');
  });

  it('is followed by the records of opening and of return', async () => {
    const released = { ...SEALED, releasedAt: LATER, ground: 'dispute_solved' as const };
    const words = { hospitalSide: '医务科 孙', note: '封条完好', returnedTo: '病案科' };
    const timeline = [...sealing, fact(CaseHoldReleased, { holdId }, words)];
    const opened = caseWith({ holds: [ASKED, released], timeline });
    const record = await shown('/hold-opening/show?about=2&language=zh-CN', opened);
    for (const said of ['启封记录', '封条完好', '医务科 孙', '纠纷已经解决', '护理记录'])
      expect(record).toContain(said);
    expect(await shown('/hold-return/show?about=2&language=zh-CN', opened)).toContain('病案科');
    expect((await made('hold-return', '2', opened)).number).toBe('解封返还〔2026〕1号');
    expect((await ask('/hold-opening/show?about=1', opened)).status).toBe(409);
  });

  it('takes its signed scan back as a file of this evidence', async () => {
    const upload = await request(intake.url)
      .post('/api/v1/uploads')
      .set('Authorization', await intake.bearer(officer))
      .attach('file', Buffer.from('%PDF-1.4 signed'), 'signed.pdf');
    const file = { slot: 'record', source: '双方签字', holdId, uploadId: upload.body.uploadId };
    const added = await request(intake.url)
      .post(`/api/v1/complaints/${complaintNo}/files`)
      .set('Authorization', await intake.bearer(officer))
      .send(file);
    expect([added.status, added.body.holdId]).toEqual([201, holdId]);
    const [event] = await intake.database.admin<{ data: Record<string, unknown> }>(
      `select body::jsonb -> 'data' as data from intake.outbox where type = 'evidence.added.v1'`,
    );
    expect(event?.data).toMatchObject({ holdId, slot: 'record' });
  });
});

describe('the paper for an autopsy', () => {
  const death = {
    ...{ diedAt: AT, inHospital: true, causeDisputed: true, frozen: true, movedAt: null },
    ...{ consent: null, autopsyAt: null, bodyEnd: null, bodyEndedAt: null },
  };
  const limit = {
    ...{ clockId: 'nat.autopsy7', label: { zh: '7日内进行尸检', en: 'Autopsy within 7 days' } },
    ...{ kind: 'limit' as const, state: 'running' as const, startedAt: AT, dueAt: LATER },
  };

  it('tells the next of kin the limit, and says what they decided', async () => {
    const asked = await shown(
      '/autopsy-consent/show?language=zh-CN',
      caseWith({ death, clocks: [limit] }),
    );
    for (const said of ['第二十六条', '7日内进行尸检', '□ 同意进行尸检', '买买提'])
      expect(asked).toContain(said);
    const decided = caseWith({
      death: { ...death, consent: 'refused' },
      timeline: [fact(CaseAutopsyDecided, { consent: 'refused' }, { kin: '长子 买某' })],
    });
    const text = await shown('/autopsy-consent/show?language=zh-CN', decided);
    for (const said of ['长子 买某', '不同意']) expect(text).toContain(said);
    expect((await ask('/autopsy-consent/show', caseWith({}))).status).toBe(409);
  });
});

describe('the report to an authority', () => {
  const report: RegulatorReport = {
    ...{ number: 1, subject: 'safety_event', grade: 'major', accidentGrade: 2, drafts: 2 },
    ...{ worded: true, submittedAt: null, method: null, supplements: 0, closedAt: null },
  };
  const graded = (personsHarmed: number) =>
    fact(CaseClassified, { facts: { personsHarmed, eventFoundAt: AT }, leadDepartment: null });
  const draft = (text: string) =>
    fact(CaseReportDrafted, { number: 1 }, { authority: '市卫生健康委员会', text });
  const drafted = [graded(1), draft('初稿'), draft('患者跌倒致骨折，已手术。')];
  const given = [
    ...drafted,
    fact(
      CaseReportedToRegulator,
      { number: 1, method: 'online', reportedAt: LATER },
      { reference: '网报 7' },
    ),
  ];
  const submitted: RegulatorReport = { ...report, submittedAt: LATER, method: 'online' };

  it('R-175: is read as a draft, and made for good only once it was handed in', async () => {
    const body = caseWith({ reports: [report], timeline: drafted });
    const text = await shown('/authority-report/show?about=1&language=zh-CN', body);
    for (const said of [
      ...['草稿，尚未报送', '市卫生健康委员会', '患者跌倒致骨折，已手术。', '1人受到人身损害'],
      ...['可能为二级医疗事故', '2026年11月21日 10:00'],
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('初稿');
    const make = { paperId: randomUUID(), about: '1' };
    expect((await ask('/authority-report/make', { ...body, make })).status).toBe(409);
    expect((await ask('/authority-report/show?about=1', body, assisting)).status).toBe(403);
  });

  it('R-175: stays as it was handed in whatever comes later, byte by byte; what came later is a paper of its own', async () => {
    const then = caseWith({ reports: [submitted], timeline: given });
    const supplement = fact(
      CaseReportSupplemented,
      { number: 1, at: '2026-11-23T01:00:00.000Z', method: 'fax' },
      { text: '又有两人受伤' },
    );
    const now = caseWith({
      reports: [{ ...submitted, supplements: 1 }],
      timeline: [...given, graded(3), supplement],
    });
    const path = '/authority-report/show?about=1&language=zh-CN';
    const [first, again] = [await ask(path, then), await ask(path, now)];
    expect((first.body as Buffer).equals(again.body as Buffer)).toBe(true);
    const text = pdfText(again.body as Buffer);
    const hash = createHash('sha256').update('患者跌倒致骨折，已手术。').digest('hex');
    for (const said of ['网络直报', '网报 7', hash, '2026年11月22日']) expect(text).toContain(said);
    for (const later of ['3人', '又有两人']) expect(text).not.toContain(later);

    const kept = await made('authority-report', '1', now);
    expect(kept.number).toBe('事件上报〔2026〕1号');
    const more = await shown('/report-supplement/show?about=1.1&language=zh-CN', now);
    for (const said of ['又有两人受伤', '传真', '2026年11月23日 09:00'])
      expect(more).toContain(said);
    expect((await made('report-supplement', '1.1', now)).about).toBe('1.1');
    expect((await ask('/report-supplement/show?about=1.2', now)).status).toBe(409);
  });
});

it('who opened or made such a paper is on record, with which one it was', async () => {
  const rows = await intake.database.admin<{ action: string; reason: string; person_id: string }>(
    `select action, reason, person_id from intake.access_log where reason in ('hold-list 2', 'authority-report 1')`,
  );
  const done = rows
    .filter(({ person_id }) => person_id === officer.personId)
    .map(({ action, reason }) => `${action} ${reason}`);
  expect(new Set(done)).toEqual(
    new Set([
      ...['papers.read hold-list 2', 'papers.make hold-list 2'],
      ...['papers.read authority-report 1', 'papers.make authority-report 1'],
    ]),
  );
});
