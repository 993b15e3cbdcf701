import { cursorOf, type FindQuery, type FoundBy, type Page, ProblemError } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { z } from 'zod';
import { findEntries, type Place } from './find.repository.js';
import { plain } from './plain-text.js';
import { readQuery, type Reading } from './query.js';

const PlaceSchema = z.object({
  segment: z.number().int(),
  since: z.string().max(40),
  at: z.iso.datetime({ precision: 6 }),
  subject: z.guid(),
  part: z.number().int(),
});
const PLACES = cursorOf(z.tuple([z.string(), PlaceSchema]));
/** What is looked at beyond a page at first, and then for a reader who sees little of what matches. */
const SPARE = 10;
const FURTHER = [200, 800];

/** What is shown of a complaint or case, and its id. */
export interface FoundHit<Item> {
  readonly subject: string;
  readonly item: Item;
}

export interface Search<Item> {
  readonly by: readonly FoundBy[];
  readonly query: FindQuery;
  /** For each place what the reader sees there, or null: out of reach, no match in what is seen, or shown at a newer place. */
  look(places: readonly Place[], readings: readonly Reading[]): Promise<readonly (Item | null)[]>;
}

/** One page of what a query finds, newest first. Throws `request.invalid` for a query with nothing to search for and for a wrong cursor. */
export async function findPage<Item>(
  tx: Transaction,
  keys: PersonalData,
  { by, query, look }: Search<Item>,
): Promise<Page<Item>> {
  const readings = readQuery(query.q, by);
  const mark = keys.fingerprint('find', plain(query.q)).toString('base64url').slice(0, 12);
  let before = placeIn(query.cursor, mark);
  const items: Item[] = [];
  for (const most of [query.limit + SPARE, ...FURTHER]) {
    const places = await findEntries(tx, keys, readings, { before, most });
    const looked = await look(places, readings);
    for (const [i, place] of places.entries()) {
      const item = looked[i] ?? null;
      if (item !== null && items.length === query.limit)
        return { items, nextCursor: before && PLACES.write([mark, before]) };
      if (item !== null) items.push(item);
      before = place;
    }
    if (places.length < most) return { items, nextCursor: null };
  }
  return { items, nextCursor: before && PLACES.write([mark, before]) };
}

function placeIn(cursor: string | undefined, mark: string): Place | null {
  const [of, place] = PLACES.read(cursor) ?? [mark, null];
  if (of === mark) return place;
  throw new ProblemError(
    'request.invalid',
    'This cursor belongs to another search. Start again from the first page.',
    {
      errors: [
        { path: 'cursor', code: 'invalid', message: 'Pass the nextCursor of the page before.' },
      ],
    },
  );
}
