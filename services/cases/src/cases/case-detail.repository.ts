import {
  CaseRespondentsNamed,
  type Actor,
  type CaseDetail,
  type CaseThread,
  type Identity,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import type { Policy } from '@tingsu/policy';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { clockStepsOf } from '../deadlines/clock-steps.repository.js';
import { Cases } from '../ledger/case.entity.js';
import { isConfidential } from '../access/facts-of-case.js';
import { isDangerous, nextClockOf } from '../ledger/case-row.js';
import { foldedCases } from '../ledger/folded-case.repository.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { textCell } from '../ledger/case-store.repository.js';
import { stateOf, type StoredState } from '../ledger/state-of-case.js';
import { STATE_OF_CASE } from '../ledger/statements.repository.js';
import { wordsOf } from '../ledger/verify-log.repository.js';
import { caseEventOf } from '../lifecycle/case-event.js';
import { toldExplanations } from '../lifecycle/told-explanations.js';
import { keptBy, knownParts } from '../lifecycle/archive-rules.js';
import { adviceIn } from '../lifecycle/acceptance.js';
import { approvalFor } from '../lifecycle/approvals.js';
import type { CaseState, Classification } from '../lifecycle/case-state.js';
import { readClocks } from '../lifecycle/clock-changes.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { scriptOf } from '../lifecycle/call-script.js';
import { callableFrom } from '../lifecycle/follow-ups.js';
import { askedEvidence } from '../lifecycle/asked-evidence.js';
import { missingElements } from '../lifecycle/elements.js';
import { issuesOf } from '../lifecycle/issues.js';
import { hasDutyToReport } from '../lifecycle/report-rules.js';
import { isEnded } from '../lifecycle/ended-states.js';
import { type ThreadState, unreadIn } from '../lifecycle/thread-state.js';
import { urgesOpenIn } from '../lifecycle/urging.js';
import { expertOpinionsOf } from '../lifecycle/expert-rules.js';
import { mediationsOf } from '../lifecycle/mediation-rules.js';
import { recordableIn } from '../lifecycle/milestone-rules.js';
import type { Reference } from '../policies/reference.repository.js';
import { resultsOwed, waitingFor } from '../lifecycle/result-rules.js';
import { respondentUnitsOf } from '../lifecycle/respondents.js';
import { accessOf, departmentsOf, notFound, requireSight } from './case-access.js';
import { watchedAmong } from '../watching/case-watches.repository.js';
import { clockViewsOf, commandsFor } from './detail-view.js';
import { inquiryView } from './inquiry-view.js';
import { detailAsSeen } from './seen-fields.js';

type Timeline = CaseDetail['timeline'];

const Breached = Cases.pick('caseId', 'breached');
const BY_NUMBER = `select ${Breached.as('c')}, ${STATE_OF_CASE} from complaint_case c
  left join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id where c.case_no = $1`;

/** A case with all that its page shows. Throws `case.not_found` also for a case that the reader may not see. */
export async function readCase(
  tx: Transaction,
  who: Identity,
  caseNo: string,
  reference: Reference,
  keys: DataKeys,
): Promise<CaseDetail> {
  const { state, breached } = await stateByNumber(tx, caseNo);
  const access = accessOf(who, state);
  requireSight(access, state);
  const reader: Actor = { type: 'person', id: who.personId, role: null };
  const context = reference.contextFor(state, {
    at: tx.now,
    actor: reader,
    roles: access.roles,
    departments: departmentsOf(who, state),
  });
  const steps = await clockStepsOf(tx, who, state);
  const timeline = await timelineOf(tx, state.caseId, keys);
  const detail: CaseDetail = {
    ...summary(state, breached),
    watched: (await watchedAmong(tx, who.personId, [state.caseId])).size > 0,
    ...classification(state),
    complaintId: state.complaintId,
    policies: [...state.policies],
    clocks: clockViewsOf(state, readClocks(state, context), context, toldIn(timeline)).map(
      (clock) => ({
        ...clock,
        ...steps.get(clock.clockId),
      }),
    ),
    ...partiesOf(state, timeline),
    timeline,
    followUps: state.followUps.map((item) => ({
      planId: item.planId,
      itemNo: item.itemNo,
      dueAt: item.dueAt,
      result: item.result,
      from: callableFrom(state, item),
      attempts: item.attemptedAt?.length ?? 0,
      ...(item.finding === undefined ? {} : { finding: item.finding }),
      ...(item.score === undefined ? {} : { score: item.score }),
      ...(item.result === null
        ? { call: scriptOf(context.policy.followUps.find(({ id }) => id === item.planId)) }
        : {}),
    })),
    parts: (state.parts ?? []).map((part) => ({
      ...part,
      dueAt: state.clocks[part.clockId]?.dueAt ?? part.dueAt,
    })),
    ...investigated(state, timeline),
    departmentUrges: [...(state.departmentUrges ?? [])],
    ...(state.thread ? { thread: threadView(state.thread) } : {}),
    notices: (state.notices ?? []).map(({ milestones: _milestones, ...notice }) => notice),
    nextCallAt: state.nextCallAt ?? null,
    secondComplaint: state.secondComplaint ?? null,
    recordable: recordableIn(state, context),
    missingElements: missingElements(state, context.policy),
    askedEvidence: askedEvidence(state, context.policy),
    commands: commandsFor(access, state, context),
    ...(access.roleFor('submit')
      ? { opinionNeedsApproval: approvalFor('opinion', state, context.policy) !== undefined }
      : {}),
    chain: state.chain ?? null,
    reviews: [...(state.reviews ?? [])],
    meetings: [...(state.meetings ?? [])],
    mediations: [...mediationsOf(state)],
    ...examinedBy(state, context.policy),
    linked: [...state.linked],
    round: state.round,
    externalDueAt: state.externalDueAt,
    firstResponder: state.firstResponder ?? null,
    urges: state.urges ?? 0,
    suspendedFor: state.suspended?.cause ?? null,
    extensionRequests: state.extensionRequests.map(
      ({ complainantTold: _told, requestedBy: _asker, ...request }) => request,
    ),
    telling: tellingOf(state, context.policy),
    issues: [...issuesOf(state)],
    ...afterAnswer(state, context),
    ...(access.roleFor('archive')
      ? {
          resultsOwed: [...resultsOwed(state, context.policy)],
          archiveKnown: [...knownParts(state)],
        }
      : {}),
    causes: [...(state.causes ?? [])],
    remedies: [...state.remedies],
    plan: state.plan ?? null,
    currency: context.policy.money?.currency ?? null,
    ...heldOf(state, context.policy),
  };
  return detailAsSeen(detail, access.fields, who.personId, departmentsOf(who, state));
}

const examinedBy = (state: CaseState, { expertOpinion }: Policy) => ({
  expertOpinions: [...expertOpinionsOf(state)],
  expertDegrees: (expertOpinion?.degrees ?? []).map(({ code, zh, en }) => ({
    ...{ id: code, label: { zh: zh ?? en ?? code, en: en ?? zh ?? code } },
  })),
});

const tellingOf = ({ speakerConsent = null }: CaseState, { feedback }: Policy) => ({
  ...{ speaker: feedback.speaker ?? null, consent: speakerConsent },
  ...{ signatureFor: [...(feedback.signatureFor ?? [])], noteFor: [...(feedback.noteFor ?? [])] },
  apologies: (feedback.apologies ?? []).map(({ media = [], text }) => ({
    media: [...media],
    text,
  })),
});

/** The state of a case, to be read only. Throws `case.not_found`. */
export async function stateByNumber(
  tx: Transaction,
  caseNo: string,
): Promise<{ readonly state: CaseState; readonly breached: boolean }> {
  const [row] = await tx.query<
    RowOf<typeof Breached> & (StoredState | { readonly snapshot: null })
  >(BY_NUMBER, [caseNo]);
  if (!row) throw notFound(caseNo);
  // A case at rest is folded from its log.
  const state = row.snapshot ? stateOf(row) : (await foldedCases(tx, [row.caseId])).get(row.caseId);
  if (!state) throw notFound(caseNo);
  return { state, breached: row.breached };
}

/** What was looked into, checked and handed up. */
const investigated = (
  { escalations = [], verification, inquiry }: CaseState,
  timeline: Timeline,
): Pick<CaseDetail, 'escalations' | 'verification' | 'inquiry'> => ({
  escalations: [...escalations],
  ...(verification ? { verification } : {}),
  ...(inquiry ? { inquiry: inquiryView(inquiry, timeline) } : {}),
});

const toldIn = (timeline: Timeline) =>
  toldExplanations(
    timeline.flatMap(({ type, data }) => {
      const event = caseEventOf(type, data);
      return event.kind === 'clocksChanged' ? [event.data] : [];
    }),
  );

function partiesOf(state: CaseState, timeline: Timeline) {
  const named = timeline.findLast(({ type }) => type === CaseRespondentsNamed.type);
  return {
    fields: [],
    respondents: {
      units: [...respondentUnitsOf(state)],
      persons: [...(state.respondents?.persons ?? [])],
      others: named?.text['others'] ?? null,
    },
    excluded: [...state.excluded],
    standIns: [...(state.access?.standIns ?? [])],
    invalidity: state.invalidity && {
      proposedBy: state.invalidity.proposedBy,
      confirmed: state.invalidity.confirmed,
      ...(state.invalidity.kind ? { kind: state.invalidity.kind } : {}),
    },
    accountabilityLocked: state.classification?.nature === 'invalid',
  };
}

const afterAnswer = (state: CaseState, { at, policy }: Pick<DecisionContext, 'at' | 'policy'>) => ({
  results: [...(state.results ?? [])],
  reconsiderations: [...(state.reconsiderations ?? [])],
  circulars: [...(state.circulars ?? [])],
  waits: isConfidential(state) ? null : waitingFor(state, at, policy),
  archive: state.archive ? { ...state.archive, keptBy: keptBy(state) } : null,
  finalNoticeAt: state.finalNotice?.at ?? null,
  erased: state.erased ?? null,
});

const heldOf = (state: CaseState, { reportable }: Policy) => ({
  holds: [...(state.holds ?? [])],
  death: state.death ?? null,
  reports: [...(state.reports ?? [])],
  reportSteps: [...(state.reportSteps ?? [])],
  ...(hasDutyToReport(state) ? { wantedReportSteps: reportable?.actions ?? [] } : {}),
});

const threadView = ({ unread, answeredTo: _to, ...rest }: ThreadState): CaseThread => ({
  ...rest,
  unread: unread.length,
});

function summary(state: CaseState, breached: boolean) {
  const { caseNo, complaintNo, version, campus, channel, caseKind, receivedAt, assignee } = state;
  return {
    ...{ caseNo, complaintNo, version, campus, channel, caseKind, receivedAt, assignee, breached },
    owner: state.owner ?? null,
    state: state.state,
    nextClock: nextClockOf(state),
    category: state.classification?.category ?? null,
    nature: state.classification?.nature ?? 'general',
    priority: state.classification?.priority ?? 'P3',
    danger: isDangerous(state),
    urged: isEnded(state.state) ? 0 : urgesOpenIn(state),
    unread: unreadIn(state),
    leadDepartment: state.assignment?.lead ?? state.classification?.leadDepartment ?? null,
  } as const;
}

/** As long as triage has decided nothing. */
const UNDECIDED = {
  facts: {},
  topics: [],
  natureRules: [],
  acceptance: 'undecided',
  reportable: false,
  track: null,
  lead: '',
  leadRule: '',
  assist: [],
  assistDepartments: [],
  supervisor: null,
  feedbackToComplainant: true,
} as const satisfies Partial<Classification>;

function classification({ classification: known }: CaseState) {
  const { facts, acceptance, reportable, track, lead, leadRule, supervisor, ...others } = {
    ...UNDECIDED,
    ...known,
  };
  return {
    facts,
    topics: [...others.topics],
    natureRules: [...others.natureRules],
    acceptance,
    advice: adviceIn({ classification: known }),
    reportable,
    track,
    lead,
    leadRule,
    assist: [...others.assist],
    assistDepartments: [...others.assistDepartments],
    supervisor,
    feedbackToComplainant: others.feedbackToComplainant,
  };
}

/** All that happened in a case, with the words of people. */
export async function timelineOf(
  tx: Transaction,
  caseId: string,
  keys: DataKeys,
): Promise<Timeline> {
  const facts = (await factsOf(tx, [caseId])).get(caseId) ?? [];
  const words = await openWords(tx, caseId, keys);
  return facts.map(({ type, data, version, at, actor }) => ({
    version,
    at,
    type,
    actor,
    data: data as Record<string, unknown>,
    text: words.get(version) ?? {},
  }));
}

/** What people wrote with each fact, by its version. */
export async function openWords(
  tx: Transaction,
  caseId: string,
  keys: DataKeys,
): Promise<Map<number, Record<string, string>>> {
  const rows = await wordsOf(tx, caseId);
  const words = new Map<number, Record<string, string>>();
  if (rows.length === 0) return words;
  const personal = await keys.toOpen(tx, [caseId]);
  for (const { version, field, sealed } of rows) {
    words.set(version, {
      ...words.get(version),
      [field]: open(personal, caseId, version, field, sealed),
    });
  }
  return words;
}

export function open(
  personal: PersonalData,
  caseId: string,
  version: number,
  field: string,
  sealed: Buffer,
): string {
  return personal.open(textCell(caseId, version, field), sealed);
}
