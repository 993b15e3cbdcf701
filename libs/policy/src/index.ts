/**
 * The rules of complaint handling as pure functions over policy documents (domain model 4.5 to 4.8).
 *
 * How the services use it:
 *   const policy = composePolicy(documents, ['tcm-yulin', 'group-default']);   // first id = primary policy
 *   const calendars = calendarSet(published);                                  // all layers of the group, compiled once
 *   const calendar = calendars.find({ base: policy.calendarId, campus });
 *   const facts = factsOnReceipt(policy, { channel, relation, anonymous, caseKind });      // then merged with what triage ticks
 *   const advice = triage(policy, facts);                                      // decisions with rules and facts, approvals, notices
 *   const history = { facts, triage: advice, milestones, timeZone, acceptance: 'undecided', externalDueAt };
 *   const clocks = clocksFor(policy, calendar, history, (owner) => calendarOfUnit(owner));
 * Keep policy and calendar objects: what is compiled from them is remembered with them, and a case then costs some 100 microseconds.
 * Instants go in as ISO strings with an offset and come out as ISO strings in UTC. Nothing reads the wall clock.
 * The result of `clocksFor` is the whole truth: a clock of an earlier reading that is missing now is cancelled
 * (for instance feedback3 when the track changes); starts never move.
 */
export type { BindingGround } from './bindings/binding-problem.js';
export { checkBindings } from './bindings/check-bindings.js';
export { bindingFor, bindingsOn, rivalsAt, rowKey, type Place } from './bindings/binding.js';
export { calendarOf, type Calendar } from './calendars/calendar.js';
export { type CalendarData } from './calendars/calendar-data.js';
export { calendarSet, type CalendarSet } from './calendars/calendar-set.js';
export { yearView } from './calendars/year-view.js';
export { checkCalendars } from './calendars/check-calendars.js';
export { statutoryDays } from './calendars/statutory.js';
export { missingYear } from './calendars/reminder.js';
export { clocksFor, type CalendarOfOwner } from './clocks/clocks-for.js';
export { dueAt } from './clocks/due-at.js';
export { explainClock, inZone } from './clocks/explain-clock.js';
export { extensionAnswer, type ExtensionAnswer } from './clocks/extension.js';
export { followUpItems } from './clocks/follow-up.js';
export { limitsOnReceipt } from './clocks/limits-on-receipt.js';
export { endOfDay, setClock } from './clocks/set-clock.js';
export { routinesOn, type RoutineItem } from './clocks/routines.js';
export type {
  ClockReading,
  FollowUpItem,
  History,
  LadderStep,
  Milestone,
} from './clocks/reading.js';
export { checkByExample } from './check-by-example.js';
export { evaluate, type GivenComplaint } from './evaluate.js';
export { advisePolicy, checkPolicy, type PolicyProblem } from './documents/check-policy.js';
export {
  composePolicy,
  correctionOf,
  parsePolicy,
  PolicyError,
} from './documents/compose-policy.js';
export { inForceSince } from './documents/in-force-since.js';
export { holds } from './documents/condition.js';
export { type PolicyDocument } from './documents/document-schema.js';
export { FACTS, type FactDefinition } from './documents/facts.js';
export {
  MILESTONES,
  type MilestoneDefinition,
  type MilestoneName,
} from './documents/milestones.js';
export { noticeText, unsaidIn } from './documents/notice-text.js';
export type { Policy } from './documents/policy.js';
export { evidenceFor } from './triage/evidence.js';
export type { SafetyRules } from './documents/safety-schema.js';
export { goOnWith, heldTimes } from './safety/held.js';
export {
  acknowledgedBy,
  nextLook,
  safetyPath,
  stepAsksFor,
  stepsBeforePolice,
} from './safety/safety-path.js';
export { dangersIn, dangersOf } from './triage/danger.js';
export { factsOnReceipt } from './triage/facts-on-receipt.js';
export type { Letterhead, PaperRule } from './documents/paper-schema.js';
export { HOUSE_PAPERS, housePaper } from './papers/house-papers.js';
export { leftOpen, wantedOn } from './papers/paper-contents.js';
export { blockOf, fieldsIn, filledIn, isPaperList, type PaperBlock } from './papers/paper-lines.js';
export { policyFields } from './documents/policy-fields.js';
export { policyJsonSchema } from './documents/json-schema.js';
export type { ApprovalStep } from './documents/duty-schema.js';
export type { Approval, DueNotice } from './triage/decision.js';
export { seatsNeeded } from './reviews/quorum.js';
export { approvalsFor, noticesFor } from './triage/duties.js';
export { labelsOf, type PolicyLabels } from './documents/labels.js';
export { meaningOf } from './documents/units.js';
export { mostOfMonth } from './accountability/compensation.js';
export { daysOver, type DaysOver, type Ticket } from './accountability/overdue.js';
export { propose, type Changes, type Established } from './accountability/propose.js';
export { appealUntil } from './accountability/appeal-until.js';
export { countedFrom } from './accountability/repeats.js';
export { typedCents } from './accountability/typed-amount.js';
export type { LikenessRules, ReadingRules } from './documents/learning-schema.js';
export type { Repetition } from './documents/compose-repeats.js';
export type { FirstRemedyRule } from './documents/issue-schema.js';
export { taxonomyNamed, type Taxonomy } from './taxonomies/taxonomies.js';
export { answeredIssues, ISSUE_FACTS } from './papers/answered-issues.js';
export { promiseAnswer } from './remedies/promise.js';
export { openFacts } from './triage/open-facts.js';
export { severityLevelsOf, severityOf } from './triage/severity.js';
export { triage, type Triage } from './triage/triage.js';
