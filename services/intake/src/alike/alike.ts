import {
  type Alike,
  type AlikePage,
  type AlikeQuery,
  type AlikeReason,
  caseNoOf,
  type CaseStateName,
  cursorOf,
  ENDED_STATES,
  type FieldClass,
  MS_PER_DAY,
  readName,
  type RelatedQuery,
} from '@tingsu/contracts';
import { textTokens } from '@tingsu/find';
import { withoutNumbers } from '@tingsu/privacy';
import { z } from 'zod';
import { firstWordsOf } from '../gists/gist.js';

/** Two texts of which so much is the same are about one matter. */
const SAME_WORDS = 0.5;
/** Fewer tokens are a figure of speech, not a matter. */
const FEWEST_TOKENS = 4;

/** Where a page ends, in the order of `alikeOf`. */
type PlaceOfAlike = readonly [sameMatter: boolean, receivedAt: string, complaintNo: string];
const PLACES = cursorOf<PlaceOfAlike>(
  z.tuple([z.boolean(), z.iso.datetime(), z.string().max(40)]).readonly(),
);

/** An earlier complaint, opened, with what its marks say. */
export interface Earlier {
  readonly complaintNo: string;
  readonly campus: string;
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  readonly state: CaseStateName | null;
  readonly samePhone: boolean;
  readonly sameRecord: boolean;
  /** Of the complainant and the patient. */
  readonly names: readonly string[];
  readonly content: string;
  /** What the reader sees of it. */
  readonly fields: readonly FieldClass[];
}

/** Which class of fields a reader must see to learn of this likeness. */
const SEEN_BY: Readonly<Record<AlikeReason, FieldClass>> = {
  phone: 'contact',
  record: 'identity',
  name: 'identity',
  words: 'words',
  occurred: 'words',
};

/** Those that are alike in the eyes of the reader: likely the same matter first, then the newest. */
export function alikeOf(query: AlikeQuery, earlier: readonly Earlier[]): Alike[] {
  return earlier
    .flatMap((one) => {
      const reasons = reasonsOf(query, one).filter((why) => one.fields.includes(SEEN_BY[why]));
      const found = reasons.some((why) => why !== 'occurred');
      return found ? [itemOf(one, reasons)] : [];
    })
    .sort((one, other) => inOrder(placeOf(one), placeOf(other)));
}

/** One page of them. Each begins after the place where the one before ended, so what comes meanwhile is no reason to show one twice. */
export function pageOfAlike(
  alike: readonly Alike[],
  { limit, cursor }: Pick<RelatedQuery, 'limit' | 'cursor'>,
): AlikePage {
  const end = PLACES.read(cursor);
  const rest = end ? alike.filter((one) => inOrder(placeOf(one), end) > 0) : alike;
  return { ...PLACES.page(rest, limit, placeOf), total: alike.length };
}

const placeOf = ({ sameMatter, receivedAt, complaintNo }: Alike): PlaceOfAlike => [
  sameMatter,
  receivedAt,
  complaintNo,
];

const inOrder = (one: PlaceOfAlike, other: PlaceOfAlike): number =>
  Number(other[0]) - Number(one[0]) ||
  Date.parse(other[1]) - Date.parse(one[1]) ||
  (one[2] < other[2] ? 1 : Number(one[2] > other[2]) * -1);

function reasonsOf(query: AlikeQuery, earlier: Earlier): AlikeReason[] {
  const { samePhone, sameRecord, names, content, occurredAt } = earlier;
  const wanted = query.name === undefined ? null : nameAsCompared(query.name);
  return [
    ...(samePhone ? (['phone'] as const) : []),
    ...(sameRecord ? (['record'] as const) : []),
    ...(wanted !== null && names.some((name) => nameAsCompared(name) === wanted)
      ? (['name'] as const)
      : []),
    ...(query.words !== undefined && sharesWords(query.words, content) ? (['words'] as const) : []),
    ...(isSameDay(query.occurredAt, occurredAt) ? (['occurred'] as const) : []),
  ];
}

function itemOf(one: Earlier, reasons: readonly AlikeReason[]): Alike {
  const { complaintNo, campus, receivedAt, state, content, fields } = one;
  const person = reasons.some((why) => why === 'phone' || why === 'record' || why === 'name');
  const matter = reasons.includes('words') || reasons.includes('occurred');
  return {
    ...{ complaintNo, caseNo: caseNoOf(complaintNo), campus, state },
    receivedAt: receivedAt.toISOString(),
    open: !ENDED_STATES.some((ended) => ended === state),
    reasons: [...reasons],
    sameMatter: person && matter,
    gist: fields.includes('words') ? firstWordsOf(withoutNumbers(content, fields)) : null,
  };
}

/** As much of the shorter text stands in the other. */
export function sharesWords(one: string, other: string): boolean {
  const [few, many] = [new Set(textTokens(one)), new Set(textTokens(other))].sort(
    (a, b) => a.size - b.size,
  );
  if (!few || !many || few.size < FEWEST_TOKENS) return false;
  return [...few].filter((token) => many.has(token)).length / few.size >= SAME_WORDS;
}

/** One spelling for every dot and width; letters count as small ones. */
export function nameAsCompared(name: string): string | null {
  const reading = readName(name);
  return 'value' in reading ? reading.value.toLowerCase() : null;
}

const isSameDay = (said: string | undefined, known: Date | null): boolean =>
  said !== undefined && known !== null && Math.abs(Date.parse(said) - known.getTime()) < MS_PER_DAY;

/** The longest piece of a text between punctuation, by which others with the same words are searched for. */
export function clauseOf(words: string): string | null {
  const pieces = words.split(/[^\p{L}\p{N}]+/u).map((piece) => [...piece].slice(0, 40).join(''));
  const longest = pieces.reduce((one, piece) => (piece.length > one.length ? piece : one), '');
  return [...longest].length >= 8 ? longest : null;
}
