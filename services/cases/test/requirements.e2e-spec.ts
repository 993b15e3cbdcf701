import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { CaseDetailSchema, type CaseDetail, type Facts } from '@tingsu/contracts';
import { shippedActivation, shippedDocument } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, officer } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

/** What the hospitals' own rules make of a complaint, seen through the product: one complaint for each, triaged over HTTP. */
let cases: RunningCases;
beforeAll(async () => {
  const shipped = shippedActivation();
  const bound = (campus: string, department: string | null, id: string) => ({
    campus,
    department,
    caseKind: 'external' as const,
    policies: [id],
  });
  cases = await startCases({
    ...shipped,
    documents: [...shipped.documents, ...['pharmacy', 'health-centre'].map(shippedDocument)],
    bindings: [
      ...shipped.bindings,
      bound('east', null, 'pharmacy'),
      bound('east', 'east.outpatient', 'health-centre'),
    ],
  });
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

type Change = Parameters<typeof aReceived>[0];
/** The policy of the campus, or of the department that the complaint names. */
const YULIN: Change = {};
const PHARMACY: Change = { campus: 'east', department: null };
const HEALTH_CENTRE: Change = { campus: 'east', department: 'east.outpatient' };

async function triaged(change: Change, facts: Facts): Promise<CaseDetail> {
  const event = aReceived(change);
  const path = `/api/v1/cases/${caseNoOf(event)}`;
  await cases.publish([event]);
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  for (const [command, payload] of [
    ['startTriage', {}],
    ['classify', { facts }],
  ] as const) {
    const { body } = await cases.get(officer, path);
    const answer = await cases.post(officer, `${path}/commands/${command}`, {
      expectedVersion: body.version,
      payload,
    });
    expect([command, answer.status, answer.body.errors]).toEqual([command, 200, undefined]);
  }
  return CaseDetailSchema.parse((await cases.get(officer, path)).body);
}

type Row = readonly [name: string, where: Change, facts: Facts, seen: Partial<CaseDetail>];
const proves = (rows: readonly Row[]): void =>
  it.each(rows)('%s', async (_, where, facts, seen) => {
    expect(await triaged(where, facts)).toMatchObject(seen);
  });

const about = (topic: string, more: Facts = {}): Facts => ({ topics: [topic], ...more });
const leads = (lead: string): Partial<CaseDetail> => ({ lead });

describe('who answers for it at the TCM hospital (001 §8)', () => {
  proves([
    ['R-249 attitude, to the management department', YULIN, about('attitude'), leads('管理部主任')],
    ['R-249 ethics, to the management department', YULIN, about('ethics'), leads('管理部主任')],
    [
      'R-250 outpatient matters, to the head nurse of outpatients',
      YULIN,
      about('queue', { place: 'outpatient' }),
      leads('门诊护士长'),
    ],
    [
      'R-250 the outpatient box, to the head nurse of outpatients',
      { channel: 'suggestion_box' },
      about('queue', { box: 'outpatient' }),
      leads('门诊护士长'),
    ],
    [
      'R-251 a ward and its box, to its head nurse',
      { channel: 'suggestion_box' },
      about('queue', { box: 'ward' }),
      leads('该病区护士长'),
    ],
    ['R-252 medical quality', YULIN, about('medical_quality'), leads('医务科主任')],
    ['R-253 nursing quality', YULIN, about('nursing_quality'), leads('护理部主任')],
    [
      'R-253 whatever a nurse or attendant is the main party of',
      YULIN,
      about('attitude', { mainParty: 'attendant' }),
      leads('护理部主任'),
    ],
    ['R-254 charges', YULIN, about('charges'), leads('财务科主任')],
    ['R-255 drugs', YULIN, about('drug'), leads('药剂科主任')],
    ['R-255 consumables', YULIN, about('consumable'), leads('药剂科主任')],
    ['R-256 devices', YULIN, about('device'), leads('器械科主任')],
    ['R-257 cleaning, catering, lift, water, power', YULIN, about('lift'), leads('后勤保障部主任')],
    ['R-258 safety and security', YULIN, about('security'), leads('保卫科')],
    ['R-259, R-405 medical insurance', YULIN, about('insurance'), leads('医保科')],
    ['R-214 anything else, the complaint centre', YULIN, about('other'), leads('申诉中心')],
    [
      'R-409 by what it is about, not by where it came from',
      { channel: 'hotline_12345' },
      about('charges'),
      leads('财务科主任'),
    ],
  ]);
});

describe('what it is about at the TCM hospital (001 §8)', () => {
  proves([
    ['R-260 window service', YULIN, about('attitude', { category: 'C01' }), { category: 'C01' }],
    ['R-261 medical quality', YULIN, about('charges', { category: 'C02' }), { category: 'C02' }],
    ['R-262 medical ethics', YULIN, about('ethics', { category: 'C03' }), { category: 'C03' }],
    ['R-263 charges', YULIN, about('charges', { category: 'C04' }), { category: 'C04' }],
    ['R-264 service norms', YULIN, about('attitude', { category: 'C05' }), { category: 'C05' }],
    ['R-265 communication', YULIN, about('attitude', { category: 'C06' }), { category: 'C06' }],
    [
      'R-266 inaction of an office',
      YULIN,
      about('attitude', { category: 'C07' }),
      { category: 'C07' },
    ],
    ['R-267 coordination', YULIN, about('queue', { category: 'C08' }), { category: 'C08' }],
    [
      'R-268 bought products and services',
      YULIN,
      about('catering', { category: 'C09' }),
      { category: 'C09' },
    ],
    ['R-269 limited conditions', YULIN, about('queue', { category: 'C10' }), { category: 'C10' }],
    [
      'R-270 not to be filed',
      YULIN,
      about('other', { category: 'C11' }),
      { category: 'C11', nature: 'invalid' },
    ],
  ]);
});

describe('how grave it is at the TCM hospital (001 §8)', () => {
  const major: Partial<CaseDetail> = { nature: 'major' };
  proves([
    [
      'R-271 a grave matter of medical quality with harm',
      YULIN,
      about('medical_quality', { category: 'C02', harm: true }),
      major,
    ],
    ['R-272, R-388 through the media', { channel: 'media' }, about('attitude'), major],
    ['R-273 abuse', YULIN, about('attitude', { abusiveAttitude: true }), major],
    [
      'R-274 a serious breach of ethics',
      YULIN,
      about('ethics', { category: 'C03', seriousEthicsBreach: true }),
      major,
    ],
    ['R-275 harm outside treatment', YULIN, about('facility', { nonMedicalHarm: true }), major],
    [
      'R-276 compensation by a fault of staff',
      YULIN,
      about('charges', { compensationByStaffFault: true }),
      major,
    ],
    ['R-278 anything else is general', YULIN, about('attitude'), { nature: 'general' }],
    [
      'R-373 priority is severity by impact, apart from nature',
      YULIN,
      about('attitude', { harm: true, multiDepartment: true }),
      { priority: 'P1', nature: 'general' },
    ],
  ]);
});

describe('what is declined (001 §8, §6)', () => {
  const declined = (code: string) => ({ advice: { advice: 'decline' as const, code } });
  const court = about('charges', { courtFiled: true });
  const police = about('security', { policeCase: true });
  const vague = about('other', { subjectAndFactsClear: false, supplementTried: true });
  const decided = about('charges', { reportedToSuperior: true, superiorDecided: true });
  const elsewhere = about('other', { outOfScope: true });
  proves([
    ['R-224 before a court', YULIN, court, declined('COURT')],
    ['R-225 decided by a superior authority', YULIN, decided, declined('SUPERIOR_DECIDED')],
    [
      'R-225 only reported to it is not decided',
      YULIN,
      about('charges', { reportedToSuperior: true }),
      { advice: { advice: 'accept' } },
    ],
    ['R-226 a police case', YULIN, police, declined('POLICE_CASE')],
    [
      'R-227 without subject and facts, once asked for them',
      YULIN,
      vague,
      declined('NO_SUBJECT_OR_FACT'),
    ],
    ['R-164 before a court, at the health centre', HEALTH_CENTRE, court, declined('COURT')],
    [
      'R-166 without subject and facts, at the health centre',
      HEALTH_CENTRE,
      vague,
      declined('NO_SUBJECT_OR_FACT'),
    ],
    ['R-167 a police case, at the health centre', HEALTH_CENTRE, police, declined('POLICE_CASE')],
    ['R-165 decided by a petition office', HEALTH_CENTRE, decided, declined('PETITION_DECIDED')],
    ['R-168 out of scope', HEALTH_CENTRE, elsewhere, declined('OUT_OF_SCOPE')],
  ]);
});

describe('who may complain, and about what (001 §6, §8; 000)', () => {
  proves([
    ['R-143, R-202 a patient', YULIN, about('medical_quality'), { advice: { advice: 'accept' } }],
    [
      'R-143, R-202 a relative, once authorised',
      { relation: 'family' },
      about('attitude'),
      { advice: { advice: 'supplement', code: 'AUTHORISATION' } },
    ],
    [
      'R-219 anybody else is heard as feedback',
      { relation: 'other' },
      about('environment'),
      { advice: { advice: 'feedback' } },
    ],
    [
      'R-143 letters, calls and visits alike',
      { channel: 'visit' },
      about('cleaning'),
      { advice: { advice: 'accept' } },
    ],
  ]);
});

describe('the pharmacy (002)', () => {
  proves([
    ['R-332 quality of drugs', PHARMACY, about('drug', { category: 'P1' }), leads('药剂科')],
    ['R-332 attitude', PHARMACY, about('attitude', { category: 'P2' }), leads('客服部')],
    ['R-332 cleanliness', PHARMACY, about('cleaning', { category: 'P3' }), leads('环境卫生管理组')],
    ['R-332 prices', PHARMACY, about('charges', { category: 'P4' }), leads('客服部')],
  ]);
});

describe('the health centre (001 §6)', () => {
  proves([
    ['R-176 discipline and ethics', HEALTH_CENTRE, about('ethics'), leads('监察审计室')],
    [
      'R-177 outpatient matters',
      HEALTH_CENTRE,
      about('queue', { place: 'outpatient' }),
      leads('门诊部'),
    ],
    ['R-178 disputes and enquiries', HEALTH_CENTRE, about('medical_quality'), leads('医务科')],
    ['R-179 nursing quality', HEALTH_CENTRE, about('nursing_quality'), leads('护理部')],
    ['R-180 charges', HEALTH_CENTRE, about('charges'), leads('财务科')],
    ['R-181 drugs', HEALTH_CENTRE, about('drug'), leads('药剂科')],
    ['R-182 devices and equipment', HEALTH_CENTRE, about('device'), leads('医学工程科')],
    ['R-183 cleaning and catering', HEALTH_CENTRE, about('catering'), leads('总务科')],
    ['R-184 lifts, water, power, gas', HEALTH_CENTRE, about('power'), leads('动力设备科')],
    ['R-185 safety and security', HEALTH_CENTRE, about('security'), leads('保卫科')],
  ]);
});
