import { may } from '@tingsu/contracts';
import type { Directory, StaffMember } from '../directory/directory.js';
import { whoMayKnow } from './audience.js';
import type { CaseBrief } from './case-brief.js';
import { weightiest } from './moments.js';
import type { Notice, NoticeFacts } from './notice.js';
import type { NotifyingEvent } from './notifying-event.js';

/** An event and who was notified of it anyway. */
export interface Told {
  readonly event: NotifyingEvent;
  readonly recipients: readonly string[];
}

/** What is known when events have been applied. */
interface Knowledge {
  readonly briefs: ReadonlyMap<string, CaseBrief>;
  /** Who watches, by case. */
  readonly watchers: ReadonlyMap<string, readonly string[]>;
  readonly directory: Directory;
}

export type WatchNotice = Notice & { readonly event: NotifyingEvent };

/**
 * What is said to who only watches a case: at most one notice for a person, case and moment. None to who did it, to who is notified of the
 * same moment because something is theirs to do, nor to who does not see the case as it stands now.
 */
export function watchNotices(
  told: readonly Told[],
  { watchers, ...known }: Knowledge,
): readonly WatchNotice[] {
  const moments = new Map<string, Told[]>();
  for (const one of told) {
    const { aggregateid, time } = one.event;
    if (!watchers.has(aggregateid)) continue;
    const key = `${aggregateid} ${time}`;
    moments.set(key, [...(moments.get(key) ?? []), one]);
  }
  return [...moments.values()].flatMap((moment) => ofMoment(moment, { watchers, ...known }));
}

function ofMoment(
  told: readonly Told[],
  { briefs, watchers, directory }: Knowledge,
): readonly WatchNotice[] {
  const events = told.map(({ event }) => event);
  const said = weightiest(events);
  const brief = said && briefs.get(said.event.aggregateid);
  if (!said || !brief) return [];
  const done = new Set([
    ...events.flatMap(({ actor }) => (actor.type === 'person' ? [actor.id] : [])),
    ...told.flatMap(({ recipients }) => recipients),
  ]);
  const watching = watchers.get(brief.caseId) ?? [];
  const people = directory.staff.filter(
    (person) => person.active && watching.includes(person.id) && !done.has(person.id),
  );
  const facts = factsOf(said.event, events, brief, directory);
  return whoMayKnow(people, brief)
    .filter((person) => mayBeTold(person, brief, said.event.tenantid))
    .map(({ id }) => ({
      template: `watch.${said.moment}` as const,
      recipientId: id,
      facts,
      event: said.event,
    }));
}

/** Watching opens a case to no one. Where access is not known there is none. */
const mayBeTold = (
  { id, grants, worksIn }: StaffMember,
  { access }: CaseBrief,
  tenantId: string,
): boolean =>
  access !== null &&
  may({ tenantId, personId: id, grants, worksIn }, 'notice.receive', { ...access, tenantId });

function factsOf(
  event: NotifyingEvent,
  events: readonly NotifyingEvent[],
  { caseNo }: CaseBrief,
  { timeZone }: Directory,
): NoticeFacts {
  const state = events.at(-1)?.data.state;
  const clock = 'label' in event.data && 'dueAt' in event.data ? event.data : null;
  return {
    caseNo,
    timeZone,
    at: event.time,
    ...(state ? { state } : {}),
    ...(clock ? { label: clock.label, dueAt: clock.dueAt } : {}),
  };
}
