import {
  INCIDENT_NAMES,
  is,
  type SafetyAskedFor,
  SecurityEscalated,
  type SecurityRaised,
  type UnitMeaning,
} from '@tingsu/contracts';
import type { Directory } from '../directory/directory.js';
import type { Rosters } from '../rosters/rosters.js';
import { audienceNamed } from './named-audience.js';
import { department as peopleOf, person as named } from './audience.js';
import { aboutNoCase } from './no-case.js';
import type { Notice } from './notice.js';
import { noticesFor } from './recipients.js';

/** One notice per person, and none for who reported it. Security on duty and the head of the campus learn of an incident at once, and more people when nobody sees to it (T-40). Never no one. */
export function securityNotices(
  event: SecurityRaised | SecurityEscalated,
  directory: Directory,
  rosters: Rosters,
): readonly Notice[] {
  const { kind, campus, department, notify, means } = event.data;
  const isEscalated = is(event, SecurityEscalated);
  const message = {
    template: isEscalated ? ('security.escalated' as const) : ('security.raised' as const),
    to: notify.map((name) => audienceOf(name, means, department)),
    facts: {
      label: INCIDENT_NAMES[kind],
      subjectId: event.aggregateid,
      ...(isEscalated || event.data.acknowledgeBy === null
        ? {}
        : { dueAt: event.data.acknowledgeBy }),
    },
    department,
  };
  const { notices } = noticesFor(message, aboutNoCase(campus), {
    ...{ directory, rosters, at: event.time },
  });
  return onceEach(notices, event);
}

/** What an emergency, a watch of the media, a restriction or danger in a complaint asks, of people by role, unit or name. */
export function safetyNotices(
  event: SafetyAskedFor,
  directory: Directory,
  rosters: Rosters,
): readonly Notice[] {
  const { what, campus, notify, person, means, dueAt } = event.data;
  const message = {
    template: `safety.${what}` as const,
    to: [
      ...notify.map((name) => audienceOf(name, means, null)),
      ...(person === null ? [] : [named(person)]),
    ],
    facts: { subjectId: event.aggregateid, ...(dueAt === null ? {} : { dueAt }) },
  };
  const { notices } = noticesFor(message, aboutNoCase(campus), {
    ...{ directory, rosters, at: event.time },
  });
  return onceEach(notices, event);
}

function onceEach(
  notices: readonly Notice[],
  { actor, time }: SecurityRaised | SecurityEscalated | SafetyAskedFor,
): readonly Notice[] {
  const people = new Set([actor.id]);
  return notices.flatMap(({ facts, ...notice }) => {
    if (people.has(notice.recipientId)) return [];
    people.add(notice.recipientId);
    return [{ ...notice, facts: { ...facts, caseNo: null, at: time } }];
  });
}

const audienceOf = (
  name: string,
  means: Readonly<Record<string, UnitMeaning>> | undefined,
  department: string | null,
) => audienceNamed(name, peopleOf(department ?? ''), { department, means: means?.[name] ?? null });
