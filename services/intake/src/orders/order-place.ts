import type { Reference } from '../reference/reference-data.js';
import type { OrderPlace } from './order-draft.js';

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
