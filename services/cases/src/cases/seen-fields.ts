import {
  CaseAcknowledged,
  CaseAccessChanged,
  CaseApprovalDecided,
  CaseAutopsyDecided,
  CaseAutopsyDone,
  CaseBodyEnded,
  CaseCallLogged,
  CaseCircularIssued,
  CaseConclusionServed,
  CaseCausesRecorded,
  CaseClassified,
  CaseClockExtended,
  CaseDeathRecorded,
  CaseCalmed,
  CaseComplaintVerified,
  CaseDeclined,
  CaseDepartmentUrged,
  CaseDispatched,
  CaseEscalatedByHand,
  CaseEscalationRuled,
  CaseExtensionRefused,
  CaseExtensionRequested,
  CaseFeedbackGiven,
  CaseFeedbackInterim,
  CaseFinalNoticeGiven,
  CaseFollowUpAttempted,
  CaseFollowUpDone,
  CaseHandlerChanged,
  CaseHoldAsked,
  CaseHoldCompleted,
  CaseHoldInspected,
  CaseHoldReleased,
  CaseHoldSealed,
  CaseInabilityStated,
  CaseInspectionReceived,
  CaseInstalmentPaid,
  CaseInterestDeclared,
  CaseInterestRuled,
  CaseInvalidated,
  CaseInvalidityProposed,
  CaseOpened,
  CaseOpinionDrafted,
  CasePackageSubmitted,
  CasePartAsked,
  CasePartReturned,
  CasePartSubmitted,
  CaseIssueAdded,
  CaseIssueChanged,
  CaseIssueFound,
  CaseIssueRemoved,
  CaseIssueStated,
  CaseExpertOpinionAsked,
  CaseExpertOpinionContested,
  CaseExpertOpinionDeclined,
  CaseExpertOpinionEnded,
  CaseExpertOpinionReceived,
  CaseExpertOpinionTaken,
  CaseExpertOpinionTold,
  CaseMaterialsHandedOver,
  CaseMediationAccepted,
  CaseMediationConfirmed,
  CaseMediationDeclined,
  CaseMediationEnded,
  CaseMediationProposed,
  CaseMediationSession,
  CaseMediationSigned,
  CaseMeetingAnswered,
  CaseMeetingChanged,
  CaseMeetingDropped,
  CaseMeetingPlanned,
  CaseMeetingRecorded,
  CaseReferred,
  CasePlanDecided,
  CasePlanOffered,
  CaseReconsiderationAsked,
  CaseReconsiderationDecided,
  CaseRemedyApproved,
  CaseRemedyCompleted,
  CaseRemedyPlanned,
  CaseRemedyRejected,
  CaseRemedyWaived,
  CaseReportClosed,
  CaseReportDrafted,
  CaseReportStep,
  CaseReportSupplemented,
  CaseResolvedOnSpot,
  CaseResultServed,
  CaseRespondentsNamed,
  CaseReportedToRegulator,
  CaseReturned,
  CaseReviewCompleted,
  CaseReviewRequested,
  CaseSettled,
  CaseTaskDone,
  CaseTaskDropped,
  CaseTaskPlanned,
  CaseTaskReassigned,
  CaseSpeakerAgreed,
  CaseUnitDecided,
  CaseUrgeAnswered,
  CaseWorkPlanned,
  seesFact,
  type CaseDetail,
  type CaseSummary,
  type Facts,
  type FieldClass,
  type Issue,
} from '@tingsu/contracts';
import { inquiryAsSeen } from './inquiry-view.js';
import { isJudged, JUDGING_RULES } from '../lifecycle/judging-rules.js';

type Entry = CaseDetail['timeline'][number];
type Fields = readonly FieldClass[];

/** What words that people wrote belong to, by the fact that carries them. All other words are notes of the office. */
const CLASS_OF_WORDS: Readonly<Record<string, FieldClass>> = {
  [CasePackageSubmitted.type]: 'statement',
  [CaseOpinionDrafted.type]: 'opinion',
  [CaseApprovalDecided.type]: 'opinion',
  ...Object.fromEntries(
    [
      ...[CaseMediationProposed, CaseMediationAccepted, CaseMediationDeclined],
      ...[CaseMediationSession, CaseMediationEnded, CaseMediationSigned, CaseMediationConfirmed],
      ...[CaseExpertOpinionAsked, CaseExpertOpinionTaken, CaseExpertOpinionDeclined],
      ...[CaseMaterialsHandedOver, CaseExpertOpinionReceived, CaseExpertOpinionTold],
      ...[CaseExpertOpinionContested, CaseExpertOpinionEnded],
    ].map(({ type }) => [type, 'opinion'] as const),
  ),
  [CaseMeetingPlanned.type]: 'handling',
  [CaseMeetingChanged.type]: 'handling',
  [CaseMeetingAnswered.type]: 'handling',
  [CaseMeetingRecorded.type]: 'opinion',
  [CaseMeetingDropped.type]: 'handling',
  [CaseReviewRequested.type]: 'opinion',
  [CaseReviewCompleted.type]: 'opinion',
  [CaseInvalidityProposed.type]: 'judgement',
  [CaseInvalidated.type]: 'judgement',
  [CaseFeedbackInterim.type]: 'answer',
  [CaseFeedbackGiven.type]: 'answer',
  [CaseSpeakerAgreed.type]: 'answer',
  [CaseFinalNoticeGiven.type]: 'answer',
  [CaseResultServed.type]: 'opinion',
  [CaseReconsiderationAsked.type]: 'statement',
  [CaseReconsiderationDecided.type]: 'opinion',
  [CaseConclusionServed.type]: 'opinion',
  [CaseCircularIssued.type]: 'opinion',
  [CaseDeclined.type]: 'answer',
  [CaseReferred.type]: 'answer',
  [CaseResolvedOnSpot.type]: 'answer',
  [CaseSettled.type]: 'answer',
  [CaseAcknowledged.type]: 'answer',
  [CaseFollowUpDone.type]: 'answer',
  [CaseFollowUpAttempted.type]: 'answer',
  [CaseCallLogged.type]: 'contact',
  [CaseDispatched.type]: 'handling',
  [CaseReturned.type]: 'handling',
  [CasePartAsked.type]: 'handling',
  [CaseHandlerChanged.type]: 'handling',
  [CaseWorkPlanned.type]: 'handling',
  [CaseInabilityStated.type]: 'handling',
  [CaseDepartmentUrged.type]: 'handling',
  [CaseUrgeAnswered.type]: 'handling',
  [CaseComplaintVerified.type]: 'judgement',
  [CaseEscalatedByHand.type]: 'handling',
  [CaseEscalationRuled.type]: 'handling',
  [CaseCalmed.type]: 'handling',
  [CaseUnitDecided.type]: 'handling',
  [CaseTaskPlanned.type]: 'inquiry',
  [CaseTaskReassigned.type]: 'inquiry',
  [CaseTaskDone.type]: 'inquiry',
  [CaseTaskDropped.type]: 'inquiry',
  [CaseInterestDeclared.type]: 'inquiry',
  [CaseInterestRuled.type]: 'inquiry',
  [CasePartReturned.type]: 'handling',
  [CasePartSubmitted.type]: 'statement',
  [CaseReportedToRegulator.type]: 'handling',
  [CaseIssueAdded.type]: 'words',
  [CaseIssueChanged.type]: 'words',
  [CaseIssueRemoved.type]: 'handling',
  [CaseIssueStated.type]: 'statement',
  [CaseIssueFound.type]: 'opinion',
  [CaseCausesRecorded.type]: 'opinion',
  [CaseReportStep.type]: 'handling',
  [CaseReportDrafted.type]: 'opinion',
  [CaseReportSupplemented.type]: 'opinion',
  [CaseReportClosed.type]: 'opinion',
  ...Object.fromEntries(
    [
      ...[CaseHoldAsked, CaseHoldSealed, CaseHoldCompleted, CaseHoldInspected, CaseHoldReleased],
      ...[CaseDeathRecorded, CaseAutopsyDecided, CaseAutopsyDone, CaseBodyEnded],
    ].map(({ type }) => [type, 'handling'] as const),
  ),
  [CaseInspectionReceived.type]: 'opinion',
  [CaseRemedyPlanned.type]: 'handling',
  [CasePlanOffered.type]: 'opinion',
  [CasePlanDecided.type]: 'opinion',
  [CaseInstalmentPaid.type]: 'handling',
  [CaseRemedyCompleted.type]: 'handling',
  [CaseRemedyApproved.type]: 'handling',
  [CaseRemedyRejected.type]: 'handling',
  [CaseRemedyWaived.type]: 'handling',
  [CaseExtensionRequested.type]: 'handling',
  [CaseExtensionRefused.type]: 'handling',
  [CaseClockExtended.type]: 'handling',
};
/** Words of these facts that are of another class than the rest. */
const CLASS_OF_FIELD: Readonly<Record<string, FieldClass>> = {
  [`${CaseRespondentsNamed.type}.others`]: 'statement',
  [`${CaseReviewRequested.type}.body`]: 'handling',
};
const MONEY_OF_PLANNED = ['amount', 'rule', 'approvers', 'instalments', 'setBy'];
const JUDGING_FACTS = ['confirmedMalicious', 'confirmedUntrue'];

/** The case as a reader sees it who sees these classes of fields (X-24, domain model 4.10). */
export function detailAsSeen(
  detail: CaseDetail,
  fields: Fields,
  reader: string | null,
  departments: readonly string[] = [],
): CaseDetail {
  const judges = fields.includes('judgement');
  const { respondents, inquiry, ...rest } = detail;
  return {
    ...summaryAsSeen(rest, detail.natureRules, () => fields),
    ...(judges
      ? {}
      : {
          facts: withoutJudgement(detail.facts),
          natureRules: plainRules(detail.natureRules),
          invalidity: null,
          verification: null,
        }),
    respondents: fields.includes('statement')
      ? respondents
      : { units: [], persons: [], others: null },
    excluded: fields.includes('notes') ? detail.excluded : [],
    issues: (detail.issues ?? []).flatMap((issue) => issueAsSeen(issue, fields, isTold(detail))),
    remedies: fields.includes('handling') ? detail.remedies : detail.remedies.map(withoutMoney),
    ...(fields.includes('opinion')
      ? {}
      : {
          ...{ plan: null, chain: null, reviews: [], mediations: [], expertOpinions: [] },
          ...{ results: [], reconsiderations: [], circulars: [], waits: null },
        }),
    ...(fields.includes('opinion') ? {} : { causes: [], reports: [] }),
    ...inquiryAsSeen(inquiry, fields, reader, departments),
    ...(fields.includes('handling') ? {} : { holds: [], death: null, reportSteps: [] }),
    fields: [...fields],
    timeline: detail.timeline
      .filter((entry) => !isKeptBack(entry, detail, fields))
      .flatMap((entry) => entryAsSeen(entry, fields, reader, isTold(detail))),
  };
}

/** What is kept in confidence stays with the office; who answers for it, and what was found, with those who judge. */
function issueAsSeen(issue: Issue, fields: Fields, told: boolean): Issue[] {
  if (issue.confidential && !fields.includes('notes')) return [];
  return [
    {
      ...issue,
      ...(fields.includes('statement') ? {} : NOBODY),
      found: fields.includes('opinion')
        ? issue.found
        : told && fields.includes('answer') && issue.found
          ? { ...issue.found, ...WITHOUT_LIABILITY }
          : null,
    },
  ];
}
const NOBODY: Pick<Issue, 'units' | 'persons'> = { units: [], persons: [] };

const WITHOUT_LIABILITY = { liability: null, liableUnits: [], liablePersons: [] };

/** The complainant knows the findings, and so does everybody who reads the answer. */
const isTold = ({ state }: Pick<CaseDetail, 'state'>): boolean =>
  ['fed_back', 'implementing', 'closed', 'archived'].includes(state);

/** Nothing is learned of an issue in confidence from what happened to it. */
function isKeptBack({ data }: Entry, { issues = [] }: CaseDetail, fields: Fields): boolean {
  const { issueId } = data;
  return (
    !fields.includes('notes') && issues.some((one) => one.confidential && one.issueId === issueId)
  );
}

/** A row of a list; whether a complaint is invalid because of the complainant is a judgement. */
export function summaryAsSeen<Summary extends CaseSummary>(
  summary: Summary,
  natureRules: readonly string[],
  fieldsOf: () => Fields,
): Summary {
  return isJudged(natureRules) && !fieldsOf().includes('judgement')
    ? { ...summary, nature: null }
    : summary;
}

/** Who submitted a part reads it again, although the parts of others are not for that department. */
const isOwnPart = ({ type, actor }: Entry, reader: string | null): boolean =>
  type === CasePartSubmitted.type && reader !== null && actor.id === reader;

function entryAsSeen(entry: Entry, fields: Fields, reader: string | null, told: boolean): Entry[] {
  if (!seesFact(entry.type, fields)) return [];
  if (isOwnPart(entry, reader)) return [entry];
  if (
    told &&
    entry.type === CaseIssueFound.type &&
    fields.includes('answer') &&
    !fields.includes('opinion')
  )
    return [findingAsTold(entry)];
  const text = Object.fromEntries(
    Object.entries(entry.text).filter(([field]) => fields.includes(classOf(entry.type, field))),
  );
  return [{ ...entry, text, data: dataAsSeen(entry, fields) }];
}

/** What the complainant was told of a finding: no more. */
function findingAsTold(entry: Entry): Entry {
  const { reasons } = entry.text;
  return {
    ...entry,
    data: without(entry.data, ['liability', 'liableUnits', 'liablePersons']),
    text: reasons === undefined ? {} : { reasons },
  };
}

/** Whether words that were written with a fact are shown to a reader who sees these classes. */
export function seesWords(type: string, field: string, fields: Fields): boolean {
  return seesFact(type, fields) && fields.includes(classOf(type, field));
}

const classOf = (type: string, field: string): FieldClass =>
  CLASS_OF_FIELD[`${type}.${field}`] ?? CLASS_OF_WORDS[type] ?? 'notes';

/** Which parts of a fact are for readers of one class alone. */
const PARTS_FOR: Readonly<Record<string, readonly [FieldClass, readonly string[]]>> = {
  [CaseRespondentsNamed.type]: ['statement', ['units', 'persons']],
  [CaseCallLogged.type]: ['contact', ['recording']],
  [CaseReviewRequested.type]: ['opinion', ['panel']],
  [CaseReviewCompleted.type]: ['opinion', ['sitting', 'negligence']],
  [CasePlanOffered.type]: ['opinion', ['alternatives']],
  [CaseRemedyPlanned.type]: ['handling', MONEY_OF_PLANNED],
  [CaseIssueAdded.type]: ['statement', ['units', 'persons']],
  [CaseIssueChanged.type]: ['statement', ['units', 'persons']],
  [CaseMediationEnded.type]: ['handling', ['agreed']],
  [CaseExpertOpinionReceived.type]: ['opinion', ['conclusion']],
  [CaseOpinionDrafted.type]: ['opinion', ['outcome']],
};

function dataAsSeen({ type, data }: Entry, fields: Fields): Entry['data'] {
  const [of, parts] = PARTS_FOR[type] ?? [];
  if (of && parts) return fields.includes(of) ? data : without(data, parts);
  switch (type) {
    // Who is kept away, and why, is part of the case, in its own field classes.
    case CaseOpened.type:
      return without(data, ['access']);
    case CaseAccessChanged.type: {
      const access = data['access'] as { readonly standIns: unknown };
      return { ...without(data, ['access']), standIns: access.standIns };
    }
    case CaseIssueFound.type:
      return fields.includes('opinion') ? data : { state: data['state'], issueId: data['issueId'] };
    case CaseClassified.type:
      return fields.includes('judgement') ? data : classifiedAsSeen(data);
    default:
      return data;
  }
}

function classifiedAsSeen(data: Entry['data']): Entry['data'] {
  const rules = data['natureRules'] as readonly string[];
  return {
    ...(isJudged(rules) ? without(data, ['nature']) : data),
    facts: withoutJudgement(data['facts'] as Facts),
    natureRules: plainRules(rules),
  };
}

const withoutMoney = ({
  amount: _amount,
  rule: _rule,
  approvals: _approvals,
  instalments: _instalments,
  setBy: _setBy,
  ...remedy
}: CaseDetail['remedies'][number]): CaseDetail['remedies'][number] => remedy;

const withoutJudgement = (facts: Facts): Facts => without(facts, JUDGING_FACTS);
const plainRules = (rules: readonly string[]): string[] =>
  rules.filter((rule) => !JUDGING_RULES.includes(rule));

function without<Value>(
  data: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
}
