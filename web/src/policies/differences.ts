import type { SectionId } from '../i18n/administration';
import { knownLabel, otherLabel, partLabel } from '../i18n/administration';
import type { Field, Part } from './fields';
import {
  getAt,
  isList,
  isObject,
  objectsOf,
  sameJson,
  textOf,
  type Json,
  type JsonObject,
} from './json';
import type { Names } from './names';
import { otherRules, SECTIONS } from './sections';
import { entryWords, ruleName, valueWords } from './value-words';

/** One difference in words. */
export interface DifferenceLine {
  readonly where: string;
  readonly field: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: string;
  readonly after: string;
}
export interface SectionDifferences {
  readonly section: SectionId;
  readonly lines: readonly DifferenceLine[];
}
interface Side {
  readonly document: JsonObject;
  readonly names: Names;
}

/** What differs between two documents, section by section; rules are matched by their code. */
export const differencesBetween = (left: Side, right: Side): readonly SectionDifferences[] => {
  const told = SECTIONS.map(({ id, parts }) => ({
    section: id,
    lines: parts.flatMap((part) => inPart(part, left, right)),
  }));
  return [...told, { section: 'other' as const, lines: inOthers(left, right) }].filter(
    ({ lines }) => lines.length > 0,
  );
};

const changeOf = (before: Json | undefined, after: Json | undefined): DifferenceLine['change'] =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

const inPart = (part: Part, left: Side, right: Side): readonly DifferenceLine[] => {
  const [old, now] = [getAt(left.document, part.path), getAt(right.document, part.path)];
  if (sameJson(old, now)) return [];
  if (part.kind === 'fields')
    return inFields(part.fields, old, now, partLabel(left.names.language, part.key), left, right);
  if (part.kind === 'matrix') return inMatrix(part, old, now, left.names);
  return inRules(part, old, now, left, right);
};

const inFields = (
  fields: readonly Field[],
  old: Json | undefined,
  now: Json | undefined,
  where: string,
  left: Side,
  right: Side,
) =>
  fields.flatMap((field): DifferenceLine[] => {
    const [before, after] = [getAt(old, field.path), getAt(now, field.path)];
    if (sameJson(before, after)) return [];
    return [
      {
        where,
        field: left.names.key(field.key),
        change: changeOf(before, after),
        before: valueWords(field, before, left.names),
        after: valueWords(field, after, right.names),
      },
    ];
  });

const keyOf = (rule: JsonObject, index: number): string =>
  textOf(rule.id) || textOf(rule.code) || textOf(rule.kind) || textOf(rule.on) || `#${index}`;
const keyed = (rules: Json | undefined): ReadonlyMap<string, JsonObject> =>
  new Map(objectsOf(rules).map((rule, index) => [keyOf(rule, index), rule]));

const inRules = (
  part: Part,
  old: Json | undefined,
  now: Json | undefined,
  left: Side,
  right: Side,
): readonly DifferenceLine[] => {
  const [before, after] = [keyed(old), keyed(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const where = `${ruleName(is ?? was, is ? right.names : left.names)} (${key})`;
    if (was && is) return inFields(part.fields, was, is, where, left, right);
    const whole = (rule: JsonObject | undefined, { names }: Side): string =>
      rule ? entryWords(part.fields, rule, names) : '';
    const line = {
      where,
      field: left.names.t('wholeItem'),
      before: whole(was, left),
      after: whole(is, right),
    };
    return [{ ...line, change: changeOf(was, is) }];
  });
};

const inMatrix = (
  part: Part,
  old: Json | undefined,
  now: Json | undefined,
  names: Names,
): readonly DifferenceLine[] => {
  const rows = new Set([old, now].filter(isObject).flatMap((grid) => Object.keys(grid)));
  return [...rows].flatMap((row) => {
    const cells = [getAt(old, [row]), getAt(now, [row])];
    const columns = new Set(cells.filter(isObject).flatMap((one) => Object.keys(one)));
    return [...columns].flatMap((column): DifferenceLine[] => {
      const [before, after] = cells.map((one) => getAt(one, [column]));
      if (sameJson(before, after)) return [];
      const cell = `${names.t('matrixSeverity', { level: row })}, ${names.t('matrixImpact', { level: column })}`;
      return [
        {
          where: partLabel(names.language, part.key),
          field: cell,
          change: changeOf(before, after),
          before: textOf(before),
          after: textOf(after),
        },
      ];
    });
  });
};

const inOthers = (left: Side, right: Side): readonly DifferenceLine[] => {
  const [old, now] = [otherRules(left.document), otherRules(right.document)];
  const { language } = left.names;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap(
    (name): DifferenceLine[] => {
      const [before, after] = [old[name], now[name]];
      if (sameJson(before, after)) return [];
      const where = otherLabel(language, name);
      return [
        {
          where,
          field: left.names.t('wholeItem'),
          change: changeOf(before, after),
          before: treeWords(before, left.names),
          after: treeWords(after, right.names),
        },
      ];
    },
  );
};

/** Any value in one line, with the names of its fields; what is empty or only a source is left out. */
export const treeWords = (value: Json | undefined, names: Names): string => {
  if (value === null) return names.t('notDefined');
  if (value === undefined) return '';
  if (typeof value === 'boolean') return names.t(value ? 'yes' : 'no');
  if (isList(value))
    return names.list(value.map((one) => treeWords(one, names)).filter((text) => text !== ''));
  if (!isObject(value))
    return knownLabel(names.language, String(value)) ?? names.unit(String(value));
  const { from, to, ...rest } = value;
  const isSpan = typeof from === 'string' && typeof to === 'string';
  const parts = Object.entries(isSpan ? rest : value)
    .filter(([name]) => name !== 'ref' && name !== 'requirements')
    .map(([name, one]) => {
      const text = treeWords(one, names);
      if (text === '') return '';
      return names.t('treePair', {
        name: otherLabel(names.language, name),
        value: isObject(one) ? names.t('wordsGroup', { text }) : text,
      });
    });
  return [isSpan ? `${from}–${to}` : '', ...parts].filter(Boolean).join(names.t('treeAnd'));
};
