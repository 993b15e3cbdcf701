import { CaseClassified, CaseDispatched, CaseOpened } from '@tingsu/contracts';
import type { Directory } from '../src/directory/directory.js';
import type { Rosters } from '../src/rosters/rosters.js';
import type { CaseBrief } from '../src/rules/case-brief.js';
import type { NotifyingEvent } from '../src/rules/notifying-event.js';
import { type Notification, notificationOf } from '../src/rules/recipients.js';
import { aDirectory, anEvent, classified, dispatched, opened, PEOPLE } from './fixtures.js';

export const NAMES = new Map<string, string>(
  Object.entries(PEOPLE).map(([name, id]) => [id, name]),
);

/** Plays events in order and returns the notices of the last one. */
export function lastNotification(
  events: readonly NotifyingEvent[],
  directory: Directory = aDirectory(),
  rosters?: Rosters,
): Notification {
  let brief: CaseBrief | null = null;
  let notification: Notification | null = null;
  for (const event of events) {
    notification = notificationOf(event, brief, directory, rosters);
    brief = notification.brief;
  }
  if (!notification) throw new Error('no events');
  return notification;
}

export function recipientsOf(
  events: readonly NotifyingEvent[],
  directory?: Directory,
  rosters?: Rosters,
): string[] {
  return lastNotification(events, directory, rosters)
    .notices.map((notice) => `${notice.template} → ${NAMES.get(notice.recipientId)}`)
    .sort();
}

export const anOpenCase = anEvent(CaseOpened, opened());
export const aGradedCase = [anOpenCase, anEvent(CaseClassified, classified())];
export const aSentCase = [...aGradedCase, anEvent(CaseDispatched, dispatched())];
