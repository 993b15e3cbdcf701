import type { ChoiceTable } from '../i18n/administration';
import { label } from '../i18n/labels';
import { conditionWords } from './condition-words';
import type { Field } from './fields';
import { getAt, isObject, objectsOf, stringsOf, textOf, type Json, type JsonObject } from './json';
import type { Names } from './names';

type Singular =
  | 'amountMinute'
  | 'amountHour'
  | 'amountWorkingHour'
  | 'amountWorkingDay'
  | 'amountDay'
  | 'amountMonth'
  | 'amountPlainDay';
const plural = (key: Singular, count: number): Singular | `${Singular}s` =>
  count === 1 ? key : `${key}s`;

const AMOUNTS: Readonly<Record<string, Singular>> = {
  'minute elapsed': 'amountMinute',
  'minute working': 'amountMinute',
  'hour elapsed': 'amountHour',
  'hour working': 'amountWorkingHour',
  'day working': 'amountWorkingDay',
  'day calendar': 'amountDay',
  'month calendar': 'amountMonth',
};
const ANCHORS: Readonly<
  Record<string, 'anchorSameDay' | 'anchorEndOfMonth' | 'anchorAgreed' | 'anchorExternal'>
> = {
  'same-day': 'anchorSameDay',
  'end-of-month': 'anchorEndOfMonth',
  agreedDate: 'anchorAgreed',
  externalDue: 'anchorExternal',
};

/** `{value: 3, unit: 'day', basis: 'working'}` → 3个工作日, 3 working days. */
export const durationWords = (duration: Json | undefined, { t }: Names): string => {
  if (!isObject(duration)) return '';
  const { value, unit, basis } = duration;
  const anchor = ANCHORS[textOf(value)];
  if (anchor) return t(anchor);
  const key = AMOUNTS[`${textOf(unit)} ${textOf(basis)}`];
  return key && typeof value === 'number'
    ? t(plural(key, value), { count: value })
    : `${String(value ?? '?')} ${textOf(unit)}`;
};

const OFFSET = /^([-+]?)(\d+)([mhd])$/;
const OFFSET_UNITS = { m: 'amountMinute', h: 'amountHour', d: 'amountPlainDay' } as const;
/** Size and side of `-4h`: before the due time or after it; null when it is not an amount of time. */
export const offsetOf = (
  text: string,
): { readonly before: boolean; readonly count: number; readonly unit: 'm' | 'h' | 'd' } | null => {
  const match = OFFSET.exec(text);
  if (!match) return null;
  return { before: match[1] === '-', count: Number(match[2]), unit: match[3] as 'm' | 'h' | 'd' };
};
export const spanWords = (text: string, { t }: Names): string => {
  const found = offsetOf(text);
  return found ? t(plural(OFFSET_UNITS[found.unit], found.count), { count: found.count }) : text;
};
export const offsetWords = (text: string, names: Names): string => {
  const found = offsetOf(text);
  if (!found) return text;
  if (found.count === 0) return names.t('ladderAt');
  return names.t(found.before ? 'ladderBeforeBy' : 'ladderAfterBy', {
    amount: spanWords(text, names),
  });
};

const codeWords = ({ key, codes }: Field, code: string, names: Names): string => {
  switch (codes) {
    case undefined:
      return names.offered(key) ? names.offer(key, code) : names.unit(code);
    case 'clockIds':
    case 'trackIds':
      return names.item(code);
    case 'natureLevels':
      return names.choice('nature', code);
    case 'policyIds':
      return code;
    case 'state':
      return label(names.language, 'state', code);
    case 'relations':
      return names.choice('relations', code) !== code
        ? names.choice('relations', code)
        : label(names.language, 'relation', code);
    default:
      return names.choice(codes satisfies ChoiceTable, code);
  }
};

/** One value in the reader's language; empty when there is none. */
export const valueWords = (field: Field, value: Json | undefined, names: Names): string => {
  // What a source leaves open is said to be open.
  if (value === null) return names.t('notDefined');
  if (value === undefined || value === '') return '';
  switch (names.kind(field)) {
    case 'condition':
      return conditionWords(value, names);
    case 'amount':
    case 'duration':
      return durationWords(value, names);
    case 'offset':
      return offsetWords(textOf(value), names);
    case 'span':
      return spanWords(textOf(value), names);
    case 'milestone':
    case 'milestones':
      return names.list(stringsOf(value).map(names.milestone));
    case 'yesNo':
      return names.t(value === true ? 'yes' : 'no');
    case 'unit':
      return names.unit(String(value));
    case 'choice':
    case 'choices':
    case 'strings':
      return names.list(stringsOf(value).map((code) => codeWords(field, code, names)));
    case 'list':
      return objectsOf(value)
        .map((entry) => entryWords(field.fields ?? [], entry, names))
        .join(names.language === 'en' ? '; ' : '；');
    default:
      return String(value);
  }
};

/** All fields of an entry in one line. */
export const entryWords = (fields: readonly Field[], entry: JsonObject, names: Names): string =>
  fields
    .map((one) => valueWords(one, getAt(entry, one.path), names))
    .filter((text) => text !== '')
    .join(names.language === 'en' ? ', ' : '，');

/** What a rule is called: its name in the reader's language, else its code. */
export const ruleName = (rule: Json | undefined, names: Names): string => {
  if (!isObject(rule)) return '';
  const [zh, en] = [textOf(rule.zh), textOf(rule.en)];
  const code =
    textOf(rule.id) ||
    textOf(rule.code) ||
    (textOf(rule.kind) && names.choice('nature', textOf(rule.kind)));
  const name =
    (names.language === 'en' ? en || zh : zh || en) ||
    (textOf(rule.on) && names.milestone(textOf(rule.on))) ||
    names.unit(textOf(rule.role));
  return name || code || names.t('unnamed');
};
