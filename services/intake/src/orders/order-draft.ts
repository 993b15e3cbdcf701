import {
  instantOnWall,
  orderTimeIn,
  type Amount,
  type Channel,
  type FieldCode,
  type OrderCells,
  type OrderFault,
  type OrderField,
  type OrderMapping,
  type Urge,
} from '@tingsu/contracts';
import type { OrderNewsKind } from '../complaints/addition.js';

/** Where an order belongs, and how its words are read. */
export interface OrderPlace {
  readonly channel: Channel;
  /** Unless the order names another. */
  readonly campus: string;
  readonly mapping: OrderMapping;
  readonly timeZone: string;
  /** The code of a campus that an authority calls so; null for one that nobody knows. */
  campusCalled(name: string): string | null;
  /** So much later on working or calendar days of the campus. */
  later(campus: string, from: Date, amount: Amount, dayEnd: string): Date | null;
}

/** What an authority says of its order besides what is complained of. */
export interface OrderNews {
  readonly kind: OrderNewsKind;
  readonly said: Urge;
}

/** An order as we understand it. Where something is wrong with it, `faults` says it, and the rest is not used. */
export interface OrderDraft {
  readonly orderNo: string;
  /** The body of a submission; whether it can be taken, the rules for submissions say. */
  readonly submission: Readonly<Record<string, unknown>>;
  readonly news: readonly OrderNews[];
  readonly dueAt: Date | null;
  readonly faults: readonly OrderFault[];
}

/** The last minute: midnight would read as the next day. */
export const END_OF_DAY = '23:59';
const UNNAMED = ['匿名', '保密', '无', '不详', '未知', '未提供', '不愿透露', 'anonymous', 'none'];
/** As a spreadsheet writes a number that was too long for it. */
const ROUNDED = /^\d\.\d+E\+\d{2,}$/i;
/** What spreadsheets put before or around a number so that it stays a text. */
const KEPT_AS_TEXT = /^="(.*)"$|^'(.*)$/s;

/** Reads the words of one order. Pure: the same words give the same draft, so that taking them again takes nothing twice. */
export function orderDraftOf(cells: OrderCells, place: OrderPlace): OrderDraft {
  const faults: OrderFault[] = [];
  const fault = (field: OrderField, code: FieldCode): void => {
    faults.push({ field, code, message: MESSAGES[code] ?? code });
  };
  const said = (field: OrderField): string => plain(cells[field] ?? '');
  const orderNo = said('orderNo');
  if (orderNo === '') fault('orderNo', 'required');
  else if (ROUNDED.test(orderNo)) fault('orderNo', 'number_rounded');
  const campus = said('campus') === '' ? place.campus : place.campusCalled(said('campus'));
  if (campus === null) fault('campus', 'unknown');
  const times = timesOf(cells, { ...place, campus: campus ?? place.campus }, fault);
  return {
    orderNo,
    submission: {
      campus: campus ?? place.campus,
      channel: place.channel,
      content: contentOf(said('title'), cells.content?.trim() ?? ''),
      ...given({ demand: said('demand') }),
      complainant: complainantOf(said, place.mapping.unnamed ?? UNNAMED),
      externalRef: orderNo,
      ...given({ receivedAt: times.dispatchedAt, externalDueAt: times.dueBy }),
    },
    news: newsOf(orderNo, times, said),
    dueAt: times.dueBy === undefined ? null : new Date(times.dueBy),
    faults,
  };
}

const MESSAGES: Readonly<Partial<Record<FieldCode, string>>> = {
  required: 'This field is required',
  number_rounded: 'The spreadsheet rounded this number: format the column as text',
  unknown: 'No such campus',
  date_unknown: 'Write a time as 2026-11-20 09:05, or a limit as 5个工作日',
  date_missing: 'There is no such day or hour',
  due_without_start: 'A limit in days counts from when the order or the call came',
};

const plain = (cell: string): string => {
  const [, quoted, marked] = KEPT_AS_TEXT.exec(cell.trim()) ?? [];
  return (quoted ?? marked ?? cell).trim();
};

/** Only what was said stands in it. */
const given = (values: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));

/** A title that the words themselves do not say stands above them. */
const contentOf = (title: string, content: string): string =>
  title === '' || content.includes(title) ? content || title : [title, content].join('\n').trim();

function complainantOf(said: (field: OrderField) => string, unnamed: readonly string[]) {
  const named = (field: OrderField): string =>
    unnamed.some((word) => word.toLowerCase() === said(field).toLowerCase()) ? '' : said(field);
  const person = given({
    name: named('name'),
    phone: named('phone'),
    address: named('address'),
  });
  return { anonymous: Object.keys(person).length === 0, ...person, relation: 'unknown' };
}

type TimeField = 'calledAt' | 'dispatchedAt' | 'dueBy' | 'urgedAt' | 'returnedAt' | 'extendedTo';
const TIMES: readonly TimeField[] = [
  ...(['calledAt', 'dispatchedAt', 'dueBy', 'urgedAt', 'returnedAt', 'extendedTo'] as const),
];
/** At whose end a day without an hour is meant. */
const LIMITS: readonly TimeField[] = ['dueBy', 'extendedTo'];

/** The times as instants; what cannot be read is a fault of its field. */
function timesOf(
  cells: OrderCells,
  { mapping, timeZone, campus, later }: OrderPlace,
  fault: (field: OrderField, code: FieldCode) => void,
): Readonly<Partial<Record<TimeField, string>>> {
  const dayEnd = mapping.dayEnd ?? END_OF_DAY;
  const times: Partial<Record<TimeField, string>> = {};
  for (const field of TIMES) {
    const cell = plain(cells[field] ?? '');
    if (cell === '') continue;
    const read = orderTimeIn(cell);
    const isLimit = LIMITS.includes(field);
    if ('fault' in read) fault(field, read.fault);
    else if ('instant' in read) times[field] = read.instant;
    else if ('day' in read)
      times[field] = instantOnWall(
        read.day,
        read.time ?? (isLimit ? dayEnd : '00:00'),
        timeZone,
      ).toISOString();
    else if (!isLimit) fault(field, 'date_unknown');
    else {
      const start = times.dispatchedAt ?? times.calledAt;
      const at = start === undefined ? null : later(campus, new Date(start), read.amount, dayEnd);
      if (at === null) fault(field, 'due_without_start');
      else times[field] = at.toISOString();
    }
  }
  return times;
}

function newsOf(
  externalRef: string,
  times: Readonly<Partial<Record<TimeField, string>>>,
  said: (field: OrderField) => string,
): readonly OrderNews[] {
  const { urgedAt, returnedAt, extendedTo: externalDueAt } = times;
  const urge = { externalRef, ...given({ urgedAt, note: said('urgeNote') }) };
  const back = { externalRef, ...given({ urgedAt: returnedAt, note: said('returnNote') }) };
  const isSaid = (news: Urge): boolean => Object.keys(news).length > 1;
  return [
    ...(isSaid(urge) ? [{ kind: 'urge' as const, said: urge }] : []),
    ...(isSaid(back) ? [{ kind: 'returned' as const, said: back }] : []),
    ...(externalDueAt ? [{ kind: 'extended' as const, said: { externalRef, externalDueAt } }] : []),
  ];
}
