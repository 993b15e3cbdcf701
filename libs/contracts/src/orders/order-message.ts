import { ORDER_FIELDS, type OrderCells, type OrderField, USUAL_HEADINGS } from './order-fields.js';

/** What a message of an authority is about: an order, or what it says of one that it has handed over. */
export const ORDER_MESSAGES = ['order', 'urge', 'returned', 'extended'] as const;
export type OrderMessageKind = (typeof ORDER_MESSAGES)[number];

/** Where a message of an authority has its files: a list, or one, of links or of objects. Paths begin at the file. */
export interface OrderFilePaths {
  readonly list: string;
  readonly link?: readonly string[] | undefined;
  /** What is in it, in base64. */
  readonly content?: readonly string[] | undefined;
  readonly name?: readonly string[] | undefined;
  /** The hosts of the authority, with a port where it is not the usual one: nothing is fetched elsewhere. */
  readonly hosts?: readonly string[] | undefined;
}

/** Where the messages of an authority say what. A path names keys from the outside in: `data.order.no`, `list.0.text`. */
export interface OrderPaths {
  /** The first path that leads to something counts. */
  readonly fields?: Readonly<Partial<Record<OrderField, readonly string[]>>> | undefined;
  /** Where the kind of the message stands, and by which words; any other word means an order. */
  readonly kind?:
    | {
        readonly path: string;
        readonly words: Readonly<Partial<Record<OrderMessageKind, readonly string[]>>>;
      }
    | undefined;
  readonly files?: OrderFilePaths | undefined;
}

export interface OrderMessage {
  readonly kind: OrderMessageKind;
  readonly cells: OrderCells;
}

/** The words of a message by what they say. Without paths of its own it has our names or the usual headings as keys. */
export function orderMessageIn(body: unknown, { fields = {}, kind }: OrderPaths): OrderMessage {
  const said = ORDER_FIELDS.flatMap((field) => {
    const paths = fields[field] ?? [field, ...USUAL_HEADINGS[field]];
    const text = paths.map((path) => textAt(body, path)).find((found) => found !== '');
    return text === undefined ? [] : [[field, text] as const];
  });
  const word = kind === undefined ? '' : textAt(body, kind.path);
  const named = ORDER_MESSAGES.find((one) => kind?.words[one]?.includes(word));
  return { kind: named ?? 'order', cells: Object.fromEntries(said) };
}

/**
 * A number as it was meant. One with more digits than a number keeps is no longer that, and must not look like it: a reader then refuses
 * it.
 */
export const numberText = (number: number): string =>
  Math.abs(number) > Number.MAX_SAFE_INTEGER
    ? number.toExponential(5).replace('e', 'E')
    : String(number);

export const valueAt = (body: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), body);

export function textAt(body: unknown, path: string): string {
  const found = valueAt(body, path);
  if (typeof found === 'number') return numberText(found);
  return typeof found === 'string' ? found.trim() : '';
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
