import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseMeetingChanged,
  CaseMeetingDropped,
  CaseMeetingPlanned,
  CaseMeetingRecorded,
  CaseNoticeOwed,
  CaseReviewCompleted,
  CaseReviewRequested,
  DirectoryPublished,
  PolicyActivated,
  type Identity,
  type Progress,
  ProgressSchema,
  type Receipt,
  type ThreadMessage,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { openCaseIn } from './opened-case.js';
import { pdfText } from './pdf-text.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const receiver = staff({ role: 'first_responder', campus: 'main', department: null });

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await eventually(async () => (await complain('zh-CN')).complaintNo !== undefined);
}, 60_000);
afterAll(() => intake?.close(), 60_000);

async function complain(language: 'zh-CN' | 'en'): Promise<Receipt> {
  const answer = await request(intake.url)
    .post('/api/v1/complaints')
    .set({ Authorization: await intake.bearer(visitor), 'Idempotency-Key': randomUUID() })
    .send(aSubmission({ language }));
  return answer.body as Receipt;
}
const asSender = async ({ trackingCode }: Receipt) => ({
  ...{ Authorization: await intake.bearer(visitor), 'X-Tracking-Code': trackingCode },
});
const progressOf = async (receipt: Receipt): Promise<Progress> => {
  const { body } = await request(intake.url)
    .get(`/api/v1/complaints/${receipt.complaintNo}/progress`)
    .set(await asSender(receipt));
  return ProgressSchema.parse(body);
};
const noticesOf = (receipt: Receipt, count: number): Promise<readonly ThreadMessage[]> =>
  eventually(async () => {
    const { body } = await request(intake.url)
      .get(`/api/v1/complaints/${receipt.complaintNo}/messages`)
      .set(await asSender(receipt));
    const { items } = body as { items: ThreadMessage[] };
    return items.length >= count ? items : null;
  });

const MEETING = {
  ...{ meetingId: randomUUID(), kind: 'complainant', at: '2099-12-01T01:30:00.000Z' },
  ...{ place: '医院接待场所', persons: [], units: [], representatives: 3 },
};
const LATER = '2099-12-03T06:00:00.000Z';
const planned = { state: 'investigating', ...MEETING };
const owed = (kind: string, meeting: object = MEETING) => ({
  ...{ state: 'investigating', noticeKey: `${kind}.1`, kind, rules: [], media: [], form: null },
  ...{ label: { zh: '会谈通知', en: 'Invitation' }, mustContain: [], milestones: [] },
  meeting,
});

describe('a meeting with the complainant', () => {
  it('stands on the progress page and goes out as a notice: when, where, how many, and how to say no', async () => {
    const receipt = await complain('en');
    const caseId = await openCaseIn(intake, receipt.complaintNo, 'investigating');
    await intake.publish(CaseMeetingPlanned, caseId, 2, planned);
    await intake.publish(CaseNoticeOwed, caseId, 3, owed('meeting'));
    const [invitation] = await noticesOf(receipt, 1);
    expect(invitation?.subject).toBe('Invitation');
    for (const said of ['2099-12-01 09:30', '医院接待场所', '3 people at most', 'cannot come'])
      expect(invitation?.words).toContain(said);
    const { meetings } = await progressOf(receipt);
    expect(meetings).toMatchObject([
      { at: MEETING.at, place: MEETING.place, most: 3, changes: 0, off: false },
    ]);
  }, 60_000);

  it('is changed and called off on both ways, in the words of the day', async () => {
    const receipt = await complain('zh-CN');
    const caseId = await openCaseIn(intake, receipt.complaintNo, 'investigating');
    const changed = { ...planned, at: LATER, changed: ['time'] };
    const released = { persons: [], units: [] };
    await intake.publish(CaseMeetingPlanned, caseId, 2, planned);
    await intake.publish(CaseMeetingChanged, caseId, 3, { ...changed, released });
    await intake.publish(
      CaseNoticeOwed,
      caseId,
      4,
      owed('meetingChanged', { ...MEETING, at: LATER }),
    );
    const [news] = await noticesOf(receipt, 1);
    expect(news?.words).toContain('2099-12-03 14:00');
    expect((await progressOf(receipt)).meetings).toMatchObject([{ at: LATER, changes: 1 }]);
    const { meetingId } = MEETING;
    await intake.publish(CaseMeetingDropped, caseId, 5, { state: 'investigating', meetingId });
    await intake.publish(CaseNoticeOwed, caseId, 6, owed('meetingOff', { ...MEETING, at: LATER }));
    const [off] = await noticesOf(receipt, 2);
    expect(off?.words).toContain('请不要前来');
    expect((await progressOf(receipt)).meetings).toMatchObject([{ off: true }]);
  }, 60_000);

  it('is no matter of the progress page where it is one of the departments, or was recorded', async () => {
    const receipt = await complain('zh-CN');
    const caseId = await openCaseIn(intake, receipt.complaintNo, 'investigating');
    const { meetingId } = MEETING;
    const recorded = { outcome: 'held', representatives: 3, signature: 'signed', meetingId };
    await intake.publish(CaseMeetingPlanned, caseId, 2, {
      ...{ ...planned, meetingId: randomUUID(), kind: 'analysis', representatives: null },
    });
    await intake.publish(CaseMeetingPlanned, caseId, 3, planned);
    await eventually(async () => (await progressOf(receipt)).meetings?.length === 1);
    await intake.publish(CaseMeetingRecorded, caseId, 4, { state: 'investigating', ...recorded });
    await eventually(async () => (await progressOf(receipt)).meetings?.length === 0);
  }, 60_000);
});

describe('papers of meetings and committees', () => {
  const fact = (type: string, at: string, data: object, text: object) => ({
    ...{ version: 2, at, type, text, data },
    actor: { type: 'person', id: null, role: null },
  });
  const CHAIR = randomUUID();
  const SECOND = randomUUID();
  const ASKED = '2026-11-20T02:00:00.000Z';
  const held = (meetingId: string, kind: string, at: string) => ({
    ...{ ...MEETING, meetingId, kind, at, persons: [CHAIR] },
    ...{ outcome: 'held', signature: 'signed' },
  });
  const [first, second, analysis] = [randomUUID(), randomUUID(), randomUUID()];
  const recorded = (meetingId: string, text: object) =>
    fact(CaseMeetingRecorded.type, '2026-11-22T02:00:00.000Z', { meetingId }, text);
  const panel = {
    ...{ committee: 'safety', kind: 'safety', chair: CHAIR, secretary: SECOND },
    ...{ legalAdviser: null, members: [CHAIR, SECOND], keptOut: [], needed: 2 },
  };
  const sitting = { heldOn: '2026-11-23', sat: [CHAIR, SECOND], dissenting: [SECOND] };
  const caseOf = (complaintNo: string) => ({
    case: {
      ...{ caseNo: complaintNo.replace('TS', 'C'), complaintNo, leadDepartment: null },
      ...{ remedies: [], clocks: [], log: null, followUps: [] },
      meetings: [
        held(first, 'complainant', '2026-11-21T01:30:00.000Z'),
        held(second, 'three_party', '2026-11-22T01:30:00.000Z'),
        held(analysis, 'analysis', '2026-11-22T06:00:00.000Z'),
      ],
      timeline: [
        fact(
          CaseReviewRequested.type,
          ASKED,
          { panel },
          { question: '有无过失', consent: '院长同意' },
        ),
        fact(
          ...([
            CaseReviewCompleted.type,
            '2026-11-23T03:00:00.000Z',
            { negligence: false, sitting },
          ] as const),
          { opinion: '未见过失', minutes: '两名委员到会', dissent1: '告知不足' },
        ),
        recorded(first, { minutes: '双方各述意见', agreed: '退还检查费' }),
        recorded(second, { minutes: '第二次会谈内容' }),
        recorded(analysis, { minutes: '讨论', analysis: '人手不足', liability: '门诊部' }),
      ],
    },
    people: { [CHAIR]: '杜鹏程', [SECOND]: '韩素芬' },
  });
  const ask = async (who: Identity, no: string, path: string, more: object = {}) =>
    request(intake.url)
      .post(`/api/v1/internal/papers/${no}${path}`)
      .set('Authorization', await intake.bearer(who))
      .buffer(true)
      .send({ ...caseOf(no), ...more });
  let complaintNo: string;
  beforeAll(async () => {
    complaintNo = (await complain('zh-CN')).complaintNo;
    await openCaseIn(intake, complaintNo, 'investigating');
    await eventually(async () => (await ask(officer, complaintNo, '')).status === 200);
  }, 60_000);

  it('are one for each meeting, with lines to sign on, numbered each by itself', async () => {
    const { body } = await ask(officer, complaintNo, '');
    const of = (template: string) =>
      body.papers
        .filter((one: { template: string }) => one.template === template)
        .map((one: { about: string | null; reason: string | null }) => [one.about, one.reason]);
    expect(of('meeting-minutes')).toEqual([
      ['1', null],
      ['2', null],
    ]);
    expect(of('case-meeting-minutes')).toEqual([['3', null]]);
    const shown = await ask(officer, complaintNo, '/meeting-minutes/show?about=1');
    const text = pdfText(shown.body as Buffer);
    for (const words of ['双方各述意见', '退还检查费', '杜鹏程', '投诉人或其代表'])
      expect(text).toContain(words);
    expect(text).not.toContain('第二次会谈内容');
    const make = (about: string) =>
      ask(officer, complaintNo, '/meeting-minutes/make', {
        make: { paperId: randomUUID(), about },
      });
    const numbers: unknown[] = [];
    for (const about of ['1', '2', '1']) {
      const { status, body: made } = await make(about);
      numbers.push([status, made.about === about, made.version]);
    }
    expect(numbers).toEqual([
      [201, true, 1],
      [201, true, 1],
      [201, true, 2],
    ]);
    const listed = (await ask(officer, complaintNo, '')).body.papers.filter(
      ({ template }: { template: string }) => template === 'meeting-minutes',
    );
    const numberOf = (one: { made: { number: string }[] }) => one.made.map(({ number }) => number);
    expect(new Set(numberOf(listed[0])).size).toBe(1);
    expect(numberOf(listed[0])[0]).not.toBe(numberOf(listed[1])[0]);
  }, 60_000);

  it('R-287: say who sat, the quorum, the opinion and the dissent, and are kept from who does not read opinions', async () => {
    const shown = await ask(officer, complaintNo, '/committee-opinion/show?about=1&language=zh-CN');
    const text = pdfText(shown.body as Buffer);
    for (const words of ['院长同意', '韩素芬', '未见过失', '告知不足', '应到 2 人'])
      expect(text).toContain(words);
    const english = await ask(officer, complaintNo, '/committee-opinion/show?about=1&language=en');
    expect(pdfText(english.body as Buffer)).toContain('Opinion of a committee');
    const kept = await ask(receiver, complaintNo, '/committee-opinion/show?about=1');
    expect(kept.status).toBe(403);
  }, 60_000);

  it('can be printed before the meeting to write on, and are made for good once it was held', async () => {
    const { case: known, people } = caseOf(complaintNo);
    const [one] = known.meetings;
    const before = {
      case: { ...known, meetings: [{ ...one, outcome: null, signature: null }], timeline: [] },
      people,
    };
    const draft = await ask(officer, complaintNo, '/meeting-minutes/show?about=1', before);
    expect(draft.status).toBe(200);
    const make = { paperId: randomUUID(), about: '1' };
    const made = await ask(officer, complaintNo, '/meeting-minutes/make', { ...before, make });
    expect(made.status).toBe(409);
    const none = await ask(officer, complaintNo, '/committee-opinion/show?about=1', before);
    expect(none.status).toBe(409);
  });
});
