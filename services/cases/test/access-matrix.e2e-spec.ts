import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CALLED_BACK, MS_PER_DAY } from '@tingsu/contracts';
import type { CaseDetail, CommandName, ComplaintReceived } from '@tingsu/contracts';
import {
  accessMatrix,
  accessRoutesPage,
  eventually,
  MATRIX_PLACE,
  type Position,
} from '@tingsu/testkit';
import { HEAD, LEADER, RUDENESS } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, leader, officer, TENANT } from './cases.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

const IMPROVEMENT = '01900000-0000-7000-8000-0000000001a1';
let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  const member = { id: HEAD, name: '主任', email: null, locale: 'zh-CN', active: true, grants: [] };
  const second = { ...member, id: LEADER };
  await cases.publish([directoryOf([member, second])]);
}, 90_000);
afterAll(() => cases?.close(), 60_000);

async function act(caseNo: string, command: CommandName, payload: unknown = {}): Promise<void> {
  const path = `/api/v1/cases/${caseNo}`;
  const { version } = (await cases.get(leader, path)).body as CaseDetail;
  const answer = await cases.post(officer, `${path}/commands/${command}`, {
    expectedVersion: version,
    payload,
  });
  expect([command, answer]).toMatchObject([command, { status: 200 }]);
}

/** A case that was accepted and sent to this department. */
async function dispatched(
  lead: string,
  change: Partial<ComplaintReceived['data']> = {},
  facts: object = {},
): Promise<string> {
  const event = aReceived(change);
  const caseNo = caseNoOf(event);
  await cases.publish([event]);
  await eventually(async () => (await cases.get(leader, `/api/v1/cases/${caseNo}`)).status === 200);
  await act(caseNo, 'startTriage');
  await act(caseNo, 'classify', { facts: { ...RUDENESS, ...facts } });
  await act(caseNo, 'accept');
  await act(caseNo, 'dispatch', { lead, assist: [] });
  return caseNo;
}

const ENTERED = {
  ...{ personId: null, supervisorId: null, department: 'main.ward', facts: {}, fine: false },
  ...{ overdue: [], outcomes: ['talk'], misconduct: [] },
};
const PACK = {
  ...{ campus: 'main', from: '2026-11-01', to: '2026-11-02', caseNos: [] },
  figures: {
    ...{ received: 0, receivedBefore: 0, open: 0, overdue: 0, closed: 0 },
    ...{ byKind: [], byNature: [], byCategory: [], byDepartment: [], byCause: [] },
    ...{ onTimeRate: null, onTimeRateBefore: null },
    issues: { issues: 0, upheld: 0, partlyUpheld: 0, notUpheld: 0, open: 0, rate: null },
    calledBack: Object.fromEntries(CALLED_BACK.map((found) => [found, 0])),
  },
};
const STEP = { version: 1, reason: '情况属实' };
const CHANGES = { ...STEP, changes: [] };
const A_MATTER = '/api/v1/accountability/matters/{matterId}';
const MATTER_BODIES = {
  'POST /api/v1/result-notices/{noticeId}/reconsideration': { grounds: '理由', evidence: '证据' },
  'POST /api/v1/rewards': {
    ...{ kind: 'praise', personId: null, department: MATRIX_PLACE.department, reason: '表扬' },
  },
  'POST /api/v1/accountability/preview': { caseNo: 'C-2026-999999' },
  'POST /api/v1/accountability/matters': {
    ...{ caseNo: 'C-2026-999999', entered: ENTERED, changes: [], reason: '查实' },
  },
  [`POST ${A_MATTER}/decide`]: CHANGES,
  [`POST ${A_MATTER}/decide-appeal`]: CHANGES,
  [`POST ${A_MATTER}/serve`]: {
    ...{ version: 1, personId: HEAD, medium: 'hand', receipt: 'signed' },
  },
  [`POST ${A_MATTER}/receive`]: { version: 1 },
  [`POST ${A_MATTER}/appeal`]: STEP,
  [`POST ${A_MATTER}/execute`]: STEP,
  [`POST ${A_MATTER}/close`]: STEP,
  [`POST ${A_MATTER}/drop`]: STEP,
};

it('docs/access-routes.md says who may call which route of cases', async () => {
  const { department } = MATRIX_PLACE;
  const named = await dispatched(department);
  await act(named, 'nameRespondents', { units: [], persons: [HEAD] });
  const confidential = { confidentialFromRespondent: true };
  const caseNos: Record<Position, string> = {
    O: await dispatched(department),
    D: await dispatched('main.finance'),
    C: await dispatched('main.finance', { campus: 'east', department: null }),
    X: await dispatched('main.finance', { department }, confidential),
    N: named,
  };
  const table = await accessMatrix({
    ...cases,
    service: 'cases',
    tenantId: TENANT,
    personId: HEAD,
    cases: Object.fromEntries(
      Object.entries(caseNos).map(([position, caseNo]) => [position, { caseNo }]),
    ) as Record<Position, { caseNo: string }>,
    parameters: {
      command: 'acknowledgeClock',
      policyId: 'tcm-yulin',
      version: '1.0.5',
      calendarId: 'CN',
      year: '2026',
      code: 'main-hall',
      actionId: IMPROVEMENT,
      form: 'reward',
      subject: 'new',
    },
    queries: {
      'GET /api/v1/cases': '?view=all',
      'GET /api/v1/safety-files': '?sort=incident',
      'GET /api/v1/learning-records': '?kind=meeting',
      'GET /api/v1/accountability/appraisal': '?period=2026',
      'GET /api/v1/accountability/decisions': '?period=2026',
      'GET /api/v1/accountability/figures': '?period=2026',
      'GET /api/v1/accountability/rewards': '?period=2026',
      'GET /api/v1/clocks/board/due': '?withinHours=48',
      'GET /api/v1/policies/compare': '?left=tcm-yulin@1.0.9&right=tcm-yulin@1.0.9',
    },
    bodies: {
      'POST /api/v1/cases/find': { q: '2026' },
      'POST /api/v1/cases/standing': { caseNos: Object.values(caseNos) },
      'POST /api/v1/internal/order-answers': { caseNos: ['C-2026-999999'] },
      'POST /api/v1/internal/register-handling': { caseNos: Object.values(caseNos) },
      'POST /api/v1/cases/{caseNo}/commands/{command}': {
        expectedVersion: 1,
        payload: { clockId: 'feedback3', stepId: 'x' },
      },
      'POST /api/v1/cases/{caseNo}/classification/preview': { facts: {} },
      'PUT /api/v1/cases/{caseNo}/drafts/{command}': {
        revision: 0,
        caseVersion: 1,
        values: { note: '草稿' },
      },
      'PUT /api/v1/form-drafts/{form}/{subject}': { revision: 0, values: { what: '草稿' } },
      'PUT /api/v1/safety-files/{fileId}': {
        ...{ sort: 'incident', campus: 'main', kind: 'threat' },
      },
      'POST /api/v1/safety-files/restricted': { caseNos: Object.values(caseNos) },
      'POST /api/v1/safety-files/{fileId}/acts': { act: 'note', text: '已劝离' },
      ...MATTER_BODIES,
      'PUT /api/v1/committees/{code}': {
        ...{ kind: 'technical', campus: 'main', name: { zh: '质量委员会', en: 'Quality' } },
        ...{ members: [HEAD, LEADER], chair: HEAD, secretary: HEAD, legalAdviser: null },
        ...{ active: true, version: 0 },
      },
      'PUT /api/v1/boxes/{code}': {
        campus: 'main',
        place: { zh: '大厅', en: 'Hall' },
        keeper: 'main.outpatient',
        active: true,
        version: 0,
      },
      'POST /api/v1/improvements': {
        ...{ actionId: IMPROVEMENT, department, owner: null, caseNos: [], category: null },
        ...{ origin: { kind: 'own', id: null }, causes: [], title: '排班', what: '高峰加一人' },
        dueOn: new Date(Date.now() + MS_PER_DAY).toISOString().slice(0, 10),
      },
      'POST /api/v1/improvements/{actionId}/close': { proof: '已调整' },
      'POST /api/v1/improvements/{actionId}/check': { result: 'improved', words: '有改进' },
      'POST /api/v1/improvements/{actionId}/move': { dueOn: '2020-01-01', reason: '缺人' },
      'POST /api/v1/improvements/{actionId}/withdraw': { reason: '不再需要' },
      'POST /api/v1/internal/meeting-packs/{recordId}': PACK,
      'PUT /api/v1/learning-records/{recordId}': {
        ...{ version: 0, kind: 'inspection', department, title: '巡查', people: [], text: '' },
        ...{ plannedOn: '2026-12-01', heldOn: null },
      },
      'PUT /api/v1/erasures/{erasureId}': {
        ...{ caseNo: 'C-2026-999999', ground: 'unlawful', reason: '本人要求删除' },
      },
      'POST /api/v1/erasures/{erasureId}/decision': { approve: true },
      'PUT /api/v1/lessons/{lessonId}': {
        ...{ version: 0, title: '案例', text: '经过', category: null, causes: [] },
      },
      'POST /api/v1/lessons/{lessonId}/publish': { version: 1 },
      'POST /api/v1/readings': {
        ...{ readingId: IMPROVEMENT, title: '制度', lessonId: null, departments: [department] },
        dueOn: new Date(Date.now() + MS_PER_DAY).toISOString().slice(0, 10),
      },
      'POST /api/v1/common-problems/{problemId}/dismiss': { reason: '偶发' },
      'PUT /api/v1/cases/{caseNo}/presence': { writing: null },
      'PUT /api/v1/saved-views/{id}': {
        name: '东区超期',
        shared: { campus: 'main' },
        query: { view: 'overdue' },
      },
      'POST /api/v1/operator/parked/{id}/discard': { reason: 'sent by mistake' },
      'POST /api/v1/policy-drafts': { kind: 'policy', policyId: 'unknown' },
      'PUT /api/v1/policy-drafts/{draftId}': { revision: 1, content: {} },
      'POST /api/v1/policy-drafts/{draftId}/approve': { revision: 1 },
      'POST /api/v1/policy-drafts/{draftId}/import': { revision: 1, format: 'csv', text: 'x' },
      'POST /api/v1/policy-drafts/{draftId}/reject': { revision: 1, reason: '退回' },
      'POST /api/v1/policy-drafts/{draftId}/submit': { revision: 1 },
      'POST /api/v1/what-if': {
        draftId: '01900000-0000-7000-8000-0000000fffff',
        against: { kind: 'samples' },
      },
    },
  });
  const { written, found } = await accessRoutesPage('cases', table);
  expect(written).toBe(found);
}, 300_000);
