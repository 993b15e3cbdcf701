import {
  AccountabilityAgreed,
  AccountabilityAppealed,
  AccountabilityClosed,
  AccountabilityDecided,
  AccountabilityExecuted,
  AccountabilityProposed,
  is,
} from '@tingsu/contracts';
import { headsOf, holdersOf, type Directory } from '../directory/directory.js';
import type { Notice } from './notice.js';

const MATTER_EVENTS = [
  AccountabilityProposed,
  AccountabilityAgreed,
  AccountabilityDecided,
  AccountabilityAppealed,
  AccountabilityExecuted,
  AccountabilityClosed,
] as const;
export const MATTER_TYPES: readonly string[] = MATTER_EVENTS.map(({ type }) => type);
export type MatterEvent =
  | AccountabilityProposed
  | AccountabilityAgreed
  | AccountabilityDecided
  | AccountabilityAppealed
  | AccountabilityExecuted
  | AccountabilityClosed;

/** Who decides hears of a proposal and of an appeal, and who is concerned of the decision: that there is one, never what it says. */
export function matterNotices(event: MatterEvent, directory: Directory): readonly Notice[] {
  const { time, aggregateid, data } = event;
  const department = directory.departments.find(({ code }) => code === data.department);
  const facts = {
    ...{ caseNo: null, timeZone: directory.timeZone, at: time },
    ...{ subjectId: aggregateid, name: data.caseNo },
    ...(department ? { department: department.name } : {}),
  };
  if (is(event, AccountabilityDecided))
    return event.data.concerned.map((recipientId) => ({
      ...{ template: 'accountability.decided', recipientId, facts },
    }));
  const waits = is(event, AccountabilityProposed) || is(event, AccountabilityAppealed);
  return waits
    ? decidersOf(event.data, directory).map((recipientId) => ({
        ...{ template: 'accountability.waiting', recipientId, facts },
      }))
    : [];
}

function decidersOf(
  { campus, personnel }: MatterEvent['data'],
  directory: Directory,
): readonly string[] {
  const office = personnel === null ? [] : headsOf(directory, personnel);
  return [...new Set([...holdersOf(directory, 'leader', campus), ...office].map(({ id }) => id))];
}

export const endsWaiting = (event: MatterEvent): boolean =>
  is(event, AccountabilityDecided) || is(event, AccountabilityClosed);
