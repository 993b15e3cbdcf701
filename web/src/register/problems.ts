import {
  charactersIn,
  isBlank,
  MAX_CONTENT_CHARACTERS,
  MAX_DEMAND_CHARACTERS,
  readEmail,
  readName,
  readPhones,
  tidyText,
  type Reading,
} from '@tingsu/contracts';
import type { Asked } from './asked';
import type { Draft, DraftField } from './draft';
import type { register } from '../i18n/register.zh-CN';

/** Something to correct: a sentence of the form, or the stable code of a problem that the API would name as well. */
export interface FieldProblem {
  readonly field: DraftField;
  readonly text?: keyof typeof register;
  readonly code?: string;
}

const missing = (field: DraftField, text: keyof typeof register): FieldProblem => ({ field, text });

const ifBlank = (draft: Draft, field: 'name' | 'address' | 'outcome'): boolean =>
  isBlank(draft[field]);

/** What is wrong with an answer that may be left out. */
const ifFilled = (field: DraftField, written: string, read: Reading<unknown>): FieldProblem[] =>
  isBlank(written) || !('problem' in read) ? [] : [{ field, code: read.problem }];

const tooLong = (written: string, max: number): boolean => charactersIn(tidyText(written)) > max;

const ofWords = (draft: Draft): FieldProblem[] => [
  ...(draft.channel === '' ? [missing('channel', 'regChannelMissing')] : []),
  ...(draft.campus === '' ? [missing('campus', 'regCampusMissing')] : []),
  ...(isBlank(draft.content) ? [missing('content', 'regContentMissing')] : []),
  ...(tooLong(draft.content, MAX_CONTENT_CHARACTERS) ? [missing('content', 'regContentLong')] : []),
  ...(tooLong(draft.demand, MAX_DEMAND_CHARACTERS) ? [missing('demand', 'regDemandLong')] : []),
];

const hasNoContact = ({ phone, email }: Draft): boolean => isBlank(phone) && isBlank(email);

/** A complaint with nobody behind it is anonymous; the person who takes it says so himself. */
const isNobody = (draft: Draft): boolean =>
  ifBlank(draft, 'name') && ifBlank(draft, 'address') && hasNoContact(draft);

const ofPerson = (draft: Draft, { must }: Asked): FieldProblem[] => {
  if (draft.anonymous) return [];
  if (isNobody(draft)) return [missing('name', 'regNobody')];
  return [
    ...(must.includes('name') && ifBlank(draft, 'name') ? [missing('name', 'regNameMust')] : []),
    ...ifFilled('name', draft.name, readName(draft.name)),
    ...(must.includes('contact') && hasNoContact(draft)
      ? [missing('phone', 'regContactMust')]
      : []),
    ...ifFilled('phone', draft.phone, readPhones(draft.phone)),
    ...ifFilled('email', draft.email, readEmail(draft.email)),
    ...(must.includes('address') && ifBlank(draft, 'address')
      ? [missing('address', 'regAddressMust')]
      : []),
  ];
};

const ofDays = (draft: Draft, today: string): FieldProblem[] => [
  ...(draft.day > today ? [missing('day', 'regDayFuture')] : []),
  ...(draft.day === '' && draft.time !== '' ? [missing('day', 'regDayMissing')] : []),
  ...(draft.receivedDay > today ? [missing('receivedDay', 'regDayFuture')] : []),
  ...(draft.letterDate > today ? [missing('letterDate', 'regDayFuture')] : []),
];

/** Everything that keeps the complaint from being stored. @param today date in the hospital's time zone. */
export const problemsOf = (draft: Draft, asked: Asked, today: string): readonly FieldProblem[] => [
  ...ofWords(draft),
  ...ofPerson(draft, asked),
  ...ofDays(draft, today),
  ...(asked.must.includes('signature') && draft.signature === ''
    ? [missing('signature', 'regSignatureMust')]
    : []),
  ...(asked.record && !draft.restated ? [missing('restated', 'regRestatedMust')] : []),
  ...(asked.copy && !draft.anonymous && draft.copy === '' ? [missing('copy', 'regCopyMust')] : []),
  ...(draft.ending === 'solved' && ifBlank(draft, 'outcome')
    ? [missing('outcome', 'regOutcomeMissing')]
    : []),
];

/** What the policy wants stated and the form does not say yet: pointed out, without standing in the way. */
export const unsaid = (draft: Draft, { wanted }: Asked): readonly string[] => {
  const said: Readonly<Record<string, boolean>> = {
    respondent: draft.units.length + draft.persons.length > 0 || !isBlank(draft.others),
    facts: !isBlank(draft.content),
    demand: !isBlank(draft.demand),
    time: draft.day !== '',
    place: !isBlank(draft.place),
    name: draft.anonymous || !isBlank(draft.name),
    contact: draft.anonymous || !hasNoContact(draft),
    signature: draft.signature !== '',
  };
  return wanted.filter((element) => said[element] === false);
};
