import {
  CaseConclusionRead,
  CaseConclusionServed,
  CaseReconsiderationAsked,
  CaseReconsiderationDecided,
  CaseResultServed,
  is,
  type EventOf,
  type ServedOn,
} from '@tingsu/contracts';
import { headsOf, type Directory } from '../directory/directory.js';
import type { CaseBrief } from './case-brief.js';
import type { Notice, Template } from './notice.js';

const RESULT_EVENTS = [
  CaseResultServed,
  CaseReconsiderationAsked,
  CaseReconsiderationDecided,
  CaseConclusionServed,
  CaseConclusionRead,
] as const;
export type ResultEvent = EventOf<(typeof RESULT_EVENTS)[number]>;
export const isOfResults = (event: { readonly type: string }): event is ResultEvent =>
  RESULT_EVENTS.some(({ type }) => type === event.type);

/**
 * Who is complained of hears that a result was served, or that what they asked for is decided, without any right to the case: the notice leads
 * to their own page of results, and is about no case. Nobody complained of in confidence hears of it.
 */
export function resultNotices(
  event: ResultEvent,
  brief: CaseBrief | null,
  directory: Directory,
): readonly Notice[] {
  if (!brief || brief.confidential) return [];
  const facts = {
    ...{ caseNo: null, timeZone: directory.timeZone, at: event.time },
    name: brief.caseNo,
  };
  if (is(event, CaseResultServed)) {
    const { on, noticeId: subjectId, askUntil: dueAt } = event.data;
    return toReaders('result.served', on, directory, {
      ...{ ...facts, subjectId },
      ...(dueAt === null ? {} : { dueAt }),
    });
  }
  if (!is(event, CaseReconsiderationDecided)) return [];
  const { on, reconsiderationId: subjectId } = event.data;
  return toReaders('reconsideration.decided', on, directory, { ...facts, subjectId });
}

function toReaders(
  template: Template,
  on: ServedOn,
  directory: Directory,
  facts: Notice['facts'],
): readonly Notice[] {
  if ('person' in on)
    return directory.staff
      .filter(({ id, active }) => active && id === on.person)
      .map(({ id }) => ({ template, recipientId: id, facts }));
  const department = directory.departments.find(({ code }) => code === on.unit)?.name;
  return headsOf(directory, on.unit).map(({ id }) => ({
    ...{ template, recipientId: id },
    facts: { ...facts, ...(department ? { department } : {}) },
  }));
}

/** What asks for nothing any more: who was served has asked, and who asked has read the conclusion or got it on paper. */
export function settledOfResults(
  event: ResultEvent,
): { readonly template: Template; readonly subjectId: string } | null {
  if (is(event, CaseReconsiderationAsked))
    return { template: 'result.served', subjectId: event.data.noticeId };
  const taken =
    is(event, CaseConclusionRead) ||
    (is(event, CaseConclusionServed) && event.data.medium !== 'system');
  return taken
    ? { template: 'reconsideration.decided', subjectId: event.data.reconsiderationId }
    : null;
}
