import type { DraftLogEntry } from '@tingsu/contracts';
import * as bindingsEn from './bindings.en';
import * as bindingsZh from './bindings.zh-CN';
import * as calendarsEn from './calendars.en';
import * as calendarsZh from './calendars.zh-CN';
import type { Language } from './language';
import { addTexts, textsIn, type TextKey } from './texts';
import * as policiesEn from './policies.en';
import * as policiesZh from './policies.zh-CN';
import * as fieldsEn from './policy-fields.en';
import * as fieldsZh from './policy-fields.zh-CN';
import * as otherEn from './policy-other.en';
import * as otherZh from './policy-other.zh-CN';

export type SectionId = keyof typeof fieldsZh.policySections;
export type PartKey = keyof typeof fieldsZh.policyParts;
export type ChoiceTable = keyof typeof fieldsZh.policyChoices;
type Strings = Readonly<Record<string, string>>;

addTexts({
  'zh-CN': { ...policiesZh.policies, ...calendarsZh.calendars, ...bindingsZh.bindings },
  en: { ...policiesEn.policies, ...calendarsEn.calendars, ...bindingsEn.bindings },
});
const sections = { 'zh-CN': fieldsZh.policySections, en: fieldsEn.policySections };
const parts = { 'zh-CN': fieldsZh.policyParts, en: fieldsEn.policyParts };
const operators: Readonly<Record<Language, Strings>> = {
  'zh-CN': fieldsZh.policyOperators,
  en: fieldsEn.policyOperators,
};
const choices = { 'zh-CN': fieldsZh.policyChoices, en: fieldsEn.policyChoices };
const others: Readonly<Record<Language, Strings>> = {
  'zh-CN': otherZh.policyOther,
  en: otherEn.policyOther,
};

export const sectionLabel = (language: Language, id: SectionId): string => sections[language][id];
export const partLabel = (language: Language, key: PartKey): string => parts[language][key];
export const operatorLabel = (language: Language, op: string): string =>
  operators[language][op] ?? op;

export const choicesOf = (language: Language, table: ChoiceTable): Strings =>
  choices[language][table];
/** The label of a code of a field, or the code itself. */
export const choiceLabel = (language: Language, table: ChoiceTable, code: string): string =>
  choicesOf(language, table)[code] ?? code;

/** `minRepresentatives` → `min representatives`: a name without a translation is still readable. */
const spelledOut = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase();
/** What a name of the rules beside is called; null when it has no translation. */
export const knownLabel = (language: Language, name: string): string | null =>
  others[language][name] ?? null;
export const otherLabel = (language: Language, name: string): string =>
  others[language][name] ?? spelledOut(name);

const STATES = {
  in_force: 'stepInForce',
  scheduled: 'stepScheduled',
  superseded: 'stateSuperseded',
  editing: 'stepEditing',
  submitted: 'stepSubmitted',
  discarded: 'stepDiscarded',
} as const satisfies Readonly<Record<string, TextKey>>;
/** State of a version or a draft. */
export const stateLabel = (language: Language, state: keyof typeof STATES): string =>
  textsIn(language)(STATES[state]);
/** What was done with a draft. */
export const draftActionLabel = (language: Language, action: DraftLogEntry['action']): string =>
  choiceLabel(language, 'draftAction', action);
