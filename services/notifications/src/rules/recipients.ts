import type { LocalizedText } from '@tingsu/contracts';
import { type Directory, holdersOf, type StaffMember } from '../directory/directory.js';
import { NO_ROSTERS, presenceAt, type Rosters } from '../rosters/rosters.js';
import { type Audience, peopleMeant, whoMayKnow } from './audience.js';
import { briefAfter, type CaseBrief } from './case-brief.js';
import type { Message } from './message.js';
import { messagesFor } from './messages.js';
import type { Notice, NoticeFacts } from './notice.js';
import type { NotifyingEvent } from './notifying-event.js';

export interface Notification {
  readonly brief: CaseBrief;
  readonly notices: readonly Notice[];
  /** How many audiences were empty in the directory; each notice went to the head of the complaint centre instead. */
  readonly unanswered: number;
}

/** Who could be told, and who is there at that hour. */
interface Staffing {
  readonly directory: Directory;
  readonly rosters: Rosters;
  readonly at: string;
}

/** Event in, notices out: one for each person and template, and none for the person who did it. */
export function notificationOf(
  event: NotifyingEvent,
  before: CaseBrief | null,
  directory: Directory,
  rosters: Rosters = NO_ROSTERS,
): Notification {
  const brief = briefAfter(before, event);
  const sent = messagesFor(event, before, brief).map((message) =>
    noticesFor(message, brief, { directory, rosters, at: event.time }),
  );
  const doer = event.actor.type === 'person' ? event.actor.id : null;
  return {
    brief,
    notices: onePerPerson(sent.flatMap((part) => part.notices))
      .filter((notice) => notice.recipientId !== doer)
      .map((notice) => ({ ...notice, facts: { ...notice.facts, at: event.time } })),
    unanswered: sent.reduce((sum, part) => sum + part.unanswered, 0),
  };
}

export function noticesFor(
  message: Message,
  brief: CaseBrief,
  { directory, rosters, at }: Staffing,
): Pick<Notification, 'notices' | 'unanswered'> {
  const presence = presenceAt(rosters, at);
  const parts = message.to.map((audience) => ({
    audience,
    people: peopleMeant(audience, brief, { ...directory, presence }),
  }));
  const facts = factsOf(message, brief, directory);
  const substitutes = message.orNobody ? [] : standIns(brief, directory);
  const addressed = parts.flatMap(({ audience, people }) =>
    people.length > 0
      ? people.map((person) => ({ person, facts }))
      : substitutes.map((person) => ({
          person,
          facts: { ...facts, insteadOf: nameOf(audience) },
        })),
  );
  return {
    notices: addressed.map(({ person, facts: said }) => ({
      template: message.template,
      recipientId: person.id,
      facts: said,
    })),
    unanswered: message.orNobody ? 0 : parts.filter(({ people }) => people.length === 0).length,
  };
}

/** Never no one: the head of the campus's complaint centre, else any head of a centre, else the administrator. */
function standIns(brief: CaseBrief, directory: Directory): readonly StaffMember[] {
  const ladder = [
    holdersOf(directory, 'centre_head', brief.campus),
    holdersOf(directory, 'centre_head', null),
    holdersOf(directory, 'tenant_admin', null),
  ];
  return (
    ladder.map((people) => whoMayKnow(people, brief)).find((people) => people.length > 0) ?? []
  );
}

function factsOf(message: Message, brief: CaseBrief, directory: Directory): NoticeFacts {
  const campus = directory.campuses.find((found) => found.code === brief.campus)?.name;
  const department = nameOfDepartment(message.department ?? null, directory);
  return {
    caseNo: brief.caseNo,
    timeZone: directory.timeZone,
    ...(campus ? { campus } : {}),
    ...(department ? { department } : {}),
    ...message.facts,
  };
}

function nameOfDepartment(code: string | null, directory: Directory): LocalizedText | undefined {
  return code === null
    ? undefined
    : directory.departments.find((found) => found.code === code)?.name;
}

function nameOf(audience: Audience): string {
  if (audience.kind === 'role') return audience.role;
  if (audience.kind === 'unit') return audience.unit;
  if (audience.kind === 'person') return audience.id;
  return audience.department ?? 'department';
}

/** A person notified in two capacities gets one notice. */
function onePerPerson(notices: readonly Notice[]): readonly Notice[] {
  return [
    ...new Map(
      notices
        .map((notice) => [`${notice.template} ${notice.recipientId}`, notice] as const)
        .reverse(),
    ).values(),
  ].reverse();
}
