import type { FactWord, LocalizedText, PolicyVocabulary } from '@tingsu/contracts';
import { choiceLabel, operatorLabel, type ChoiceTable } from '../i18n/administration';
import { label } from '../i18n/labels';
import { inLanguage, joined, type Language } from '../i18n/language';
import { textsIn, type Translate } from '../i18n/texts';
import type { Field } from './fields';
import { isObject, objectsOf, textOf, type JsonObject } from './json';

export type FactType = FactWord['type'];
/** What may be chosen, in the reader's language. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}
/** How a value is written. */
export type FieldKind =
  | 'line'
  | 'unit'
  | 'number'
  | 'yesNo'
  | 'date'
  | 'time'
  | 'amount'
  | 'duration'
  | 'offset'
  | 'span'
  | 'milestone'
  | 'milestones'
  | 'condition'
  | 'choice'
  | 'choices'
  | 'strings'
  | 'list';
type FieldWord = PolicyVocabulary['fields'][number];

/** What documents may hold and name: keys, events of a case and facts, as the engine publishes them. */
export interface Vocabulary {
  /** By key of the schema. `needed`: the rule, or the document, cannot be without it. */
  readonly fields: Readonly<Record<string, FieldWord & { readonly needed: boolean }>>;
  readonly milestones: Readonly<Record<string, LocalizedText>>;
  readonly facts: Readonly<Record<string, FactWord>>;
}
export const EMPTY_VOCABULARY: Vocabulary = { fields: {}, milestones: {}, facts: {} };

/** The published vocabulary, by name. */
export const vocabularyOf = ({
  fields,
  milestones,
  facts,
}: Pick<PolicyVocabulary, 'fields' | 'milestones' | 'facts'>): Vocabulary => ({
  fields: neededIn(fields),
  milestones: Object.fromEntries(milestones.map(({ name, label }) => [name, label])),
  facts: Object.fromEntries(facts.map((fact) => [fact.name, fact])),
});

/** A key in a group that may be left out is needed only with the group, so that emptying it takes the group away. */
const neededIn = (fields: readonly FieldWord[]): Vocabulary['fields'] => {
  const required = new Map(fields.map(({ path, required }) => [path, required]));
  const isNeeded = (path: string): boolean => {
    const keys = path.split('.');
    const own = keys.slice(keys.lastIndexOf('*') + 1);
    return own.every((_, index) => required.get(keys.slice(0, keys.length - index).join('.')));
  };
  return Object.fromEntries(
    fields.map((one) => [one.path, { ...one, needed: isNeeded(one.path) }]),
  );
};

/** How a kind of the schema is written; the others are called alike. */
const KINDS: Readonly<Record<string, FieldKind>> = {
  text: 'line',
  texts: 'strings',
  flag: 'yesNo',
  clockTime: 'time',
};
const kindIn = (vocabulary: Vocabulary, { key, codes }: Field): FieldKind => {
  const kind = vocabulary.fields[key]?.kind ?? 'text';
  if (codes && (kind === 'text' || kind === 'unit')) return 'choice';
  return KINDS[kind] ?? (kind as FieldKind);
};

/** How everything in a document is called in the reader's language. */
export interface Names {
  readonly language: Language;
  readonly t: Translate;
  readonly vocabulary: Vocabulary;
  readonly documents: readonly JsonObject[];
  list(items: readonly string[]): string;
  /** What a key of the schema is called. */
  key(key: string): string;
  kind(field: Field): FieldKind;
  needed(field: Field): boolean;
  /** What the schema lets a field be; null where it takes anything. */
  offered(key: string): readonly Choice[] | null;
  /** A value that the schema offers at a key. */
  offer(key: string, code: string): string;
  choice(table: ChoiceTable, code: string): string;
  operator(op: string): string;
  milestone(code: string): string;
  fact(code: string): string;
  /** A value that a fact may take. */
  value(fact: string, code: string): string;
  /** A unit or a person of the hospital. */
  unit(name: string): string;
  /** A clock, track, category or plan of the document or of a layer above. */
  item(id: string): string;
}

const NAMED = ['clocks', 'tracks', 'taxonomy', 'channels'] as const;
const named = (one: JsonObject, language: Language): string | null => {
  const zh = textOf(one.zh);
  const en = textOf(one.en);
  return zh || en ? inLanguage({ zh, en }, language) : null;
};

/** Names for a document and the layers that it stands on, its own first. */
export const namesOf = (
  language: Language,
  vocabulary: Vocabulary,
  documents: readonly JsonObject[],
): Names => {
  const items = new Map<string, string>();
  for (const document of documents.toReversed())
    for (const one of NAMED.flatMap((name) => objectsOf(document[name]))) {
      const text = named(one, language);
      if (text) items.set(textOf(one.id) || textOf(one.code), text);
    }
  const unit = (name: string): string => {
    const found = documents
      .map((one) => (isObject(one.units) ? one.units[name] : undefined))
      .find(isObject);
    return (found && named(found, language)) ?? name;
  };
  const offered = (key: string): readonly Choice[] | null =>
    vocabulary.fields[key]?.choices?.map(({ value, label }) => ({
      value,
      label: inLanguage(label, language),
    })) ?? null;
  const offer = (key: string, code: string): string =>
    offered(key)?.find(({ value }) => value === code)?.label ?? code;
  const choice = (table: ChoiceTable, code: string): string => choiceLabel(language, table, code);
  const fact = (code: string): string =>
    inLanguage(vocabulary.facts[code] ?? { zh: code, en: code }, language);
  return {
    language,
    t: textsIn(language),
    vocabulary,
    documents,
    list: (all) => joined(all, language),
    key: (key) => inLanguage(vocabulary.fields[key]?.label ?? { zh: key, en: key }, language),
    kind: (field) => kindIn(vocabulary, field),
    needed: ({ key, needed }) => needed ?? vocabulary.fields[key]?.needed ?? false,
    offered,
    offer,
    choice,
    operator: (op) => operatorLabel(language, op),
    milestone: (code) =>
      inLanguage(vocabulary.milestones[code] ?? { zh: code, en: code }, language),
    fact,
    value: (name, code) =>
      name === 'caseKind' ? offer(name, code) : valueLabel(name, code, language, items),
    unit: (name) => name.split('|').map(unit).join(' / '),
    item: (id) => items.get(id) ?? id,
  };
};

const valueLabel = (
  fact: string,
  code: string,
  language: Language,
  items: ReadonlyMap<string, string>,
): string => {
  if (fact === 'topic' || fact === 'topics') return label(language, 'topic', code);
  if (fact === 'channel') return items.get(code) ?? label(language, 'channel', code);
  if (fact === 'relation') return label(language, 'relation', code);
  if (fact === 'priority') return label(language, 'priority', code);
  if (fact === 'nature') return choiceLabel(language, 'nature', code);
  if (fact === 'channelMarks') return choiceLabel(language, 'marks', code);
  return items.get(code) ?? label(language, 'factValue', code);
};
