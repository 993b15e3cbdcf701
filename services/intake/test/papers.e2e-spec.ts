import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseAccepted,
  CaseFeedbackGiven,
  type CaseOfPaper,
  DirectoryPublished,
  type Identity,
  JSON_LINES,
  PAPER_TEMPLATES,
  PolicyActivated,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { createHash, randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, CONTENT, TENANT, thePolicies } from './fixture.js';
import { aKnownComplaint as submitKnown, askPapers } from './papers.fixture.js';
import { pdfText } from './pdf-text.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const auditor = staff({ role: 'auditor', campus: null, department: null });
const assisting = staff({ role: 'department_head', campus: 'main', department: 'main.lab' });
const stranger = staff({ role: 'department_head', campus: 'east', department: 'east.pharmacy' });
/** Two characters that few fonts have, and a dot that input methods write in several ways. */
const TYPED = '𠮷㛃・买买提';
const NAME = '𠮷㛃·买买提';

let intake: RunningIntake;
let complaintNo: string;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  complaintNo = await aKnownComplaint();
}, 60_000);
afterAll(() => intake?.close(), 60_000);

async function aKnownComplaint(name = TYPED): Promise<string> {
  const sent = await submitKnown(intake, name);
  await eventually(async () => (await ask(officer, '', caseOf([]), sent)).status === 200);
  return sent;
}

type Timeline = CaseOfPaper['case']['timeline'];
/** What the gateway brings of a case in which this happened. */
const caseOf = (timeline: Timeline) => ({
  case: {
    ...{ caseNo: 'C-2026-000001', complaintNo: complaintNo ?? '', leadDepartment: null },
    ...{ remedies: [], clocks: [], timeline, log: null, followUps: [] },
  },
  people: {},
});
const fact = (type: string, data: object, text = {}): Timeline[number] => ({
  ...{ version: 2, at: '2026-11-21T02:00:00.000Z', type, text },
  actor: { type: 'person', id: null, role: null },
  data: { ...data },
});
const accepted = fact(CaseAccepted.type, { state: 'accepted' });
const answered = fact(
  CaseFeedbackGiven.type,
  { outcome: 'upheld', medium: 'letter' },
  { text: '经核实，情况属实，已批评教育当事人。' },
);

const ask = (who: Identity, path: string, body: object, no = complaintNo) =>
  askPapers(intake, who, no, { path, body });
const show = (who: Identity, path: string, body: object = caseOf([])) => ask(who, `/${path}`, body);
const make = (template: string, paperId: string, timeline: Timeline = [accepted, answered]) =>
  ask(officer, `/${template}/make`, { ...caseOf(timeline), make: { paperId } });

describe('papers of a case', () => {
  it('are listed with what can be made, and why the others cannot', async () => {
    const { body } = await ask(officer, '', caseOf([accepted]));
    const reason = (template: string) =>
      body.papers.find((one: { template: string }) => one.template === template)?.reason;
    expect(body.mayMake).toBe(true);
    expect(body.papers.map((one: { template: string }) => one.template)).toEqual([
      ...PAPER_TEMPLATES,
    ]);
    expect(['acceptance', 'decline', 'feedback-letter'].map(reason)).toEqual([
      null,
      'not_yet',
      'not_yet',
    ]);
    const seen = await ask(assisting, '', caseOf([accepted, answered]));
    expect(seen.body).toMatchObject({ mayMake: false });
    expect(
      seen.body.papers.find((one: { template: string }) => one.template === 'feedback-letter'),
    ).toMatchObject({ reason: 'access.denied' });
  });

  it('show the register form on one page with all that it must hold (R-010, R-106)', async () => {
    const { body, headers } = await show(officer, 'register-form/show?language=zh-CN');
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['cache-control']).toBe('private, no-store');
    const text = pdfText(body as Buffer);
    for (const said of [
      '投诉登记表',
      complaintNo,
      NAME,
      '13900001111',
      CONTENT,
      '处理要求',
      '签字',
    ])
      expect(text).toContain(said);
    expect(text).toContain('1 / 1');
    const blank = pdfText((await show(officer, 'register-form/show?blank=1&language=en')).body);
    expect(blank).toContain('Complaint register form');
    expect(blank).not.toContain(complaintNo);
    expect(blank).toContain('1 / 1');
  });

  it('mask the person for who does not see it in full, and keep away who may not read them', async () => {
    const { status, body } = await show(auditor, 'register-form/show?language=zh-CN');
    expect(status).toBe(200);
    expect(pdfText(body)).not.toContain('13900001111');
    expect(pdfText(body)).not.toContain(NAME);
    const letter = await show(assisting, 'feedback-letter/show', caseOf([answered]));
    expect([letter.status, JSON.parse(letter.text ?? letter.body.toString()).code]).toEqual([
      403,
      'access.denied',
    ]);
    expect((await show(stranger, 'register-form/show')).status).toBe(404);
    expect((await show(visitor, 'register-form/show')).status).toBe(401);
  });

  it('cannot be had before the case has got there', async () => {
    expect((await show(officer, 'decline/show')).status).toBe(409);
    expect((await make('decline', randomUUID())).status).toBe(409);
  });

  it('are made for good once, with number, version and hash in the event, and read back as they were (R-297)', async () => {
    const paperId = randomUUID();
    const first = await make('feedback-letter', paperId);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      ...{ paperId, version: 1, number: '投诉答复〔2026〕1号', language: 'zh-CN', missing: [] },
      source: 'tingsu@1.1',
    });
    expect((await make('feedback-letter', paperId)).body).toEqual(first.body);
    const again = await make('feedback-letter', randomUUID());
    expect(again.body).toMatchObject({ version: 2, number: first.body.number });

    const { body: pdf } = await show(officer, 'feedback-letter/show?version=1');
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(first.body.sha256);
    expect(pdfText(pdf)).toContain('经核实，情况属实');
    expect(pdfText(pdf)).toContain('投诉答复〔2026〕1号');
    expect((await show(auditor, 'feedback-letter/show?version=1')).status).toBe(403);
    expect((await show(officer, 'feedback-letter/show?version=9')).status).toBe(404);

    const [event] = await intake.database.admin<{ data: Record<string, unknown> }>(
      `select body::jsonb -> 'data' as data from intake.outbox where type = 'paper.made.v1' and aggregate_id = $1`,
      [paperId],
    );
    expect(event?.data).toMatchObject({ complaintNo, sha256: first.body.sha256, version: 1 });
    expect(JSON.stringify(event)).not.toContain('批评');
  });

  it('count through the year, each series for itself', async () => {
    const other = await aKnownComplaint('李四');
    const body = { ...caseOf([accepted, answered]), make: { paperId: randomUUID() } };
    const made = await ask(officer, '/feedback-letter/make', body, other);
    expect(made.body.number).toBe('投诉答复〔2026〕2号');
    expect((await make('acceptance', randomUUID())).body.number).toBe('投诉受理〔2026〕1号');
    expect((await make('callback-form', randomUUID(), [])).status).toBe(409);
    expect((await make('register-form', randomUUID())).body.number).toBeNull();
  });

  it('say which characters no font has, and leave them open', async () => {
    const rare = await aKnownComplaint('王𪚥');
    const { headers, body } = await ask(
      officer,
      '/register-form/show?language=zh-CN',
      caseOf([]),
      rare,
    );
    expect(headers['x-missing-characters']).toBe('U+2A6A5');
    expect(pdfText(body)).toContain('王〓');
    expect(pdfText(body)).toContain('字库中没有 U+2A6A5，请手工填写');
  });

  it('of many cases are one file, each with its own count of pages, and who may not read one learns why', async () => {
    const other = await aKnownComplaint('李四');
    const lines = (cases: object[]) =>
      [{ language: 'zh-CN' }, ...cases].map((line) => JSON.stringify(line)).join('\n');
    const printed = async (who: Identity, template: string, cases: object[]) => {
      const answer = await fetch(`${intake.url}/api/v1/internal/many-papers/${template}`, {
        method: 'POST',
        headers: { authorization: await intake.bearer(who), 'content-type': JSON_LINES },
        body: lines(cases),
      });
      return (await answer.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    };
    const second = {
      ...caseOf([answered]),
      case: { ...caseOf([answered]).case, complaintNo: other },
    };
    const file = await printed(officer, 'register-form', [caseOf([]), second]);
    expect(file.slice(0, 2)).toEqual([
      { done: 1, of: 2 },
      { done: 2, of: 2 },
    ]);
    const text = pdfText(Buffer.from(file[2].pdf, 'base64'));
    for (const said of [complaintNo, other, '李四', '1 / 1']) expect(text).toContain(said);
    expect(text).not.toContain('2 / 2');

    const answers = await printed(officer, 'feedback-letter', [caseOf([]), second]);
    expect(answers[0]).toEqual({ leftOut: 'C-2026-000001', code: 'paper.not_yet' });
    expect(answers.at(-1)).toMatchObject({ papers: 1 });
    expect(await printed(assisting, 'feedback-letter', [second])).toEqual([
      { leftOut: 'C-2026-000001', code: 'access.denied' },
      { done: 1, of: 1 },
    ]);
  });

  it('of another kind hang on walls: one page for each place, and no complaint on them', async () => {
    const places = [{ kind: 'campus' }, { kind: 'department', code: 'main.outpatient' }];
    const asked = async (who: Identity) =>
      request(intake.url)
        .post('/api/v1/posters')
        .set('Authorization', await intake.bearer(who))
        .send({ campus: 'main', size: 'sign', language: 'both', places })
        .responseType('blob');
    const { status, headers, body } = await asked(officer);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    const text = pdfText(body);
    for (const said of ['榆林医疗集团', '门诊部', '0912-5550100', 'Scan and tell us'])
      expect(text).toContain(said);
    expect(body.toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(2);
    expect((await asked(stranger)).status).toBe(403);
  });

  it('are on record, with the fields of the person that stood on them', async () => {
    const rows = await intake.database.admin<{ action: string; outcome: string; fields: string[] }>(
      `select action, outcome, fields from intake.access_log where action like 'papers.%' and reason = 'register-form'`,
    );
    const shown = rows.filter(({ fields }) => fields.includes('phone'));
    expect(new Set(shown.map(({ action }) => action))).toEqual(
      new Set(['papers.read', 'papers.make']),
    );
    const refused = await intake.database.admin(
      `select 1 from intake.access_log where action = 'papers.read' and outcome = 'refused'`,
    );
    expect(refused.length).toBeGreaterThan(0);
  });
});
