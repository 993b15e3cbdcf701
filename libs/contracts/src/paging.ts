import { z } from 'zod';
import { ProblemError } from './problem.js';

/** A page of a list. `nextCursor` continues where it ends; null on the last page. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** The query parameter that takes the `nextCursor` of the page before. */
export const CursorParameterSchema = z.string().max(500).optional();

/** Reads and writes the cursors of one list, whose rows are found again by a `Place` such as `[instant, id]`. */
export interface Cursor<Place> {
  /** Opaque text, safe in a URL. */
  write(place: Place): string;
  /** Null when there is no cursor: the first page. Throws `request.invalid` for text that `write` did not make. */
  read(text: string | undefined): Place | null;
  /** The page of `limit` rows, out of one row more than that when the list goes on. */
  page<Row>(rows: readonly Row[], limit: number, placeOf: (row: Row) => Place): Page<Row>;
}

/** The cursor of a list whose places have this schema. */
export function cursorOf<Place>(schema: z.ZodType<Place>): Cursor<Place> {
  const write = (place: Place) => encoded(JSON.stringify(place));
  return {
    write,
    read(text) {
      if (text === undefined || text === '') return null;
      const place = schema.safeParse(valueIn(text));
      if (place.success) return place.data;
      throw new ProblemError(
        'request.invalid',
        'This cursor does not belong to the list. Start again from the first page.',
        {
          errors: [
            { path: 'cursor', code: 'invalid', message: 'Pass the nextCursor of the page before.' },
          ],
        },
      );
    },
    page(rows, limit, placeOf) {
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > limit && last ? write(placeOf(last)) : null };
    },
  };
}

/** The place of most lists: an instant, and the id that tells apart what happened at the same one. */
export const InstantPlaceSchema = z.tuple([z.iso.datetime(), z.guid()]);
export type InstantPlace = z.infer<typeof InstantPlaceSchema>;

function encoded(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function valueIn(cursor: string): unknown {
  try {
    const bytes = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
