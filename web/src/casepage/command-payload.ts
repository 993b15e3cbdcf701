import { UNPAID_REMEDIES, type CommandName, type ServedOn } from '@tingsu/contracts';
import { sentDissent } from '../meetings/typed-dissent';
import { sentMoney } from '../remedies/money';
import { sentInstalments } from '../remedies/typed-instalments';
import { sentAlternatives } from '../remedies/typed-offer';
import { sentParts } from '../results/typed-parts';
import { amountOf } from './amount';
import { isAskedFor, isWhen } from './asked-for';
import { givenAnswers } from './call-answers';
import type { CommandField } from './command-field';
import { fieldsOf } from './command-fields';
import { sentSteps } from './work-steps';

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** What is hidden keeps what was typed before, and sends nothing. */
const isSent = (field: CommandField, values: Readonly<Record<string, unknown>>): boolean =>
  isWhen(field, values[field.when?.name ?? '']) &&
  (!field.ofMoney || isAskedFor(field, null, values['remedy'], values['setBy']));

/** The body of a command: empty answers are left out, texts are trimmed, a chosen call-back becomes plan and number. */
export const payloadOf = (
  command: CommandName,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const payload: Record<string, unknown> = {};
  for (const field of fieldsOf(command)) {
    if (!isSent(field, values)) continue;
    const given = values[field.name];
    const value = typeof given === 'string' ? given.trim() : given;
    if (field.kind === 'yesNo') payload[field.name] = value === true;
    else if (field.kind === 'followUp') Object.assign(payload, followUpOf(value));
    else if (field.kind === 'archiveParts') payload[field.name] = sentParts(value);
    else if (field.kind === 'party') payload[field.name] = partyOf(value);
    else if (field.kind === 'answers') Object.assign(payload, answersOf(value));
    else if (field.kind === 'alternatives') payload[field.name] = sentAlternatives(value);
    else if (field.kind === 'alternative' || field.kind === 'harm') {
      if (!isEmpty(value)) payload[field.name] = Number(value);
    } else if (field.kind === 'steps') payload[field.name] = sentSteps(value);
    else if (field.kind === 'dissent') Object.assign(payload, dissentOf(value));
    else if (field.kind === 'money' || field.kind === 'instalments')
      Object.assign(payload, moneyOfField(field, value, values));
    else if (field.kind === 'amount') payload[field.name] = amountOf(value);
    else if (!isEmpty(value)) payload[field.name] = plainOf(field, value);
  }
  return payload;
};

const dissentOf = (value: unknown): Record<string, unknown> => {
  const dissent = sentDissent(value);
  return dissent.length > 0 ? { dissent } : {};
};

/** A hidden field keeps what was typed before, and sends nothing. */
const moneyOfField = (
  { name, kind }: CommandField,
  value: unknown,
  { remedy: planned }: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const unpaid: readonly unknown[] = UNPAID_REMEDIES;
  const sent = kind === 'money' ? sentMoney : sentInstalments;
  const money = unpaid.includes(planned) ? undefined : sent(value);
  return money ? { [name]: money } : {};
};

export const partyKey = (on: ServedOn): string =>
  'unit' in on ? `unit|${on.unit}` : `person|${on.person}`;
const partyOf = (value: unknown): ServedOn => {
  const [kind, ...rest] = String(value).split('|');
  return kind === 'unit' ? { unit: rest.join('|') } : { person: rest.join('|') };
};

const plainOf = ({ kind }: CommandField, value: unknown): unknown => {
  if (kind === 'lines') return linesIn(value);
  if (kind === 'yesOrNo') return value === 'yes';
  return kind === 'number' || kind === 'report' ? Number(value) : value;
};

const linesIn = (value: unknown): string[] =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const answersOf = (value: unknown): Record<string, unknown> => {
  const answers = givenAnswers(value);
  return answers ? { answers } : {};
};
export const followUpKey = (item: { readonly planId: string; readonly itemNo: number }): string =>
  `${item.itemNo}|${item.planId}`;
const followUpOf = (value: unknown): { planId: string; itemNo: number } => {
  const [itemNo, ...planId] = String(value).split('|');
  return { planId: planId.join('|'), itemNo: Number(itemNo) };
};
