import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReportableEventsSchema, type Identity } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import { admin, conductHead, leader, officer, TENANT } from './cases.fixture.js';
import { playing } from './playing.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

const financeHead: Identity = {
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN' },
  grants: [{ role: 'department_head', campus: 'main', department: 'main.finance' }],
};
const begun = Date.now();
/** So many minutes before the test began. */
const ago = (minutes: number): string => new Date(begun - minutes * 60_000).toISOString();

/** Who decides on a grave accident for which the house pays. */
const MEMBERS = [randomUUID(), randomUUID(), randomUUID()];
const AFFAIRS = {
  ...{ kind: 'affairs', campus: null, name: { zh: '院务会', en: 'Hospital affairs meeting' } },
  ...{ members: MEMBERS, chair: MEMBERS[0], secretary: MEMBERS[2], legalAdviser: null },
  ...{ active: true, version: 0 },
};
const SITTING = {
  heldOn: new Date(begun + 8 * 3_600_000).toISOString().slice(0, 10),
  ...{ sat: MEMBERS, minutes: '到会三人，一致同意赔付' },
};

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  const staff = MEMBERS.map((id) => ({
    ...{ id, name: '委员', email: null, locale: 'zh-CN', active: true, grants: [] },
  }));
  await cases.publish([directoryOf(staff)]);
  await eventually(
    async () => (await cases.put(admin, '/api/v1/committees/affairs', AFFAIRS)).status === 200,
  );
}, 90_000);
afterAll(() => cases?.close());

const { detail, play, refused, received: arrived } = playing(() => cases);
async function register(who: Identity, query = '') {
  const { body } = await cases.get(who, `/api/v1/reportable-events${query}`);
  return ReportableEventsSchema.parse(body);
}
async function received(facts: object): Promise<string> {
  const { caseNo } = await arrived();
  await play(caseNo, [officer, 'startTriage'], [officer, 'classify', { facts }]);
  return caseNo;
}

const FALL = {
  ...{ ...RUDENESS, harm: true, possibleAccidentGrade: 2 },
  eventFoundAt: ago(300),
};

describe('a fall with harm', () => {
  it('R-175, R-207, R-210: is reported in 12 hours, its evidence sealed, and paid for in parts before the seal is opened', async () => {
    const caseNo = await received(FALL);
    const step = { method: 'phone', at: ago(290), whom: '院长' };
    await play(
      caseNo,
      [officer, 'recordReportStep', { ...step, step: 'report_director_now' }],
      [officer, 'draftReport', { subject: 'medical_fault', authority: '市卫生健康委员会' }],
    );
    const given = { report: 1, method: 'online', at: ago(60), reference: '网报 2026-7' };
    expect(await refused(caseNo, officer, 'submitReport', given)).toBe('report.empty');
    expect((await register(leader, '?state=drafted')).items).toMatchObject([{ caseNo }]);
    const draft = { subject: 'medical_fault', authority: '市卫生健康委员会', accidentGrade: 2 };
    await play(caseNo, [officer, 'draftReport', { ...draft, report: 1, text: '跌倒致骨折' }]);
    const early = { ...given, at: ago(301) };
    expect(await refused(caseNo, officer, 'submitReport', early)).toBe('report.before_event');
    await play(caseNo, [officer, 'submitReport', given]);

    const reported = await detail(caseNo);
    expect(reported.clocks.find(({ clockId }) => clockId === 'nat.report12')).toMatchObject({
      state: 'met',
      metAt: given.at,
    });
    expect(reported.reportSteps).toMatchObject([{ step: 'report_director_now', minutes: 10 }]);
    expect((await register(officer)).items).toMatchObject([
      { caseNo, state: 'submitted', accidentGrade: 2, reportedAt: given.at },
    ]);

    await play(caseNo, [
      officer,
      'askHold',
      { evidence: 'records', askedBy: 'patient', askedAt: ago(50), what: '全部病历' },
    ]);
    const holdId = (await detail(caseNo)).holds?.[0]?.holdId;
    const list = {
      ...{ holdId, sealedAt: ago(40), form: 'copy', items: ['护理记录', '医嘱单'] },
      ...{ hospitalSide: '医务科 王', place: '病案室', keeper: '病案科 赵' },
    };
    expect(await refused(caseNo, officer, 'sealHold', list)).toBe('hold.other_side_missing');
    await play(
      caseNo,
      [officer, 'sealHold', { ...list, patientSide: '家属 李' }],
      [officer, 'accept'],
      [officer, 'dispatch'],
      [conductHead, 'signFor'],
      [conductHead, 'submitPackage', PACKAGE],
      [officer, 'suspend', { cause: 'appraisal', reason: '委托医学会鉴定' }],
      [officer, 'resume'],
      [officer, 'draftOpinion', { outcome: 'upheld', opinion: '防跌倒措施不到位' }],
    );
    const paid = {
      ...{ remedy: 'compensation', plan: '按调解协议', dueOn: '2099-02-01' },
      ...{ department: 'main.finance', amount: { value: '6000', currency: 'CNY' } },
      instalments: [
        { value: '2000', dueOn: '2099-01-01' },
        { value: '4000', dueOn: '2099-02-01' },
      ],
    };
    await play(caseNo, [officer, 'startRemedies', paid]);
    const remedyId = (await detail(caseNo)).remedies[0]?.remedyId;
    await play(
      caseNo,
      [financeHead, 'approveRemedy', { remedyId }],
      [leader, 'approveRemedy', { remedyId }],
      [officer, 'submit'],
      [leader, 'approve', { note: '院务会一致同意', ...SITTING }],
      [officer, 'giveFinal', { medium: 'phone', written: true, text: '已处理' }],
      [financeHead, 'completeRemedy', { remedyId, note: '回单 1' }],
      [financeHead, 'completeRemedy', { remedyId, note: '回单 2' }],
    );
    const alone = {
      ...{ holdId, releasedAt: ago(0), ground: 'dispute_solved' },
      ...{ hospitalSide: '医务科 王', note: '封条完好' },
    };
    expect(await refused(caseNo, officer, 'releaseHold', alone)).toBe('hold.dispute_open');
    await play(
      caseNo,
      [officer, 'close'],
      [officer, 'releaseHold', alone],
      [officer, 'supplementReport', { report: 1, at: ago(0), method: 'fax', text: '已达成调解' }],
      [officer, 'closeReport', { report: 1, note: '主管部门结案' }],
    );
    const after = await detail(caseNo);
    expect(after.clocks.find(({ clockId }) => clockId === 'hold.1')?.state).toBe('met');
    expect((await register(leader)).items).toMatchObject([{ caseNo, state: 'closed' }]);
  });
});

describe('the register of reportable events', () => {
  it('P-10, R-208, R-209: lists them by pages, and is not for departments', async () => {
    const three = await received({ ...RUDENESS, personsHarmed: 3, eventFoundAt: ago(20) });
    const regional = await received({ ...RUDENESS, regionalRule: true, eventFoundAt: ago(10) });
    const first = await register(officer, '?state=marked&limit=1');
    expect(first.items).toMatchObject([{ caseNo: regional, foundAt: ago(10) }]);
    const next = await register(officer, `?state=marked&limit=1&cursor=${first.nextCursor ?? ''}`);
    expect(next.items).toMatchObject([{ caseNo: three }]);
    const denied = await cases.get(conductHead, '/api/v1/reportable-events');
    expect([denied.status, denied.body.code]).toEqual([403, 'access.denied']);
  });
});
