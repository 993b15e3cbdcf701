import {
  CaseAccessChanged,
  CaseClassified,
  CaseDispatched,
  CaseExtensionRequested,
  CaseMarkedReportable,
  CaseOpened,
  CaseSignedFor,
  type EventOf,
} from '@tingsu/contracts';
import type { CaseBriefEntity } from '../notices/case-brief.entity.js';
import type { NotifyingEvent } from './notifying-event.js';

export type CaseBrief = Omit<CaseBriefEntity, 'tenantId'>;

/** The brief after an event. A case that was never opened here is a gap in the stream, not a case to guess about. */
export function briefAfter(brief: CaseBrief | null, event: NotifyingEvent): CaseBrief {
  if (event.type === CaseOpened.type) return briefOf(event);
  if (!brief) throw new Error(`${event.type} came for a case that was never opened here`);
  if (event.type === CaseAccessChanged.type) return { ...brief, access: event.data.access };
  if (event.type === CaseClassified.type) return classified(brief, event);
  if (event.type === CaseDispatched.type) return dispatched(brief, event);
  if (event.type === CaseSignedFor.type) return { ...brief, assignee: event.data.personId };
  if (event.type === CaseExtensionRequested.type) return requested(brief, event);
  if (event.type === CaseMarkedReportable.type) return { ...brief, reportable: true };
  return brief;
}

function requested(
  brief: CaseBrief,
  { actor, data }: EventOf<typeof CaseExtensionRequested>,
): CaseBrief {
  return actor.id === null
    ? brief
    : { ...brief, requesters: { ...brief.requesters, [data.clockId]: actor.id } };
}

function briefOf(event: EventOf<typeof CaseOpened>): CaseBrief {
  const { caseNo, campus, department, access } = event.data;
  return {
    caseId: event.aggregateid,
    caseNo,
    campus,
    respondent: department,
    leadDepartment: null,
    assistDepartments: [],
    confidential: false,
    access: access ?? null,
    priority: null,
    reportable: false,
    danger: false,
    assignee: null,
    requesters: {},
    openedAt: new Date(event.time),
  };
}

function classified(brief: CaseBrief, { data }: EventOf<typeof CaseClassified>): CaseBrief {
  return {
    ...brief,
    leadDepartment: data.leadDepartment,
    assistDepartments: data.assistDepartments,
    priority: data.priority,
    reportable: data.reportable || brief.reportable,
    danger: dangersIn(data).length > 0,
    // A clue of an ethics breach stays hidden from the unit complained of.
    confidential: brief.confidential || data.facts['confidentialFromRespondent'] === true,
  };
}

/** What the words speak of until a person takes it back, by the code of the policy. */
function dangersIn({ facts }: EventOf<typeof CaseClassified>['data']): readonly string[] {
  const { danger } = facts;
  return Array.isArray(danger) ? danger : [];
}

function dispatched(brief: CaseBrief, { data }: EventOf<typeof CaseDispatched>): CaseBrief {
  return {
    ...brief,
    leadDepartment: data.lead,
    assistDepartments: data.assist,
    confidential: brief.confidential || data.confidential,
    assignee: null,
  };
}
