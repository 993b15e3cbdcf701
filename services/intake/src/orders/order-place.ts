import type { Reference } from '../reference/reference-data.js';
import { giveBackBy } from './asking.js';
import { END_OF_DAY, type OrderPlace } from './order-draft.js';

/** Until when an order may be given back to its authority as none of ours. */
export function giveBackOf(
  authority: Own,
  reference: Reference,
  campus: string,
  order: { readonly receivedAt: Date },
): Date | null {
  const place = placeOf(authority, reference);
  const { giveBackWithin, dayEnd = END_OF_DAY } = authority.mapping;
  return giveBackBy(order, giveBackWithin, (from, amount) =>
    place.later(campus, from, amount, dayEnd),
  );
}

type Own = Pick<OrderPlace, 'channel' | 'campus' | 'mapping'>;

/** Where the orders of an authority belong, by the directory and the calendars of the group. */
export function placeOf({ channel, campus, mapping }: Own, reference: Reference): OrderPlace {
  return {
    ...{ channel, campus, mapping, timeZone: reference.timeZone },
    campusCalled: (name) =>
      reference.campuses.find((code) => {
        const { zh, en } = reference.campus(code)?.name ?? {};
        return [code, zh, en].includes(name);
      }) ?? null,
    later: (at, from, amount, dayEnd) => {
      const place = { campus: at, department: null, channel, caseKind: 'external' as const };
      return reference.later(place, from, amount, dayEnd);
    },
  };
}
