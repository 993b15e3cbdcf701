import { COMMAND_NAMES, type CommandName } from '@tingsu/contracts';
import { ABUSE, PACKAGE, RUDENESS, samples } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { Command } from './decide.js';
import type { PayloadOf } from './payload.js';
import { openTasks } from './inquiry-rules.js';
import { openIssues } from './issues.js';
import { HOLD_EXAMPLES } from './hold-examples.fixture.js';
import { EXPERT_EXAMPLES } from './expert-examples.fixture.js';
import { MEDIATION_EXAMPLES } from './mediation-examples.fixture.js';
import { isLegal } from './transitions.js';

type SingleCommand = Command['name'];

const NOBODY = '01900000-0000-7000-8000-0000000000fe';
const COLLEAGUE = '01900000-0000-7000-8000-0000000000fd';
const cny = (value: string) => ({ value, currency: 'CNY' });
const DAYS = { value: 2, unit: 'day', basis: 'working' } as const;
const PROMISE = { plan: 'x', dueOn: '2099-01-01' };

const remedyOf = ({ remedies }: CaseState) => ({
  remedyId: remedies.at(-1)?.remedyId ?? NOBODY,
});
const FOUND = { facts: 'x', reasons: 'x', liableUnits: [], liablePersons: [], proposed: [] };
const issueOf = (state: CaseState) => {
  const open = openIssues(state);
  const next = open.find(({ found }) => found === null) ?? open.at(-1);
  return { issueId: next?.issueId ?? NOBODY };
};
const LATER = '2099-11-25T10:00:00+08:00';
const taskOf = (state: CaseState) => ({ taskId: openTasks(state).at(-1)?.taskId ?? NOBODY });
const clockOf = ({ clocks }: CaseState) => ({
  clockId: Object.values(clocks).find(({ state }) => state === 'running')?.clockId ?? 'complex10',
});
const requestOf = (state: CaseState) => ({
  clockId: state.extensionRequests[0]?.clockId ?? clockOf(state).clockId,
});
const reconsiderationOf = ({ reconsiderations = [] }: CaseState) => ({
  reconsiderationId: reconsiderations.at(-1)?.reconsiderationId ?? NOBODY,
});
const callOf = ({ followUps }: CaseState) => {
  const { planId, itemNo } = followUps.find(({ result }) => result === null) ?? {
    ...{ planId: 'threeMonth', itemNo: 1 },
  };
  return { planId, itemNo };
};

const meetingOf = ({ meetings = [] }: CaseState) => ({
  meetingId: meetings.find(({ outcome }) => outcome === null)?.meetingId ?? NOBODY,
});

/**
 * Payloads of every command for a case as it stands: one or several that may well be right, aimed at what the case has. Every command has its
 * line here, so that random histories play all of them.
 */
const EXAMPLES: {
  readonly [Name in SingleCommand]: (state: CaseState) => readonly PayloadOf<Name>[];
} = {
  register: () => [{}],
  nameRespondents: () => [
    { units: ['main.ward'], persons: [] },
    { units: [], persons: [COLLEAGUE], others: 'x' },
  ],
  excludePeople: () => [{ persons: [COLLEAGUE], reason: 'x' }],
  note: () => [{ text: 'x', mentions: [] }],
  assign: () => [{ person: COLLEAGUE }],
  takeOver: () => [{}],
  readMessages: () => [{}],
  acknowledge: () => [{ medium: 'phone' }],
  logCall: () => [{ direction: 'out', outcome: 'busy' }],
  startTriage: () => [{}],
  classify: () =>
    [RUDENESS, ABUSE, ...samples().map(({ facts }) => facts)].map((facts) => ({
      ...{ facts, reason: 'x' },
    })),
  requestSupplement: () => [{ missing: ['AUTHORISATION'] }],
  supply: () => [{}, { elements: ['demand'] }],
  accept: () => [{}, { reason: 'x' }],
  decline: () => [{ reasonCode: 'COURT', notice: 'x' }],
  resolveOnSpot: () => [{ outcome: 'x' }],
  contactDepartment: () => [{ department: 'main.ward', medium: 'phone' }],
  dispatch: () => [
    { lead: 'main.medical', assist: [] },
    { lead: 'main.conduct', assist: ['main.finance'] },
  ],
  ruleDepartment: () => [{ lead: 'main.conduct', reason: 'x' }],
  signFor: () => [{}],
  returnTicket: () => [{ reason: 'x' }],
  submitPackage: () => [PACKAGE],
  askPart: () => [
    { department: 'main.finance', question: 'x', dueAt: '2099-11-25T10:00:00+08:00' },
  ],
  signForPart: () => [{}],
  returnPart: () => [{ reason: 'x' }],
  submitPart: () => [{ part: 'x' }],
  delegate: () => [{ person: COLLEAGUE, reason: 'x' }],
  planWork: () => [{ steps: [{ what: 'x', until: '2099-01-01' }] }],
  stateInability: () => [{ kind: 'for_now', reason: 'x' }],
  verifyComplaint: () => [
    { finding: 'true', identityChecked: true, repetitionChecked: true, how: 'x', result: 'x' },
  ],
  recordCalming: () => [{ changed: ['place'], note: 'x' }],
  decideUnit: () => [{ department: 'main.medical' }],
  escalate: () => [
    { matter: 'unresolved', reason: 'x' },
    { matter: 'liability', reason: 'x' },
    { matter: 'cannot_handle', reason: 'x' },
  ],
  takeUpEscalation: () => [{}],
  ruleEscalation: () => [{ ruling: 'x' }],
  planTask: () => [
    { kind: 'records', what: 'x', department: 'main.finance', dueAt: LATER },
    { kind: 'desk', what: 'x', person: COLLEAGUE, dueAt: LATER },
    { kind: 'desk', what: 'x', person: COLLEAGUE, dueAt: LATER, issueId: 'first' },
  ],
  stateUnavailable: () => [
    { slot: 'statement', saidBy: 'x', reason: 'x' },
    { slot: 'onSite', saidBy: 'x', reason: 'x' },
  ],
  reassignTask: (state) => [{ ...taskOf(state), department: 'main.medical', reason: 'x' }],
  finishTask: (state) => [{ ...taskOf(state), result: 'x' }],
  dropTask: (state) => [{ ...taskOf(state), reason: 'x' }],
  declareInterest: () => [{ conflict: false }, { conflict: true, reason: 'x' }],
  ruleInterest: () => [{ person: COLLEAGUE, allowed: true, reason: 'x' }],
  urge: () => [{ demand: 'x' }, { department: 'main.finance', demand: 'x' }],
  answerUrge: () => [{ answer: 'x' }],
  complainOfLateNotice: () => [{ clockId: 'tell1' }],
  addIssue: () => [
    { words: 'x', topics: ['charges'] },
    { words: 'x', units: ['main.ward'], confidential: true },
  ],
  changeIssue: (state) => [{ ...issueOf(state), topics: ['waiting'] }],
  recordCauses: (state) => [
    { causes: ['process', 'attitude'], note: 'x' },
    { ...issueOf(state), causes: ['staffing'] },
  ],
  removeIssue: (state) => [{ ...issueOf(state), reason: 'x' }],
  stateIssue: (state) => [{ ...issueOf(state), facts: 'x' }],
  recordFinding: (state) => [
    {
      ...issueOf(state),
      ...FOUND,
      finding: 'upheld',
      cause: 'own_fault',
      liableUnits: ['main.ward'],
    },
    { ...issueOf(state), ...FOUND, finding: 'not_upheld', cause: 'complainant', help: 'explained' },
  ],
  draftOpinion: () => [
    { opinion: 'x' },
    { outcome: 'upheld', opinion: 'x' },
    { outcome: 'not_upheld', opinion: 'x' },
  ],
  submit: () => [{}],
  approve: () => [{}],
  reject: () => [{ reason: 'x' }],
  finalise: () => [{}],
  tellOtherwise: ({ notices = [] }) => [
    {
      noticeKey: notices.find(({ told }) => told === null)?.key ?? 'answer.1',
      ...{ medium: 'phone', note: 'x' },
    },
  ],
  giveInterim: () => [{ medium: 'phone', text: 'x' }],
  agreeSpeaker: () => [{ consent: 'given', words: 'x' }],
  giveFinal: () => [
    { medium: 'phone', written: true, text: 'x' },
    { medium: 'system', written: true, text: 'x' },
  ],
  close: () => [{}, { reason: 'x' }],
  settle: () => [{ outcome: 'noted' }, { outcome: 'answered', medium: 'phone', text: 'x' }],
  changeKind: () => [{ kind: 'internal', reason: 'x' }],
  withdraw: () => [{ statement: 'x' }],
  recordFollowUp: (state) => [
    { ...callOf(state), result: 'satisfied' },
    { ...callOf(state), result: 'unreachable' },
    { ...callOf(state), result: 'dissatisfied', score: 2 },
  ],
  requestExtension: (state) => [
    { ...clockOf(state), by: DAYS, reason: 'x', notice: 'x' },
    { clockId: 'complex10', by: DAYS, reason: 'x', notice: 'x' },
  ],
  approveExtension: (state) => [requestOf(state)],
  rejectExtension: (state) => [{ ...requestOf(state), reason: 'x' }],
  agreeDate: (state) => [{ ...clockOf(state), date: '2026-12-01' }],
  suspend: () => [
    { cause: 'court', reason: 'x' },
    { cause: 'appraisal', reason: 'x' },
  ],
  resume: () => [{}],
  requestReview: () => [{ body: 'x', question: 'x', consent: 'x' }],
  planMeeting: ({ receivedAt }) => [
    { kind: 'analysis', at: receivedAt, persons: [], units: ['main.ward'] },
    { kind: 'complainant', at: receivedAt, persons: [], units: [], representatives: 3 },
  ],
  changeMeeting: (state) => [
    { ...meetingOf(state), at: '2099-01-05T01:00:00.000Z', reason: 'x' },
    { ...meetingOf(state), units: ['main.outpatient'], representatives: 2, reason: 'x' },
  ],
  answerMeeting: (state) => [{ ...meetingOf(state), comes: false, words: 'x' }],
  recordMeeting: (state) => [
    { ...meetingOf(state), outcome: 'not_held' },
    {
      ...{ ...meetingOf(state), outcome: 'held', minutes: 'x', signature: 'signed' },
      ...{ causes: 'x', liability: 'x', measures: 'x' },
    },
  ],
  dropMeeting: (state) => [{ ...meetingOf(state), reason: 'x' }],
  recordReview: () => [{ negligence: true, opinion: 'x' }],
  markReportable: () => [{ reason: 'x' }, { reason: 'x', grade: 'major', accidentGrade: 2 }],
  reportToRegulator: () => [
    { subject: 'medical_fault', authority: 'x', method: 'online' },
    { subject: 'safety_event', authority: 'x', method: 'phone' },
  ],
  ...HOLD_EXAMPLES,
  ...MEDIATION_EXAMPLES,
  ...EXPERT_EXAMPLES,
  refer: () => [
    {
      ...{ body: 'x', consent: 'given', receivedOn: '2026-11-20', receipt: 'x', notice: 'x' },
    },
  ],
  offerPlan: () => [
    {
      alternatives: [
        { words: 'x', remedies: ['refund'], amount: cny('200') },
        { words: 'y', remedies: ['apology'] },
      ],
    },
  ],
  recordChoice: () => [
    { choice: 'chosen', alternative: 1, words: 'x' },
    { choice: 'not_asked', words: 'x' },
  ],
  startRemedies: () => [
    { ...PROMISE, remedy: 'apology' },
    { ...PROMISE, remedy: 'refund', amount: cny('900') },
  ],
  approveRemedy: (state) => [remedyOf(state)],
  rejectRemedy: (state) => [{ ...remedyOf(state), reason: 'x' }],
  completeRemedy: (state) => [{ ...remedyOf(state), note: 'x' }],
  waiveRemedy: (state) => [{ ...remedyOf(state), reason: 'x' }],
  archive: () => [{ parts: [] }, { parts: [{ part: 'investigation', place: 'x' }] }],
  serveResult: () => [
    { on: { unit: 'main.ward' }, medium: 'hand', receipt: 'signed', text: 'x' },
    { on: { person: COLLEAGUE }, medium: 'post', receipt: 'refused', text: 'x', witness: 'x' },
  ],
  askReconsideration: ({ results = [] }) =>
    results.length === 0
      ? [{ noticeId: NOBODY, grounds: 'x', evidence: 'x' }]
      : results.map(({ noticeId }) => ({ noticeId, grounds: 'x', evidence: 'x' })),
  withdrawReconsideration: (state) => [reconsiderationOf(state)],
  decideReconsideration: (state) => [
    { ...reconsiderationOf(state), result: 'upheld', reasons: 'x' },
    { ...reconsiderationOf(state), result: 'revoked', reasons: 'x' },
    { ...reconsiderationOf(state), result: 'changed', outcome: 'partly_upheld', reasons: 'x' },
  ],
  serveConclusion: (state) => [
    { ...reconsiderationOf(state), medium: 'hand', receipt: 'signed' },
    { ...reconsiderationOf(state), medium: 'post', receipt: 'refused', witness: 'x' },
  ],
  issueCircular: () => [{ departments: [], text: 'x' }],
  giveFinalNotice: () => [{ text: 'x' }],
  reopen: () => [
    { ground: 'new_facts', reason: 'x' },
    { ground: 'court', reason: 'x' },
    { ground: 'dissatisfied', reason: 'x' },
    { ground: 'correction', reason: 'x' },
  ],
  markInvalid: () => [{ grounds: 'x' }],
  recordMilestone: () => [{ milestone: 'transfer.objected' }, { milestone: 'negotiation.failed' }],
  acknowledgeClock: ({ clocks }) =>
    Object.values(clocks).flatMap(({ clockId, acted = [] }) =>
      acted.map(({ stepId }) => ({ clockId, stepId })),
    ),
};

/** What leads a case on; drawn more often, so that histories do not end where they begin. */
const ONWARD: ReadonlySet<CommandName> = new Set<CommandName>([
  ...(['startTriage', 'classify', 'accept', 'dispatch', 'signFor', 'submitPackage'] as const),
  ...(['draftOpinion', 'submit', 'approve', 'finalise', 'giveFinal', 'close'] as const),
  ...(['recordFollowUp', 'startRemedies', 'completeRemedy', 'archive'] as const),
]);
/** What ends a case early; drawn seldom. */
const ENDING: ReadonlySet<CommandName> = new Set<CommandName>([
  ...(['resolveOnSpot', 'decline', 'refer', 'settle', 'withdraw', 'suspend'] as const),
]);
const SINGLE = COMMAND_NAMES.filter((name): name is SingleCommand => name in EXAMPLES);
const weightOf = (name: SingleCommand): number =>
  ONWARD.has(name) ? 12 : ENDING.has(name) ? 1 : 3;
const DRAWN = SINGLE.flatMap((name) => Array<typeof name>(weightOf(name)).fill(name));

/** A random command: which one, of those that the state allows (or of all, where `legal` is false), and with which payload. */
export interface Draw {
  readonly command: number;
  readonly payload: number;
  readonly legal: boolean;
}

export function drawn(state: CaseState, { command, payload, legal }: Draw): Command {
  const names = legal ? DRAWN.filter((name) => isLegal(name, state.state)) : SINGLE;
  const name = names[command % names.length] ?? 'note';
  const payloads = EXAMPLES[name](state);
  return { name, payload: payloads[payload % payloads.length] ?? {} } as Command;
}
