import { CaseClassified, CaseDispatched, CaseOpened } from '@tingsu/contracts';
import type { Directory } from '../src/directory/directory.js';
import type { CaseBrief } from '../src/rules/case-brief.js';
import type { ToldEvent } from '../src/rules/told-event.js';
import { type Telling, whoIsTold } from '../src/rules/who-is-told.js';
import { aDirectory, anEvent, classified, dispatched, opened, PEOPLE } from './fixtures.js';

export const NAMES = new Map<string, string>(
  Object.entries(PEOPLE).map(([name, id]) => [id, name]),
);

/** Plays events in order and returns the notices of the last one. */
export function tellingOf(
  events: readonly ToldEvent[],
  directory: Directory = aDirectory(),
): Telling {
  let brief: CaseBrief | null = null;
  let telling: Telling | null = null;
  for (const event of events) {
    telling = whoIsTold(event, brief, directory);
    brief = telling.brief;
  }
  if (!telling) throw new Error('no events');
  return telling;
}

export function toldBy(events: readonly ToldEvent[], directory?: Directory): string[] {
  return tellingOf(events, directory)
    .notices.map((notice) => `${notice.template} → ${NAMES.get(notice.recipientId)}`)
    .sort();
}

export const anOpenCase = anEvent(CaseOpened, opened());
export const aGradedCase = [anOpenCase, anEvent(CaseClassified, classified())];
export const aSentCase = [...aGradedCase, anEvent(CaseDispatched, dispatched())];
