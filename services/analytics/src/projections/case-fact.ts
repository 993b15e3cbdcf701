import {
  type AccessFacts,
  CaseAccessChanged,
  CaseClassified,
  CaseClockBreached,
  CaseClocksChanged,
  CaseClosed,
  CaseDispatched,
  CaseFeedbackGiven,
  CaseFollowUpDone,
  CaseKindChanged,
  CaseOpened,
  CaseReconsiderationDecided,
  type CaseStateName,
  ENDED_STATES,
  type Envelope,
  type EventOf,
  is,
  localDay,
} from '@tingsu/contracts';
import type { AsText } from '@tingsu/database';
import { type ClockFact, clocksAfterBreach, clocksAfterChange } from './clock-fact.js';
import { issuesAfter } from './issue-fact.js';
import type { CaseFactEntity } from './read-model.entity.js';

/** All that is counted about one case, its instants as text. */
export type CaseFact = AsText<Omit<CaseFactEntity, 'tenantId'>> & {
  readonly clocks: readonly ClockFact[];
};

/** Any event of a case: each says which state it left the case in. */
export type CaseEvent = Envelope & { readonly data: { readonly state: CaseStateName } };

/** The fact after an event. Returns the same object when nothing that is counted changed. */
export function factAfter(fact: CaseFact | null, event: CaseEvent, timeZone: string): CaseFact {
  if (is(event, CaseOpened)) return factOf(event, timeZone);
  if (!fact) throw new Error(`${event.type} came for a case that was never opened here`);
  return movedOn(withIssues(detailsAfter(fact, event), event), event, timeZone);
}

/** The same fact on another calendar. */
export function onCalendarOf(fact: CaseFact, timeZone: string): CaseFact {
  const endedDay = fact.endedAt === null ? null : localDay(fact.endedAt, timeZone);
  return { ...fact, receivedDay: localDay(fact.receivedAt, timeZone), endedDay };
}

export function hasEnded(state: CaseStateName): boolean {
  return (ENDED_STATES as readonly string[]).includes(state);
}

function withIssues(fact: CaseFact, event: CaseEvent): CaseFact {
  const issues = issuesAfter(fact.issues, event);
  return issues === fact.issues ? fact : { ...fact, issues };
}

function factOf(event: EventOf<typeof CaseOpened>, timeZone: string): CaseFact {
  const { caseNo, complaintId, campus, channel, caseKind, state, receivedAt } = event.data;
  const received = new Date(receivedAt).toISOString();
  return {
    caseId: event.aggregateid,
    caseNo,
    complaintId,
    campus,
    channel,
    caseKind,
    feedbackOnly: false,
    state,
    category: null,
    nature: null,
    priority: null,
    reportable: false,
    department: null,
    hiddenFrom: hiddenFrom(event.data.access ?? null),
    receivedAt: received,
    receivedDay: localDay(received, timeZone),
    endedAt: null,
    endedDay: null,
    fedBackAt: null,
    outcome: null,
    satisfaction: null,
    calledBack: [],
    issues: [],
    clocks: [],
  };
}

function detailsAfter(fact: CaseFact, event: CaseEvent): CaseFact {
  if (is(event, CaseClassified)) {
    const { category, nature, priority, reportable, leadDepartment, acceptance } = event.data;
    const feedbackOnly = acceptance === 'feedback';
    return {
      ...fact,
      feedbackOnly,
      category,
      nature,
      priority,
      reportable,
      department: leadDepartment,
    };
  }
  if (is(event, CaseKindChanged)) return { ...fact, caseKind: event.data.caseKind };
  if (is(event, CaseClocksChanged))
    return { ...fact, clocks: clocksAfterChange(fact.clocks, event.data) };
  if (is(event, CaseClockBreached))
    return {
      ...fact,
      clocks: clocksAfterBreach(fact.clocks, event.data.clockId, isoOf(event.data.stepAt)),
    };
  if (is(event, CaseFeedbackGiven))
    return { ...fact, fedBackAt: isoOf(event.time), satisfaction: event.data.satisfaction };
  if (is(event, CaseFollowUpDone))
    return { ...fact, calledBack: calledBackAfter(fact.calledBack, event.data) };
  if (is(event, CaseAccessChanged)) return { ...fact, hiddenFrom: hiddenFrom(event.data.access) };
  if (is(event, CaseClosed)) return { ...fact, outcome: event.data.outcome };
  // What was taken back in a reconsideration is counted as what it is now.
  if (is(event, CaseReconsiderationDecided) && fact.outcome !== null)
    return { ...fact, outcome: event.data.outcome };
  // Dispatching may correct the route of the policy, so the department that answers is the one it was sent to.
  if (is(event, CaseDispatched)) return { ...fact, department: event.data.lead };
  return fact;
}

/** The same array when the call found nothing that an earlier one had not. */
function calledBackAfter(
  known: readonly string[],
  { planId, found = [] }: EventOf<typeof CaseFollowUpDone>['data'],
): readonly string[] {
  const more = found.map((one) => `${planId}|${one}`).filter((one) => !known.includes(one));
  return more.length === 0 ? known : [...known, ...more];
}

const hiddenFrom = (access: AccessFacts | null): readonly string[] =>
  access?.confidential ? access.respondent.units : [];

/** A case ends once, keeps that day while it is archived, and loses it when it is opened again. */
function movedOn(fact: CaseFact, event: CaseEvent, timeZone: string): CaseFact {
  const { state } = event.data;
  if (state === fact.state) return fact;
  if (!hasEnded(state)) return { ...fact, state, endedAt: null, endedDay: null };
  if (fact.endedAt !== null) return { ...fact, state };
  return { ...fact, state, endedAt: isoOf(event.time), endedDay: localDay(event.time, timeZone) };
}

const isoOf = (instant: string): string => new Date(instant).toISOString();
