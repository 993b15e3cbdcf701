import { z } from 'zod';
import type { Identity } from '../identity.js';
import { cursorOf, CursorParameterSchema, type Page } from '../paging.js';
import { accessLogReach } from './access-log.js';

/** What a day of a person is counted by: complaints or cases read, seen in full, taken out of the house; refusals by right. */
const READING_KINDS = ['read', 'revealed', 'taken_out', 'refused'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/** A day on which a person read far more than usual, or asked for what is not his. */
export const OddReadingSchema = z.object({
  /** The day, in UTC. */
  day: z.iso.date(),
  personId: z.uuid(),
  kind: z.enum(READING_KINDS),
  count: z.number().int(),
  /** The average of the days on which the person did this in the four weeks before; 0 when there was none. */
  usual: z.number(),
});
export type OddReading = z.infer<typeof OddReadingSchema>;

export const OddReadingsQuerySchema = z.object({
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type OddReadingsQuery = z.infer<typeof OddReadingsQuerySchema>;

/** A page as a service reads it: newest first, days on which all that was read lies within the reader's campuses. */
export interface OddReadingsPage {
  readonly after: Place | null;
  /** Null is the whole group. */
  readonly campuses: readonly string[] | null;
  readonly limit: number;
}
const PlaceSchema = z.tuple([z.iso.date(), z.uuid(), z.enum(READING_KINDS)]);
type Place = z.infer<typeof PlaceSchema>;
const PLACES = cursorOf(PlaceSchema);

/** The page that a person may read, one row longer; null when it is not his to read. Throws `request.invalid` for a wrong cursor. */
export function oddReadingsPage(who: Identity, query: OddReadingsQuery): OddReadingsPage | null {
  const reach = accessLogReach(who);
  if (!reach) return null;
  return {
    after: PLACES.read(query.cursor),
    campuses: reach.campuses,
    limit: query.limit + 1,
  };
}

/** Pages of several services as one. Who opens a case reads its complaint, too: of two counts of one kind the larger is the day's. */
export function mergedOddReadings(
  pages: readonly Page<OddReading>[],
  limit: number,
): Page<OddReading> {
  const days = new Map<string, OddReading>();
  for (const one of pages.flatMap(({ items }) => items).sort(newestFirst)) {
    const day = `${one.day} ${one.personId} ${one.kind}`;
    const known = days.get(day);
    if (!known || known.count < one.count) days.set(day, one);
  }
  const items = [...days.values()].slice(0, limit);
  const last = items.at(-1);
  const more = days.size > limit || pages.some(({ nextCursor }) => nextCursor !== null);
  return {
    items,
    nextCursor: last && more ? PLACES.write([last.day, last.personId, last.kind]) : null,
  };
}

const newestFirst = (one: OddReading, other: OddReading): number =>
  other.day.localeCompare(one.day) ||
  one.personId.localeCompare(other.personId) ||
  one.kind.localeCompare(other.kind);
