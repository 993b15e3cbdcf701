import { choicesOf } from '../i18n/administration';
import { labelTable } from '../i18n/labels';
import type { Field } from './fields';
import { getAt, isObject, objectsOf, stringsOf, textOf } from './json';
import type { Choice, Names } from './names';

const fromTable = (table: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));
const plain = (codes: readonly string[], label: (code: string) => string): readonly Choice[] =>
  [...new Set(codes)].map((value) => ({ value, label: label(value) }));

const idsIn = (
  { documents }: Names,
  list: 'clocks' | 'tracks' | 'taxonomy' | 'channels',
): readonly string[] =>
  documents.flatMap((one) =>
    objectsOf(one[list]).map((rule) => textOf(rule.id) || textOf(rule.code)),
  );
const levelsIn = ({ documents }: Names): readonly string[] =>
  stringsOf(
    documents.map((one) => getAt(one, ['nature', 'levels'])).find((levels) => levels !== undefined),
  );

/** What a field may take, with labels. */
export const choicesFor = (field: Field, names: Names): readonly Choice[] => {
  switch (field.codes) {
    case undefined:
      return names.offered(field.key) ?? [];
    case 'clockIds':
      return plain(idsIn(names, 'clocks'), (id) => `${names.item(id)} (${id})`);
    case 'trackIds':
      return plain(idsIn(names, 'tracks'), (id) => `${names.item(id)} (${id})`);
    case 'natureLevels':
      return plain(levelsIn(names), (code) => names.choice('nature', code));
    case 'policyIds':
      return [];
    case 'state':
      return fromTable(labelTable(names.language, 'state'));
    case 'relations':
      return [
        ...fromTable(labelTable(names.language, 'relation')),
        ...fromTable(choicesOf(names.language, 'relations')),
      ];
    default:
      return fromTable(choicesOf(names.language, field.codes));
  }
};

/** Milestones with their names, as a clock may start or end with them. */
export const milestoneChoices = (names: Names): readonly Choice[] =>
  Object.keys(names.vocabulary.milestones).map((value) => ({
    value,
    label: names.milestone(value),
  }));

/** Values that a fact may take, as far as anything lists them. */
export const valueChoices = (fact: string, names: Names): readonly Choice[] => {
  const { language } = names;
  const named = (code: string): string => names.value(fact, code);
  switch (fact) {
    case 'topic':
    case 'topics':
      return fromTable(labelTable(language, 'topic'));
    case 'category':
      return plain(idsIn(names, 'taxonomy'), (code) => `${code} ${named(code)}`);
    case 'track':
      return plain(idsIn(names, 'tracks'), (code) => `${code} ${named(code)}`);
    case 'channel':
      return plain(
        [...Object.keys(labelTable(language, 'channel')), ...idsIn(names, 'channels')],
        named,
      );
    case 'relation':
      return fromTable(labelTable(language, 'relation'));
    case 'priority':
      return fromTable(labelTable(language, 'priority'));
    case 'nature':
      return plain(levelsIn(names), named);
    case 'channelMarks':
      return fromTable(choicesOf(language, 'marks'));
    case 'caseKind':
      return names.offered('caseKind') ?? [];
    case 'mainParty':
    case 'place':
    case 'box':
      return fromTable(labelTable(language, 'factValue')).filter(
        ({ value }) => !['yes', 'no', 'unknown'].includes(value),
      );
    default:
      return [];
  }
};

/** Units that the documents name anywhere, to pick from while typing. */
export const unitNames = ({ documents }: Names): readonly string[] => {
  const found = documents.flatMap((one) => [
    ...objectsOf(getAt(one, ['routing', 'rules'])).map((rule) => textOf(rule.to)),
    ...objectsOf(one.clocks).map((rule) => textOf(rule.owner)),
    ...(isObject(one.units) ? Object.keys(one.units) : []),
  ]);
  return [...new Set(found.filter((name) => name !== ''))];
};
