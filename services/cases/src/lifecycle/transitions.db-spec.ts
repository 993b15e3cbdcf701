import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseStateName, CommandName, ComplaintReceived, Identity } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import {
  aReceived,
  caseNoOf,
  centreHead,
  conductHead,
  leader,
  officer,
  openCasesService,
  otherOfficer,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { caseIdsOf } from '../cases/case-list.repository.js';
import type { ChainedRow } from '../ledger/chain.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { verifyCase } from '../ledger/verify-log.repository.js';
import { activate } from '../seed.js';
import { ABUSE, PACKAGE, RUDENESS, shippedActivation, shippedDocument } from './case.fixture.js';

const START = '2026-11-20T10:00:00+08:00';
const DAY = 86_400_000;
const time = fakeTime(START);
let service: CasesService;

beforeAll(async () => {
  service = await openCasesService(time);
  const { documents, bindings, ...rest } = shippedActivation();
  const internal = {
    campus: null,
    caseKind: 'internal',
    policies: ['internal-complaints'],
  } as const;
  await service.unitOfWork.run(TENANT, (tx) =>
    activate(tx, {
      ...rest,
      documents: [...documents, shippedDocument('internal-complaints')],
      bindings: [...bindings, { ...internal, policies: [...internal.policies] }],
    }),
  );
}, 90_000);
afterAll(() => service?.close());

type Facts = readonly ChainedRow[];
type Step =
  | readonly [who: Identity, command: CommandName, payload?: object | ((facts: Facts) => object)]
  /** So many days pass, and what is due acts. */
  | number;

const triaged: readonly Step[] = [
  [officer, 'startTriage'],
  [officer, 'classify', { facts: RUDENESS }],
];
const accepted: readonly Step[] = [...triaged, [officer, 'accept']];
const dispatched: readonly Step[] = [...accepted, [officer, 'dispatch']];
const signed: readonly Step[] = [...dispatched, [conductHead, 'signFor']];
const stated: readonly Step[] = [...signed, [conductHead, 'submitPackage', PACKAGE]];
const drafted: readonly Step[] = [
  ...stated,
  [officer, 'draftOpinion', { outcome: 'upheld', opinion: '投诉成立' }],
];
const major: readonly Step[] = drafted.map((step) =>
  typeof step !== 'number' && step[1] === 'classify'
    ? [officer, 'classify', { facts: ABUSE }]
    : step,
);
const final = { medium: 'phone', written: true, text: '已处理' };
const answered: readonly Step[] = [
  ...drafted,
  [officer, 'finalise'],
  [officer, 'giveFinal', final],
];
const closed: readonly Step[] = [...answered, [officer, 'close']];
const apology = { remedy: 'apology', plan: '当面致歉', dueOn: '2026-12-20' };
const EXTENSION = {
  ...{ clockId: 'feedback3', by: { value: 2, unit: 'day', basis: 'working' } },
  ...{ reason: '当事人休假', notice: '延长' },
};
const review = {
  ...{ body: '医疗质量安全管理委员会', question: '处置是否规范' },
  consent: '院长 11 月 20 日同意',
};
const remedyOf = (facts: Facts) => ({
  remedyId: facts.flatMap(({ data }) => (data as { remedyId?: string }).remedyId ?? []).at(-1),
});
const call = { planId: 'threeMonth', itemNo: 1 };

interface Row {
  readonly row: string;
  readonly says: string;
  readonly steps: readonly Step[];
  readonly to: CaseStateName;
  /** What is in the log then, by the short name of the fact. */
  readonly facts: readonly string[];
  readonly received?: Partial<ComplaintReceived['data']>;
}

const ROWS: readonly Row[] = [
  {
    ...{ row: 'T-01, T-02', says: 'a complaint is received and registered', steps: [] },
    ...{ to: 'registered', facts: ['opened', 'registered', 'clocksChanged'] },
  },
  {
    ...{ row: 'T-03', says: 'who did not see the receipt is told number and limits' },
    received: { receiptShown: false },
    steps: [[officer, 'acknowledge', { medium: 'phone' }]],
    ...{ to: 'registered', facts: ['noticeOwed', 'acknowledged'] },
  },
  {
    ...{ row: 'T-04', says: 'what was solved at the desk ends there' },
    steps: [[officer, 'resolveOnSpot', { outcome: '已当场更正' }]],
    ...{ to: 'resolved_on_spot', facts: ['resolvedOnSpot'] },
  },
  {
    ...{ row: 'T-05', says: 'the centre begins to judge', steps: [[officer, 'startTriage']] },
    ...{ to: 'triage', facts: ['triageStarted'] },
  },
  {
    ...{ row: 'T-06', says: 'the complainant is asked for what is missing' },
    steps: [...triaged, [officer, 'requestSupplement', { missing: ['AUTHORISATION'] }]],
    ...{ to: 'awaiting_info', facts: ['supplementRequested', 'noticeOwed'] },
  },
  {
    ...{ row: 'T-07', says: 'what was missing came' },
    steps: [
      ...triaged,
      [officer, 'requestSupplement', { missing: ['AUTHORISATION'] }],
      [officer, 'supply', { note: '委托书' }],
    ],
    ...{ to: 'triage', facts: ['supplementReceived'] },
  },
  {
    ...{ row: 'T-08', says: 'what was missing never came, and the system declines' },
    steps: [...triaged, [officer, 'requestSupplement', { missing: ['AUTHORISATION'] }], 40],
    ...{ to: 'declined', facts: ['declined'] },
  },
  {
    ...{ row: 'T-09', says: 'a complaint that is before a court is declined with a reason' },
    steps: [...triaged, [officer, 'decline', { reasonCode: 'COURT', notice: '法院已受理' }]],
    ...{ to: 'declined', facts: ['declined', 'noticeOwed'] },
  },
  {
    ...{ row: 'T-10', says: 'a complaint about another house goes there' },
    steps: [
      ...triaged,
      [
        officer,
        'refer',
        {
          ...{ body: '市卫健委', consent: 'given', receivedOn: '2026-11-20', receipt: '收文 12' },
          notice: '已移送',
        },
      ],
    ],
    ...{ to: 'referred', facts: ['referred'] },
  },
  {
    ...{ row: 'T-12', says: 'a complaint is accepted', steps: accepted },
    ...{ to: 'accepted', facts: ['accepted'] },
  },
  {
    ...{ row: 'T-13', says: 'a case is graded anew after the dispatch, with a reason' },
    steps: [...dispatched, [officer, 'classify', { facts: ABUSE, reason: '查实有辱骂' }]],
    ...{ to: 'dispatched', facts: ['classified'] },
  },
  {
    ...{ row: 'T-14', says: 'a case is found to be reportable' },
    steps: [...triaged, [officer, 'markReportable', { reason: '重大医疗过失' }]],
    ...{ to: 'triage', facts: ['markedReportable'] },
  },
  {
    ...{ row: 'T-15', says: 'a case goes to the department that answers', steps: dispatched },
    ...{ to: 'dispatched', facts: ['dispatched'] },
  },
  {
    ...{ row: 'T-16', says: 'a named person of the department signs', steps: signed },
    ...{ to: 'investigating', facts: ['signedFor'] },
  },
  {
    ...{ row: 'T-17', says: 'the department gives the case back' },
    steps: [...dispatched, [conductHead, 'returnTicket', { reason: '不是本科室' }]],
    ...{ to: 'accepted', facts: ['returned'] },
  },
  {
    ...{ row: 'T-18', says: 'the department states what happened', steps: stated },
    ...{ to: 'investigating', facts: ['packageSubmitted'] },
  },
  {
    ...{ row: 'T-19', says: 'a department that does not answer in time loses its word' },
    received: { caseKind: 'internal', channel: 'staff_portal' },
    steps: [
      [officer, 'startTriage'],
      [officer, 'classify', { facts: RUDENESS }],
      [officer, 'accept'],
      [officer, 'dispatch', { lead: 'main.conduct', assist: [] }],
      [conductHead, 'signFor'],
      10,
    ],
    ...{ to: 'investigating', facts: ['clockBreached', 'statementWaived'] },
  },
  {
    ...{ row: 'T-20', says: 'a committee is asked' },
    steps: [...signed, [centreHead, 'requestReview', review]],
    ...{ to: 'tech_review', facts: ['reviewRequested'] },
  },
  {
    ...{ row: 'T-21', says: 'the committee has answered' },
    steps: [
      ...signed,
      [centreHead, 'requestReview', review],
      [centreHead, 'recordReview', { negligence: false, opinion: '操作规范' }],
    ],
    ...{ to: 'investigating', facts: ['reviewCompleted'] },
  },
  {
    ...{ row: 'T-22', says: 'an opinion is drafted', steps: drafted },
    ...{ to: 'opinion', facts: ['opinionDrafted'] },
  },
  {
    ...{ row: 'T-23', says: 'the opinion of a major case waits for a leader' },
    steps: [...major, [officer, 'submit']],
    ...{ to: 'approval', facts: ['approvalRequested'] },
  },
  {
    ...{ row: 'T-24', says: 'a leader agrees to the opinion' },
    steps: [...major, [officer, 'submit'], [leader, 'approve']],
    ...{ to: 'feedback_due', facts: ['approvalDecided'] },
  },
  {
    ...{ row: 'T-24', says: 'a leader gives the opinion back' },
    steps: [...major, [officer, 'submit'], [leader, 'reject', { reason: '请补充事实' }]],
    ...{ to: 'opinion', facts: ['approvalDecided'] },
  },
  {
    ...{ row: 'T-25', says: 'an opinion that needs nobody else stands' },
    steps: [...drafted, [officer, 'finalise']],
    ...{ to: 'feedback_due', facts: ['opinionFinalised'] },
  },
  {
    ...{ row: 'T-26', says: 'the complainant is told how far it is' },
    steps: [...signed, [officer, 'giveInterim', { medium: 'phone', text: '正在核查' }]],
    ...{ to: 'investigating', facts: ['feedbackInterim'] },
  },
  {
    ...{ row: 'T-27', says: 'the complainant is told the outcome', steps: answered },
    ...{ to: 'fed_back', facts: ['feedbackGiven'] },
  },
  {
    ...{ row: 'T-28', says: 'what was promised is begun' },
    steps: [...answered, [officer, 'startRemedies', apology]],
    ...{ to: 'implementing', facts: ['remedyPlanned'] },
  },
  {
    ...{ row: 'T-29', says: 'what was promised is done, and the case is closed' },
    steps: [
      ...answered,
      [officer, 'startRemedies', apology],
      [officer, 'completeRemedy', (facts) => ({ ...remedyOf(facts), note: '致歉信' })],
      [officer, 'close'],
    ],
    ...{ to: 'closed', facts: ['remedyCompleted', 'closed'] },
  },
  {
    ...{ row: 'T-31', says: 'the file of a closed case is complete and goes to the archive' },
    steps: [...closed, [officer, 'archive']],
    ...{ to: 'archived', facts: ['archived'] },
  },
  {
    ...{ row: 'T-30', says: 'a case without open promises is closed', steps: closed },
    ...{ to: 'closed', facts: ['closed', 'followUpPlanned'] },
  },
  {
    ...{ row: 'T-32', says: 'a case rests while a court has it' },
    steps: [...dispatched, [officer, 'suspend', { cause: 'court', reason: '已起诉' }]],
    ...{ to: 'suspended', facts: ['suspended'] },
  },
  {
    ...{ row: 'T-33', says: 'a case that rested goes on where it was' },
    steps: [
      ...dispatched,
      [officer, 'suspend', { cause: 'court', reason: '已起诉' }],
      [officer, 'resume'],
    ],
    ...{ to: 'dispatched', facts: ['resumed'] },
  },
  {
    ...{ row: 'T-34', says: 'a closed case begins another round' },
    steps: [...closed, [officer, 'reopen', { ground: 'new_facts', reason: '新证据' }]],
    ...{ to: 'triage', facts: ['reopened'] },
  },
  {
    ...{ row: 'T-35', says: 'who is not satisfied when called back complains a second time' },
    steps: [
      ...closed,
      32,
      [otherOfficer, 'recordFollowUp', { ...call, result: 'dissatisfied', score: 1 }],
    ],
    ...{ to: 'triage', facts: ['followUpDone', 'reopened'] },
  },
  {
    ...{ row: 'T-36', says: 'the complainant takes the complaint back' },
    steps: [...dispatched, [officer, 'withdraw', { statement: '已和解' }]],
    ...{ to: 'withdrawn', facts: ['withdrawn'] },
  },
  {
    ...{ row: 'T-37', says: 'a limit is extended by who may' },
    steps: [
      ...dispatched,
      [officer, 'requestExtension', EXTENSION],
      [centreHead, 'approveExtension', { clockId: 'feedback3' }],
    ],
    ...{ to: 'dispatched', facts: ['extensionRequested', 'clockExtended'] },
  },
  {
    ...{ row: 'T-38', says: 'a limit runs out, and that goes upwards', steps: [30] },
    ...{ to: 'registered', facts: ['clockBreached', 'clockEscalated'] },
  },
  {
    ...{ row: 'T-39', says: 'two people find a complaint invalid' },
    steps: [
      ...signed,
      [officer, 'markInvalid', { grounds: '与监控不符', kind: 'untrue' }],
      [leader, 'markInvalid', { grounds: '同意', kind: 'untrue' }],
    ],
    ...{ to: 'investigating', facts: ['invalidityProposed', 'invalidated'] },
  },
];

async function logOf(caseNo: string) {
  return service.unitOfWork.run(TENANT, async (tx) => {
    const [caseId = ''] = await caseIdsOf(tx, [caseNo]);
    const facts = (await factsOf(tx, [caseId])).get(caseId) ?? [];
    return { facts, faults: await verifyCase(tx, caseId) };
  });
}

async function opened(received: Row['received'] = {}): Promise<string> {
  const event = aReceived({ receivedAt: time.now().toISOString(), ...received });
  await receive(service, [event]);
  return caseNoOf(event);
}

async function take(caseNo: string, step: Step): Promise<void> {
  if (typeof step === 'number') {
    time.advance(step * DAY);
    await service.fire.execute('alarm');
    return;
  }
  const [who, command, payload = {}] = step;
  time.advance(60_000);
  const { facts } = await logOf(caseNo);
  const expectedVersion = facts.at(-1)?.version;
  await service.runCommand.execute(who, {
    ...{ caseNo, command, expectedVersion },
    payload: typeof payload === 'function' ? (payload as (facts: Facts) => object)(facts) : payload,
  });
}

const kindOf = (type: string): string => type.split('.')[1] ?? type;

describe('every transition of a case, from the command to its record', () => {
  it.each(ROWS)('$row: $says', async ({ steps, to, facts: expected, received }) => {
    time.set(START);
    const caseNo = await opened(received);
    for (const step of steps) await take(caseNo, step);
    const { facts, faults } = await logOf(caseNo);
    expect((facts.at(-1)?.data as { state: string }).state).toBe(to);
    expect(facts.map(({ type }) => kindOf(type))).toEqual(expect.arrayContaining([...expected]));
    expect(faults).toEqual([]);
  });

  it('T-11: two complaints of one person about one matter become one case, and both logs say so', async () => {
    time.set(START);
    const target = await opened();
    const source = await opened();
    await take(source, [officer, 'startTriage']);
    const merge = { targetCaseNo: target, samePerson: true, sameMatter: true };
    await take(source, [officer, 'merge', merge]);
    const [joined, kept] = [await logOf(source), await logOf(target)];
    expect(joined.facts.map(({ type }) => kindOf(type))).toContain('merged');
    expect(kept.facts.map(({ type }) => kindOf(type))).toContain('mergeReceived');
    expect([...joined.faults, ...kept.faults]).toEqual([]);
  });
});
