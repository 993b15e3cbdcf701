import {
  GOODWILL,
  isOpenIssue,
  MILESTONE_FORMS,
  UNPAID_REMEDIES,
  type CaseDetail,
  type ClockView,
  type CommandName,
  type Facts,
  type ServedOn,
} from '@tingsu/contracts';
import { HOLD_FIELDS } from '../holds/hold-fields';
import { REPORT_FIELDS } from '../holds/report-fields';
import { sentParts } from '../results/typed-parts';
import { MEETING_FIELDS } from '../meetings/meeting-fields';
import { panelNow } from '../meetings/panel-now';
import { sentDissent } from '../meetings/typed-dissent';
import { sentMoney } from '../remedies/money';
import { sentInstalments } from '../remedies/typed-instalments';
import { sentAlternatives } from '../remedies/typed-offer';
import { sentSteps } from './work-steps';
import type { CommandField } from './command-field';
import { amountOf } from './amount';
import { givenAnswers } from './call-answers';

const note = (max: number): CommandField => ({
  name: 'note',
  text: 'fieldNote',
  kind: 'text',
  max,
  optional: true,
});
const reason = (max: number, optional = false): CommandField => ({
  name: 'reason',
  text: 'fieldReason',
  kind: 'text',
  max,
  optional,
});

const clock = (of: 'extend' | 'agree' | 'requested'): CommandField => ({
  name: 'clockId',
  text: 'fieldClock',
  kind: 'clock',
  of,
});

const remedy = (of: 'decide' | 'carryOut' | 'open'): CommandField => ({
  name: 'remedyId',
  text: 'fieldRemedy',
  kind: 'remedy',
  of,
});

const issue: CommandField = { name: 'issueId', text: 'fieldIssue', kind: 'issue' };

const OURS = { name: 'cause', is: ['own_fault', 'management_gap'] } as const;

/** What an issue is about, from what everybody says of it to what few need. */
const matter = (words: CommandField): readonly CommandField[] => [
  words,
  { name: 'category', text: 'fieldCategory', kind: 'category', optional: true },
  { name: 'topics', text: 'fieldTopics', kind: 'topics', optional: true },
  { name: 'request', text: 'fieldRequest', kind: 'text', max: 5_000, optional: true },
  { name: 'reasons', text: 'fieldOwnReasons', kind: 'text', max: 5_000, optional: true },
  { name: 'place', text: 'fieldPlace', kind: 'line', max: 200, optional: true },
  { name: 'units', text: 'fieldRespondentUnits', kind: 'allDepartments', optional: true },
  { name: 'persons', text: 'fieldRespondentPersons', kind: 'people', optional: true },
  { name: 'problem', text: 'fieldProblem', kind: 'problem', optional: true, whereOffered: true },
  {
    name: 'severity',
    text: 'fieldIssueSeverity',
    kind: 'issueSeverity',
    optional: true,
    whereOffered: true,
  },
  { name: 'harm', text: 'fieldHarm', kind: 'harm', optional: true, whereOffered: true },
];
const issueWords = { name: 'words', text: 'fieldIssueWords', kind: 'text', max: 10_000 } as const;

/** What is still to be found out. */
const TASK: CommandField = { name: 'taskId', text: 'fieldTask', kind: 'task' };
/** What is said of a sitting, where a committee or a team has the word. */
const SITTING: readonly CommandField[] = [
  { name: 'heldOn', text: 'fieldHeldOn', kind: 'date', ofPanel: true },
  { name: 'sat', text: 'fieldSat', kind: 'panelists', ofPanel: true },
  { name: 'minutes', text: 'fieldMinutes', kind: 'text', max: 20_000, ofPanel: true },
  { name: 'dissent', text: 'fieldDissent', kind: 'dissent', optional: true, ofPanel: true },
  {
    ...{ name: 'legalAdvice', text: 'fieldLegalAdvice', kind: 'text', max: 5_000 },
    ...{ optional: true, ofPanel: true },
  },
];

/** The fields of every command, in the order in which one thinks of them. A command without an entry does not compile. */
export const COMMAND_FIELDS = {
  register: [],
  nameRespondents: [
    { name: 'units', text: 'fieldRespondentUnits', kind: 'allDepartments', optional: true },
    { name: 'persons', text: 'fieldRespondentPersons', kind: 'people', optional: true },
    { name: 'others', text: 'fieldRespondentOthers', kind: 'text', max: 1_000, optional: true },
  ],
  note: [
    { name: 'text', text: 'noteText', kind: 'text', max: 5_000 },
    { name: 'mentions', text: 'noteMentions', kind: 'people', optional: true },
  ],
  excludePeople: [
    { name: 'persons', text: 'fieldExcluded', kind: 'people', optional: true },
    reason(2_000),
  ],
  assign: [{ name: 'person', text: 'fieldOwner', kind: 'owner' }],
  takeOver: [],
  readMessages: [],
  acknowledge: [{ name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'contactMedium' }],
  logCall: [
    { name: 'direction', text: 'fieldCallDirection', kind: 'choice', table: 'callDirection' },
    { name: 'outcome', text: 'fieldCallOutcome', kind: 'choice', table: 'callOutcome' },
    note(5_000),
  ],
  startTriage: [],
  classify: [{ name: 'facts', text: 'factsForm', kind: 'facts' }, reason(1_000, true)],
  requestSupplement: [
    { name: 'missing', text: 'fieldMissing', kind: 'choices', table: 'missing' },
    { name: 'note', text: 'fieldWantedWords', kind: 'text', max: 2_000, optional: true },
  ],
  supply: [
    { name: 'elements', text: 'fieldSupplied', kind: 'choices', table: 'missing', optional: true },
    { name: 'note', text: 'fieldSupplement', kind: 'text', max: 5_000, optional: true },
  ],
  accept: [
    { name: 'reason', text: 'fieldAcceptReason', kind: 'text', max: 2_000, whereMissing: true },
  ],
  decline: [
    { name: 'reasonCode', text: 'fieldReasonCode', kind: 'decline' },
    { name: 'notice', text: 'fieldNotice', kind: 'text', max: 5_000 },
  ],
  merge: [
    { name: 'targetCaseNo', text: 'fieldTargetCase', kind: 'line', max: 40 },
    { name: 'samePerson', text: 'fieldSamePerson', kind: 'yesNo' },
    { name: 'sameMatter', text: 'fieldSameMatter', kind: 'yesNo' },
    reason(1_000, true),
  ],
  link: [
    { name: 'targetCaseNo', text: 'fieldLinkedCase', kind: 'line', max: 40 },
    reason(1_000, true),
  ],
  resolveOnSpot: [{ name: 'outcome', text: 'fieldOutcomeText', kind: 'text', max: 5_000 }],
  contactDepartment: [
    { name: 'department', text: 'fieldDepartment', kind: 'department' },
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'medium' },
  ],
  dispatch: [
    { name: 'lead', text: 'fieldLead', kind: 'department', optional: true },
    { name: 'assist', text: 'fieldAssist', kind: 'departments', optional: true },
    { name: 'research', text: 'fieldResearch', kind: 'text', max: 10_000, optional: true },
  ],
  ruleDepartment: [
    { name: 'lead', text: 'fieldLead', kind: 'department' },
    { name: 'assist', text: 'fieldAssist', kind: 'departments', optional: true },
    reason(2_000),
  ],
  signFor: [],
  returnTicket: [reason(1_000)],
  submitPackage: [
    { name: 'statement', text: 'fieldStatement', kind: 'text', max: 20_000 },
    { name: 'preliminaryLiability', text: 'fieldLiability', kind: 'text', max: 5_000 },
    { name: 'preliminaryOpinion', text: 'fieldPreliminaryOpinion', kind: 'text', max: 5_000 },
  ],
  delegate: [
    { name: 'person', text: 'fieldHandler', kind: 'colleague' },
    { name: 'reason', text: 'fieldHandlerReason', kind: 'text', max: 1_000, optional: true },
  ],
  planWork: [{ name: 'steps', text: 'fieldSteps', kind: 'steps' }],
  stateInability: [
    { name: 'kind', text: 'fieldInability', kind: 'choice', table: 'inability' },
    reason(5_000),
  ],
  verifyComplaint: [
    { name: 'finding', text: 'fieldVerified', kind: 'choice', table: 'verification' },
    { name: 'how', text: 'fieldVerifiedHow', kind: 'text', max: 2_000 },
    { name: 'result', text: 'fieldVerifiedResult', kind: 'text', max: 5_000 },
    { name: 'identityChecked', text: 'fieldIdentityChecked', kind: 'yesNo' },
    { name: 'repetitionChecked', text: 'fieldRepetitionChecked', kind: 'yesNo' },
  ],
  recordCalming: [
    { name: 'changed', text: 'fieldCalmed', kind: 'choices', table: 'calming' },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000 },
  ],
  decideUnit: [
    { name: 'department', text: 'fieldDepartment', kind: 'department' },
    reason(2_000, true),
  ],
  escalate: [
    { name: 'matter', text: 'fieldEscalated', kind: 'choice', table: 'escalatedMatter' },
    reason(5_000),
  ],
  takeUpEscalation: [],
  ruleEscalation: [{ name: 'ruling', text: 'fieldRuling', kind: 'text', max: 5_000 }],
  planTask: [
    { name: 'kind', text: 'fieldTaskKind', kind: 'choice', table: 'inquiryTask' },
    {
      name: 'party',
      text: 'fieldTaskParty',
      kind: 'line',
      max: 200,
      when: { name: 'kind', is: ['outside'] },
    },
    { name: 'what', text: 'fieldTaskWhat', kind: 'text', max: 5_000 },
    { name: 'person', text: 'fieldTaskPerson', kind: 'person', optional: true },
    { name: 'department', text: 'fieldTaskDepartment', kind: 'department', optional: true },
    { name: 'dueAt', text: 'fieldTaskDue', kind: 'instant' },
  ],
  reassignTask: [
    TASK,
    { name: 'person', text: 'fieldTaskPerson', kind: 'person', optional: true },
    { name: 'department', text: 'fieldTaskDepartment', kind: 'department', optional: true },
    { name: 'dueAt', text: 'fieldTaskNewDue', kind: 'instant', optional: true },
    reason(2_000),
  ],
  finishTask: [
    TASK,
    {
      name: 'happenedAt',
      text: 'fieldTaskWhen',
      kind: 'instant',
      ofTask: ['interview', 'on_site'],
    },
    {
      name: 'place',
      text: 'fieldTaskPlace',
      kind: 'line',
      max: 200,
      ofTask: ['interview', 'on_site'],
    },
    {
      name: 'witness',
      text: 'fieldTaskWitness',
      kind: 'person',
      optional: true,
      ofTask: ['interview'],
    },
    {
      name: 'whom',
      text: 'fieldTaskWhom',
      kind: 'line',
      max: 200,
      optional: true,
      ofTask: ['interview'],
    },
    {
      name: 'interviewer',
      text: 'fieldTaskInterviewer',
      kind: 'person',
      optional: true,
      ofTask: ['interview'],
    },
    { name: 'result', text: 'fieldTaskResult', kind: 'text', max: 20_000, optional: true },
    {
      name: 'signed',
      text: 'fieldTaskSigned',
      kind: 'choice',
      table: 'minutesSigned',
      ofTask: ['interview'],
    },
  ],
  dropTask: [TASK, reason(2_000)],
  declareInterest: [
    { name: 'conflict', text: 'fieldConflict', kind: 'yesNo' },
    { name: 'reason', text: 'fieldConflictReason', kind: 'text', max: 2_000, optional: true },
  ],
  ruleInterest: [
    { name: 'person', text: 'fieldTaskPerson', kind: 'person' },
    { name: 'allowed', text: 'fieldConflictAllowed', kind: 'yesNo' },
    reason(2_000),
  ],
  urge: [
    { name: 'department', text: 'fieldUrged', kind: 'owing', optional: true },
    { name: 'demand', text: 'fieldDemand', kind: 'text', max: 2_000 },
  ],
  answerUrge: [{ name: 'answer', text: 'fieldUrgeAnswer', kind: 'text', max: 5_000 }],
  askPart: [
    { name: 'department', text: 'fieldDepartment', kind: 'department' },
    { name: 'dueAt', text: 'fieldPartDue', kind: 'instant' },
    { name: 'question', text: 'fieldPartQuestion', kind: 'text', max: 5_000 },
  ],
  signForPart: [],
  returnPart: [reason(1_000)],
  submitPart: [{ name: 'part', text: 'fieldPart', kind: 'text', max: 20_000 }],
  addIssue: [
    ...matter(issueWords),
    { name: 'confidential', text: 'fieldIssueConfidential', kind: 'yesNo' },
  ],
  changeIssue: [issue, ...matter({ ...issueWords, optional: true })],
  recordCauses: [
    { name: 'causes', text: 'fieldCauses', kind: 'causes' },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000, optional: true },
  ],
  removeIssue: [issue, reason(2_000)],
  stateIssue: [issue, { name: 'facts', text: 'fieldIssueFacts', kind: 'text', max: 20_000 }],
  recordFinding: [
    issue,
    { name: 'finding', text: 'fieldIssueFinding', kind: 'choice', table: 'issueFinding' },
    { name: 'facts', text: 'fieldIssueFacts', kind: 'text', max: 20_000 },
    { name: 'reasons', text: 'fieldFindingReasons', kind: 'text', max: 10_000 },
    { name: 'cause', text: 'fieldIssueCause', kind: 'choice', table: 'issueCause' },
    {
      ...{ name: 'liability', text: 'fieldLiabilityKind', kind: 'choice', table: 'liabilityKind' },
      ...{ optional: true, when: OURS },
    },
    {
      ...{ name: 'liableUnits', text: 'fieldLiableUnits', kind: 'allDepartments' },
      ...{ optional: true, when: OURS },
    },
    {
      ...{ name: 'liablePersons', text: 'fieldLiablePersons', kind: 'people' },
      ...{ optional: true, when: OURS },
    },
    {
      ...{ name: 'help', text: 'fieldIssueHelp', kind: 'choice', table: 'issueHelp' },
      when: { name: 'cause', is: ['complainant'] },
    },
    { name: 'proposed', text: 'fieldProposed', kind: 'choices', table: 'remedy', optional: true },
    { name: 'proposal', text: 'fieldProposal', kind: 'text', max: 5_000, optional: true },
  ],
  draftOpinion: [
    {
      ...{ name: 'outcome', text: 'fieldOutcome', kind: 'choice', table: 'outcome' },
      whereUnfound: true,
    },
    { name: 'opinion', text: 'fieldOpinion', kind: 'text', max: 20_000 },
  ],
  submit: [],
  approve: [note(2_000), ...SITTING],
  reject: [reason(2_000), ...SITTING],
  finalise: [],
  tellOtherwise: [
    { name: 'noticeKey', text: 'fieldNotice', kind: 'untold' },
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'medium' },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000 },
  ],
  giveInterim: [
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'contactMedium' },
    { name: 'text', text: 'fieldInterim', kind: 'text', max: 10_000 },
  ],
  agreeSpeaker: [
    { name: 'consent', text: 'fieldSpeakerConsent', kind: 'choice', table: 'speakerConsent' },
    { name: 'words', text: 'fieldConsentWords', kind: 'text', max: 2_000 },
  ],
  giveFinal: [
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'contactMedium' },
    { name: 'text', text: 'fieldFeedback', kind: 'text', max: 10_000 },
    {
      ...{ name: 'waiver', text: 'fieldWaiver', kind: 'line', max: 500, optional: true },
      ...{ asked: 'signatureFor', when: { name: 'medium', is: ['visit'] } },
    },
    {
      ...{ name: 'note', text: 'fieldTellingNote', kind: 'text', max: 5_000 },
      ...{ asked: 'noteFor', when: { name: 'medium', is: ['phone'] } },
    },
    { name: 'written', text: 'fieldWritten', kind: 'yesNo' },
    { name: 'satisfaction', text: 'fieldSatisfaction', kind: 'rating', optional: true },
  ],
  close: [reason(2_000, true)],
  settle: [
    { name: 'outcome', text: 'fieldSettlement', kind: 'choice', table: 'settlement' },
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'medium', optional: true },
    { name: 'text', text: 'fieldFeedback', kind: 'text', max: 10_000, optional: true },
  ],
  changeKind: [
    { name: 'kind', text: 'fieldCaseKind', kind: 'choice', table: 'caseKind' },
    reason(2_000),
  ],
  withdraw: [{ name: 'statement', text: 'fieldWithdrawal', kind: 'text', max: 5_000 }],
  recordFollowUp: [
    { name: 'item', text: 'fieldFollowUp', kind: 'followUp' },
    { name: 'result', text: 'fieldResult', kind: 'choice', table: 'followUp' },
    {
      name: 'finding',
      text: 'fieldFinding',
      kind: 'choice',
      table: 'followUpFinding',
      optional: true,
    },
    { name: 'score', text: 'fieldSatisfaction', kind: 'rating', optional: true },
    { name: 'answers', text: 'callScriptTitle', kind: 'answers', optional: true },
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'medium', optional: true },
    note(2_000),
  ],
  requestExtension: [
    clock('extend'),
    { name: 'by', text: 'fieldExtendBy', kind: 'amount' },
    reason(2_000),
    {
      name: 'notice',
      text: 'fieldExtensionNotice',
      kind: 'text',
      max: 5_000,
      optional: true,
      noticeOfExtension: true,
    },
  ],
  approveExtension: [clock('requested'), note(2_000)],
  rejectExtension: [clock('requested'), reason(2_000)],
  agreeDate: [clock('agree'), { name: 'date', text: 'fieldAgreedDate', kind: 'date' }, note(2_000)],
  suspend: [
    { name: 'cause', text: 'fieldCause', kind: 'choice', table: 'suspension' },
    reason(2_000),
  ],
  resume: [note(2_000)],
  requestReview: [
    { name: 'committee', text: 'fieldCommittee', kind: 'committee', optional: true },
    { name: 'team', text: 'fieldTeam', kind: 'people', optional: true },
    { name: 'lead', text: 'fieldTeamLead', kind: 'person', optional: true },
    { name: 'body', text: 'fieldReviewBody', kind: 'line', max: 100, optional: true },
    { name: 'question', text: 'fieldQuestion', kind: 'text', max: 5_000 },
    { name: 'consent', text: 'fieldReviewConsent', kind: 'line', max: 500, optional: true },
  ],
  recordReview: [
    { name: 'negligence', text: 'fieldNegligence', kind: 'yesNo' },
    { name: 'opinion', text: 'fieldReviewOpinion', kind: 'text', max: 20_000 },
    ...SITTING,
  ],
  ...REPORT_FIELDS,
  ...MEETING_FIELDS,
  ...HOLD_FIELDS,
  refer: [
    { name: 'body', text: 'fieldReferredTo', kind: 'line', max: 100 },
    { name: 'consent', text: 'fieldConsent', kind: 'choice', table: 'referralConsent' },
    { name: 'receivedOn', text: 'fieldReceivedOn', kind: 'date' },
    { name: 'receipt', text: 'fieldReceiptProof', kind: 'line', max: 200, optional: true },
    { name: 'notice', text: 'fieldNotice', kind: 'text', max: 5_000 },
  ],
  offerPlan: [
    { name: 'concern', text: 'fieldConcern', kind: 'text', max: 2_000, optional: true },
    { name: 'gap', text: 'fieldGap', kind: 'text', max: 2_000, optional: true },
    { name: 'expectation', text: 'fieldExpectation', kind: 'text', max: 2_000, optional: true },
    { name: 'alternatives', text: 'fieldAlternatives', kind: 'alternatives' },
  ],
  recordChoice: [
    { name: 'choice', text: 'fieldChoice', kind: 'choice', table: 'planChoice' },
    {
      ...{ name: 'alternative', text: 'fieldAlternative', kind: 'alternative', optional: true },
      when: { name: 'choice', is: ['chosen'] },
    },
    { name: 'words', text: 'fieldChoiceWords', kind: 'text', max: 5_000 },
  ],
  startRemedies: [
    { ...issue, optional: true, whereSeveral: true },
    { name: 'remedy', text: 'fieldRemedy', kind: 'choice', table: 'remedy' },
    { name: 'amount', text: 'fieldAmount', kind: 'money', optional: true },
    { name: 'instalments', text: 'fieldInstalments', kind: 'instalments', optional: true },
    {
      name: 'setBy',
      text: 'fieldSetBy',
      kind: 'choice',
      table: 'amountSetter',
      optional: true,
      ofMoney: 'owed',
    },
    { name: 'decision', text: 'fieldDecision', kind: 'line', max: 200, ofMoney: 'set' },
    { name: 'plan', text: 'fieldRemedyPlan', kind: 'text', max: 5_000 },
    { name: 'department', text: 'fieldRemedyDepartment', kind: 'department', optional: true },
    { name: 'dueOn', text: 'fieldDueOn', kind: 'date' },
  ],
  approveRemedy: [remedy('decide'), note(2_000)],
  rejectRemedy: [remedy('decide'), reason(2_000)],
  completeRemedy: [
    remedy('carryOut'),
    { name: 'note', text: 'fieldProof', kind: 'text', max: 2_000, optional: true },
    { name: 'opinionAfter', text: 'fieldOpinionAfter', kind: 'text', max: 2_000, optional: true },
  ],
  waiveRemedy: [remedy('open'), reason(2_000)],
  archive: [
    { name: 'parts', text: 'fieldArchiveParts', kind: 'archiveParts', optional: true },
    note(2_000),
  ],
  serveResult: [
    { name: 'on', text: 'fieldServedOn', kind: 'party' },
    { name: 'text', text: 'fieldResultText', kind: 'text', max: 10_000 },
    { name: 'medium', text: 'fieldServedBy', kind: 'choice', table: 'servedBy' },
    { name: 'receipt', text: 'fieldReceiptSigned', kind: 'choice', table: 'serviceReceipt' },
    { name: 'witness', text: 'fieldWitness', kind: 'line', max: 200, optional: true },
    { name: 'servedAt', text: 'fieldServedAt', kind: 'instant', optional: true },
  ],
  askReconsideration: [
    { name: 'noticeId', text: 'fieldResult_served', kind: 'result' },
    { name: 'grounds', text: 'fieldAskGrounds', kind: 'text', max: 10_000 },
    { name: 'evidence', text: 'fieldAskEvidence', kind: 'text', max: 5_000 },
    { name: 'askedAt', text: 'fieldAskedAt', kind: 'instant', optional: true },
  ],
  withdrawReconsideration: [
    { name: 'reconsiderationId', text: 'fieldReconsideration', kind: 'reconsideration' },
    reason(2_000, true),
  ],
  decideReconsideration: [
    { name: 'reconsiderationId', text: 'fieldReconsideration', kind: 'reconsideration' },
    { name: 'result', text: 'fieldReconsidered', kind: 'choice', table: 'reconsidered' },
    { name: 'outcome', text: 'fieldNewOutcome', kind: 'choice', table: 'outcome', optional: true },
    { name: 'reasons', text: 'fieldReason', kind: 'text', max: 10_000 },
  ],
  issueCircular: [
    { name: 'text', text: 'fieldCircular', kind: 'text', max: 20_000 },
    { name: 'departments', text: 'fieldCircularTo', kind: 'allDepartments', optional: true },
  ],
  giveFinalNotice: [{ name: 'text', text: 'fieldFinalNotice', kind: 'text', max: 10_000 }],
  reopen: [
    { name: 'ground', text: 'fieldGround', kind: 'choice', table: 'reopening' },
    reason(2_000),
  ],
  recordMilestone: [
    { name: 'milestone', text: 'fieldMilestone', kind: 'milestone' },
    { name: 'place', text: 'fieldPlace', kind: 'line', max: 200, part: 'place' },
    { name: 'findings', text: 'fieldFindings', kind: 'text', max: 20_000, part: 'findings' },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 5_000, optional: true },
  ],
  // Its button is with the clock.
  acknowledgeClock: [],
  markInvalid: [
    {
      name: 'kind',
      text: 'fieldInvalidKind',
      kind: 'choice',
      table: 'invalidKind',
      optional: true,
    },
    { name: 'grounds', text: 'fieldGrounds', kind: 'text', max: 5_000 },
  ],
} as const satisfies Record<CommandName, readonly CommandField[]>;

/** Whether a field is asked for, given the milestone that is recorded, the remedy that is planned, or what was chosen. */
export const isAskedFor = (
  { part, kind, ofMoney }: CommandField,
  milestone: unknown,
  planned?: unknown,
  setBy?: unknown,
): boolean => {
  const unpaid: readonly unknown[] = UNPAID_REMEDIES;
  if (ofMoney) return isOwed(planned) && (ofMoney === 'owed' || Boolean(setBy));
  if (kind === 'money' || kind === 'instalments') return !unpaid.includes(planned);
  const forms: Readonly<Record<string, readonly string[]>> = MILESTONE_FORMS;
  return part === undefined || (forms[String(milestone)] ?? []).includes(part);
};

/** Whether a field that depends on another one is asked for, given the value of that. */
export const isWhen = ({ when }: CommandField, value: unknown): boolean =>
  !when || when.is.some((one) => one === value);

/** Whether a field is asked for about the chosen task. */
export const isAskedOfTask = (
  { ofTask }: CommandField,
  taskId: unknown,
  { inquiry }: Pick<CaseDetail, 'inquiry'>,
): boolean => {
  const kind = inquiry?.tasks.find((task) => task.taskId === taskId)?.kind;
  return ofTask === undefined || (kind !== undefined && ofTask.includes(kind));
};

/** Goodwill is owed to nobody. */
const isOwed = (planned: unknown): boolean =>
  Boolean(planned) &&
  ![...UNPAID_REMEDIES, ...GOODWILL].some((remedy: unknown) => remedy === planned);

/** Whether a field may be left empty, given the clock that the command is about. */
export const isOptional = (
  field: CommandField,
  clock: Pick<ClockView, 'extensionNotice'> | undefined,
): boolean => field.optional === true && !(field.noticeOfExtension && clock?.extensionNotice);

/** The field beside which a refusal by a rule is shown, where it is about one. */
export const FIELD_OF_RULE: Readonly<Record<string, string>> = {
  'complainant.not_contactable': 'medium',
  'extension.notice_required': 'notice',
  'extension.too_long': 'by',
  'followup.answer_missing': 'answers',
  'followup.contradicts': 'finding',
  'followup.nobody_answered': 'result',
  'decline.reason_unknown': 'reasonCode',
  'elements.missing': 'reason',
  'supplement.element_unknown': 'missing',
  'date.future': 'receivedOn',
  'date.too_early': 'receivedOn',
  'link.known': 'targetCaseNo',
  'link.same_case': 'targetCaseNo',
  'milestone.findings_missing': 'findings',
  'milestone.place_missing': 'place',
  'mention.no_access': 'mentions',
  'cause.unknown': 'causes',
  'merge.not_same': 'sameMatter',
  'merge.same_case': 'targetCaseNo',
  'respondent.department_only': 'persons',
  'merge.other_kind': 'targetCaseNo',
  'merge.target_ended': 'targetCaseNo',
  'owner.out_of_reach': 'person',
  'owner.same': 'person',
  'reason.required': 'reason',
  'kind.same': 'kind',
  'kind.not_bound': 'kind',
  'settle.answer_missing': 'text',
  'date.past': 'date',
  'answer.note_missing': 'note',
  'answer.signature_missing': 'waiver',
  'issue.category_unknown': 'category',
  'issue.found': 'issueId',
  'issue.help_missing': 'help',
  'issue.last': 'issueId',
  'issue.liable_missing': 'liableUnits',
  'issue.liable_not_meant': 'cause',
  'issue.problem_unknown': 'problem',
  'issue.removed': 'issueId',
  'issue.request_missing': 'request',
  'issue.severity_unknown': 'severity',
  'remedy.at_once': 'dueOn',
  'remedy.first_missing': 'remedy',
  'speaker.no_consent': 'medium',
  'issue.too_many': 'words',
  'issue.unknown': 'issueId',
  'outcome.derived': 'outcome',
  'outcome.missing': 'outcome',
  'part.already_asked': 'department',
  'part.due_past': 'dueAt',
  'part.lead': 'department',
  'urge.owes_nothing': 'department',
  'handler.out_of_reach': 'person',
  'handler.same': 'person',
  'inquiry.reason_missing': 'reason',
  'task.due_past': 'dueAt',
  'task.happened_future': 'happenedAt',
  'task.happened_missing': 'happenedAt',
  'task.happened_too_early': 'happenedAt',
  'task.none_open': 'taskId',
  'task.not_yours': 'taskId',
  'task.party_missing': 'party',
  'task.place_missing': 'place',
  'unit.same': 'department',
  'task.result_missing': 'result',
  'task.same': 'person',
  'task.signed_missing': 'signed',
  'task.unknown': 'taskId',
  'task.who': 'person',
  'task.whom_missing': 'whom',
  'inquiry.conflict': 'person',
  'inquiry.excluded': 'person',
  'inquiry.respondent': 'person',
  'plan.step_past': 'steps',
  'person.unknown': 'steps',
  'approval.view_missing': 'note',
  'review.choose': 'committee',
  'review.committee_unknown': 'committee',
  'review.too_few': 'committee',
  'review.consent_missing': 'consent',
  'review.lead_missing': 'lead',
  'review.no_quorum': 'sat',
  'review.not_member': 'sat',
  'review.kept_out': 'sat',
  'review.minutes_missing': 'minutes',
  'review.held_early': 'heldOn',
  'review.held_later': 'heldOn',
  'review.dissent_absent': 'dissent',
  'meeting.above_house': 'exception',
  'meeting.too_many': 'representatives',
  'meeting.before_complaint': 'at',
  'meeting.not_yet': 'meetingId',
  'meeting.place': 'place',
  'meeting.person_unknown': 'persons',
  'meeting.minutes_missing': 'minutes',
  'meeting.results_missing': 'causes',
  'meeting.signature_missing': 'signature',
  'review.legal_advice_missing': 'legalAdvice',
  'amount.above_limit': 'amount',
  'amount.currency': 'amount',
  'amount.decimals': 'amount',
  'amount.missing': 'amount',
  'amount.not_meant': 'amount',
  'archive.part_missing': 'parts',
  'archive.part_there': 'parts',
  'reconsideration.known': 'noticeId',
  'reconsideration.outcome': 'outcome',
  'reconsideration.unknown': 'reconsiderationId',
  'result.not_respondent': 'on',
  'result.served': 'on',
  'result.unknown': 'noticeId',
  'result.witness_missing': 'witness',
  'reopen.final': 'ground',
  'reopen.last_round': 'ground',
  'decision.missing': 'decision',
  'decision.not_meant': 'setBy',
  'instalments.amount': 'instalments',
  'instalments.days': 'instalments',
  'instalments.sum': 'instalments',
  'plan.alternative_unknown': 'alternative',
  'plan.count': 'alternatives',
  'plan.none': 'choice',
  'plan.not_chosen': 'remedy',
  'remedy.due_past': 'dueOn',
  'remedy.proof_missing': 'note',
  'remedy.not_approver': 'remedyId',
  'remedy.not_owner': 'remedyId',
  'remedy.unapproved': 'remedyId',
  'report.before_event': 'at',
  'report.future': 'at',
  'report.closed': 'report',
  'report.empty': 'report',
  'report.step_unknown': 'step',
  'report.submitted': 'report',
  'hold.form_missing': 'form',
  'hold.other_side_missing': 'witness',
  'hold.station_missing': 'station',
  'hold.dispute_open': 'ground',
  'hold.years_not_over': 'ground',
  'hold.state': 'holdId',
  'autopsy.no_consent': 'at',
};

/** A category without a topic can be kept, but routes nowhere and cannot be accepted (T-12): said before it is sent. */
export const lacksTopic = (facts: Facts | undefined): boolean =>
  typeof facts?.['category'] === 'string' &&
  !(Array.isArray(facts['topics']) && facts['topics'].length > 0);

export const isCommand = (name: string): name is CommandName => name in COMMAND_FIELDS;
export const fieldsOf = (command: CommandName): readonly CommandField[] => COMMAND_FIELDS[command];
/** The fields that a command has in this case. */
export const fieldsIn = (
  command: CommandName,
  detail: Pick<
    CaseDetail,
    'missingElements' | 'issues' | 'telling' | 'state' | 'reviews' | 'chain'
  >,
): readonly CommandField[] => {
  const { missingElements = [], issues = [], telling } = detail;
  return fieldsOf(command)
    .filter(({ whereMissing }) => !whereMissing || missingElements.length > 0)
    .filter(({ asked }) => !asked || (telling?.[asked].length ?? 0) > 0)
    .filter(({ whereSeveral }) => !whereSeveral || issues.filter(isOpenIssue).length > 1)
    .filter(({ whereUnfound }) => !whereUnfound || issues.every(({ found }) => found === null))
    .filter(({ ofPanel }) => !ofPanel || panelNow(detail) !== null);
};

/** What cannot be taken back, or what a person outside will read: asked once more. */
const IRREVERSIBLE: ReadonlySet<CommandName> = new Set<CommandName>([
  'decline',
  'merge',
  'resolveOnSpot',
  'approve',
  'giveInterim',
  'giveFinal',
  'close',
  'settle',
  'withdraw',
  'approveExtension',
  'refer',
  'archive',
  'serveResult',
  'decideReconsideration',
  'issueCircular',
  'giveFinalNotice',
  'reopen',
  'markInvalid',
  'reportToRegulator',
  'submitReport',
  'closeReport',
  'releaseHold',
  'approveRemedy',
  'waiveRemedy',
]);
export const isIrreversible = (command: CommandName): boolean => IRREVERSIBLE.has(command);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** What is hidden keeps what was typed before, and sends nothing. */
const isSent = (field: CommandField, values: Readonly<Record<string, unknown>>): boolean =>
  isWhen(field, values[field.when?.name ?? '']) &&
  (!field.ofMoney || isAskedFor(field, null, values['remedy'], values['setBy']));

/** The body of a command: empty answers are left out, texts are trimmed, a chosen call-back becomes plan and number. */
export const payloadOf = (
  command: CommandName,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const payload: Record<string, unknown> = {};
  for (const field of fieldsOf(command)) {
    if (!isSent(field, values)) continue;
    const given = values[field.name];
    const value = typeof given === 'string' ? given.trim() : given;
    if (field.kind === 'yesNo') payload[field.name] = value === true;
    else if (field.kind === 'followUp') Object.assign(payload, followUpOf(value));
    else if (field.kind === 'archiveParts') payload[field.name] = sentParts(value);
    else if (field.kind === 'party') payload[field.name] = partyOf(value);
    else if (field.kind === 'answers') Object.assign(payload, answersOf(value));
    else if (field.kind === 'alternatives') payload[field.name] = sentAlternatives(value);
    else if (field.kind === 'alternative' || field.kind === 'harm') {
      if (!isEmpty(value)) payload[field.name] = Number(value);
    } else if (field.kind === 'steps') payload[field.name] = sentSteps(value);
    else if (field.kind === 'dissent') Object.assign(payload, dissentOf(value));
    else if (field.kind === 'money' || field.kind === 'instalments')
      Object.assign(payload, moneyOfField(field, value, values));
    else if (field.kind === 'amount') payload[field.name] = amountOf(value);
    else if (!isEmpty(value)) payload[field.name] = plainOf(field, value);
  }
  return payload;
};

const dissentOf = (value: unknown): Record<string, unknown> => {
  const dissent = sentDissent(value);
  return dissent.length > 0 ? { dissent } : {};
};

/** A hidden field keeps what was typed before, and sends nothing. */
const moneyOfField = (
  { name, kind }: CommandField,
  value: unknown,
  { remedy: planned }: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const unpaid: readonly unknown[] = UNPAID_REMEDIES;
  const sent = kind === 'money' ? sentMoney : sentInstalments;
  const money = unpaid.includes(planned) ? undefined : sent(value);
  return money ? { [name]: money } : {};
};

export const partyKey = (on: ServedOn): string =>
  'unit' in on ? `unit|${on.unit}` : `person|${on.person}`;
const partyOf = (value: unknown): ServedOn => {
  const [kind, ...rest] = String(value).split('|');
  return kind === 'unit' ? { unit: rest.join('|') } : { person: rest.join('|') };
};

const plainOf = ({ kind }: CommandField, value: unknown): unknown => {
  if (kind === 'lines') return linesIn(value);
  return kind === 'number' || kind === 'report' ? Number(value) : value;
};

const linesIn = (value: unknown): string[] =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const answersOf = (value: unknown): Record<string, unknown> => {
  const answers = givenAnswers(value);
  return answers ? { answers } : {};
};
export const followUpKey = (item: { readonly planId: string; readonly itemNo: number }): string =>
  `${item.itemNo}|${item.planId}`;
const followUpOf = (value: unknown): { planId: string; itemNo: number } => {
  const [itemNo, ...planId] = String(value).split('|');
  return { planId: planId.join('|'), itemNo: Number(itemNo) };
};
