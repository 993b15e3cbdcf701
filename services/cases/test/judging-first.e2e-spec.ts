import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nextStepOf, SUPPLEMENT_ELEMENTS } from '@tingsu/contracts';
import { parsePolicy } from '@tingsu/policy';
import { SHIPPED_CALENDARS, SHIPPED_IDS } from '../src/lifecycle/bound-alone.fixture.js';
import { PACKAGE, shippedActivation, shippedDocument } from '../src/lifecycle/case.fixture.js';
import { conductHead, leader, officer } from './cases.fixture.js';
import { playing } from './playing.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  const shipped = shippedActivation();
  const bind = (department: string, policy: string) => ({
    ...{ campus: 'main', department, caseKind: 'external' as const, policies: [policy] },
  });
  cases = await startCases({
    ...shipped,
    documents: SHIPPED_IDS.map(shippedDocument),
    calendars: SHIPPED_CALENDARS as typeof shipped.calendars,
    bindings: [
      ...shipped.bindings,
      bind('main.strict', 'complaint-mechanism'),
      bind('main.window', 'window-service'),
    ],
  });
  await cases.publish([directoryOf([])]);
}, 90_000);
afterAll(() => cases?.close());

const { detail, play, refused, received } = playing(() => cases);
const FACTS = {
  ...{ topics: ['attitude'], place: 'outpatient', subjectAndFactsClear: true, severity: '2' },
  elements: [...SUPPLEMENT_ELEMENTS],
};
/** The first category of the house, where it has categories. */
function categoryOf(policy: string): object {
  const { taxonomy } = parsePolicy(shippedDocument(policy));
  const first = Array.isArray(taxonomy) ? taxonomy[0]?.code : undefined;
  return first === undefined ? {} : { category: first };
}

async function dispatched(department: string, facts: object): Promise<string> {
  const { caseNo } = await received({ department });
  await play(
    caseNo,
    [officer, 'startTriage'],
    [officer, 'classify', { facts }],
    [officer, 'accept'],
    [officer, 'dispatch', { lead: 'main.conduct', assist: [] }],
    [conductHead, 'signFor'],
  );
  return caseNo;
}
const DRAFT = { outcome: 'upheld', opinion: '态度问题属实' };

describe('a case of a house that wants declarations and complete investigations', () => {
  it('R-369: is judged by who declared his interests, once all is found out', async () => {
    const caseNo = await dispatched('main.strict', {
      ...{ ...FACTS, ...categoryOf('complaint-mechanism') },
    });
    await play(caseNo, [conductHead, 'submitPackage', PACKAGE]);
    const first = await detail(caseNo, officer);
    expect(nextStepOf(first, new Date())).toMatchObject({
      ...{ command: 'declareInterest', why: 'undeclared', mine: true },
    });
    expect(await refused(caseNo, officer, 'draftOpinion', DRAFT)).toBe('inquiry.undeclared');
    await play(
      caseNo,
      [officer, 'declareInterest', { conflict: false }],
      [officer, 'addIssue', { words: '等候太久', topics: ['waiting'] }],
    );
    const issueId = (await detail(caseNo, officer)).issues?.at(-1)?.issueId;
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const task = { kind: 'records', what: '调取叫号记录', dueAt, department: 'main.finance' };
    await play(caseNo, [officer, 'planTask', { ...task, issueId }]);
    const seen = await detail(caseNo, officer);
    expect(seen.inquiry?.tasks).toMatchObject([{ issueId, doneAt: null }]);
    await play(caseNo, [officer, 'removeIssue', { issueId, reason: '与第一项是一回事' }]);
    expect((await detail(caseNo, officer)).inquiry?.tasks).toMatchObject([
      { issueId, droppedAt: expect.any(String) },
    ]);
    await play(caseNo, [officer, 'planTask', task]);
    expect(await refused(caseNo, officer, 'draftOpinion', DRAFT)).toBe('inquiry.open');
    const taskId = (await detail(caseNo, officer)).inquiry?.tasks.at(-1)?.taskId;
    await play(
      caseNo,
      [officer, 'finishTask', { taskId, result: '等候 50 分钟' }],
      [officer, 'draftOpinion', DRAFT],
    );
    expect((await detail(caseNo, officer)).state).toBe('opinion');
  });
});

describe('a file that the policy asks for', () => {
  it('R-085: holds its step back until it is there, or somebody wrote down why it cannot be had', async () => {
    const caseNo = await dispatched('main.window', {
      ...{ ...FACTS, ...categoryOf('window-service'), severity: '4' },
    });
    expect(await refused(caseNo, conductHead, 'submitPackage', PACKAGE)).toBe('evidence.missing');
    const gone = { slot: 'statement', saidBy: '当班护士', reason: '本人已离职，无法取得书面说明' };
    expect(await refused(caseNo, officer, 'stateUnavailable', { ...gone, slot: 'photo' })).toBe(
      'evidence.not_missing',
    );
    await play(
      caseNo,
      [officer, 'stateUnavailable', gone],
      [conductHead, 'submitPackage', PACKAGE],
    );
    const seen = await detail(caseNo, leader);
    expect(seen.askedEvidence).toMatchObject([
      { slot: 'statement', there: false, unavailableAt: expect.any(String) },
    ]);
    expect(JSON.stringify(seen.timeline)).toContain('当班护士');
  });
});
