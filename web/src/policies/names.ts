import type { FactWord, LocalizedText, PolicyVocabulary } from '@tingsu/contracts';
import {
  choiceLabel,
  fieldLabel,
  operatorLabel,
  type ChoiceTable,
  type FieldKey,
} from '../i18n/administration';
import { label } from '../i18n/labels';
import { inLanguage, joined, type Language } from '../i18n/language';
import { textsIn, type Translate } from '../i18n/texts';
import { isObject, objectsOf, textOf, type JsonObject } from './json';

export type FactType = FactWord['type'];
/** What documents may name: events of a case and facts, as the engine publishes them. */
export interface Vocabulary {
  readonly milestones: Readonly<Record<string, LocalizedText>>;
  readonly facts: Readonly<Record<string, FactWord>>;
}
export const EMPTY_VOCABULARY: Vocabulary = { milestones: {}, facts: {} };

/** The published vocabulary, by name. */
export const vocabularyOf = ({ milestones, facts }: PolicyVocabulary): Vocabulary => ({
  milestones: Object.fromEntries(milestones.map(({ name, label }) => [name, label])),
  facts: Object.fromEntries(facts.map((fact) => [fact.name, fact])),
});

/** How everything in a document is called in the reader's language. */
export interface Names {
  readonly language: Language;
  readonly t: Translate;
  readonly vocabulary: Vocabulary;
  readonly documents: readonly JsonObject[];
  list(items: readonly string[]): string;
  field(key: FieldKey): string;
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
  const choice = (table: ChoiceTable, code: string): string => choiceLabel(language, table, code);
  const fact = (code: string): string =>
    inLanguage(vocabulary.facts[code] ?? { zh: code, en: code }, language);
  return {
    language,
    t: textsIn(language),
    vocabulary,
    documents,
    list: (all) => joined(all, language),
    field: (key) => fieldLabel(language, key),
    choice,
    operator: (op) => operatorLabel(language, op),
    milestone: (code) =>
      inLanguage(vocabulary.milestones[code] ?? { zh: code, en: code }, language),
    fact,
    value: (name, code) => valueLabel(name, code, language, items),
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
  if (fact === 'caseKind') return choiceLabel(language, 'caseKind', code);
  return items.get(code) ?? label(language, 'factValue', code);
};
