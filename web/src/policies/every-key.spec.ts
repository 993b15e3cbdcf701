import { describe, expect, it } from '@jest/globals';
import { policyJsonSchema } from '@tingsu/policy';
import { choicesFor } from './code-choices';
import type { Field } from './fields';
import { asDocument, isList, isObject, type Json, type JsonObject } from './json';
import { namesOf } from './names';
import { SECTIONS } from './sections';
import { PUBLISHED } from './vocabulary.fixture';

/** Written by the product itself. */
const BY_THE_PRODUCT = ['schemaVersion', 'id', 'locale'];
/** Which requirement a shipped rule fulfils; the engine does not decide by it. */
const isTrace = (key: string): boolean => /(^|\.)requirements$/.test(key);
/** Shown as they stand among the other rules: names by unit, codes by fact, what layers may do, sources of groups. */
const SHOWN_ONLY = [
  'units',
  'acceptance.supplementFor',
  'composition.localMayShorten',
  'composition.localMayLengthen',
  'accountability.degrees.ref',
  'priority.ref',
  'ladder.ref',
  'calendarReminder.ref',
  'acceptance.ref',
  'acceptance.anonymous.ref',
  'acceptance.verification.ref',
  'acceptance.timeLimit.ref',
  'acceptance.oralComplaint.ref',
  'nature.ref',
  'reportable.ref',
  'routing.ref',
  'routing.supplier.ref',
  'routing.multiBody.ref',
  'compensation.ref',
  'safety.emergency.ref',
  'safety.restriction.ref',
  'safety.mark.ref',
];

const root = asDocument(policyJsonSchema());

const resolved = (schema: JsonObject): JsonObject => {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  const found =
    name === undefined ? undefined : isObject(root.$defs) ? root.$defs[name] : undefined;
  return isObject(found) ? found : schema;
};

/** Paths of all values that a document may hold; `*` stands for the items of a list. */
const pathsOf = (schema: Json | undefined, path: string, edited: ReadonlySet<string>): string[] => {
  if (!isObject(schema)) return [path];
  const { type, properties, items, anyOf } = resolved(schema);
  if (edited.has(path)) return [path];
  const first = isList(anyOf) ? anyOf[0] : undefined;
  if (isObject(first) && (resolved(first).type === 'array' || isObject(resolved(first).properties)))
    return pathsOf(first, path, edited);
  if (isObject(properties))
    return Object.entries(properties).flatMap(([name, one]) =>
      pathsOf(one, path ? `${path}.${name}` : name, edited),
    );
  if (type === 'array' && isObject(items) && isObject(resolved(items).properties))
    return pathsOf(items, `${path}.*`, edited);
  return [path];
};

const PARTS = SECTIONS.flatMap(({ parts }) => parts);
const allOf = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => (field.fields ? allOf(field.fields) : [field]));
const FIELDS = PARTS.flatMap(({ fields }) => allOf(fields));
const edited = new Set([
  ...FIELDS.map(({ key }) => key),
  ...PARTS.filter(({ kind }) => kind === 'matrix').map(({ path }) => path.join('.')),
]);

describe('the forms of the policy editor', () => {
  it('have a field for every key of the schema (F12)', () => {
    const without = pathsOf(root, '', edited).filter((key) => !edited.has(key) && !isTrace(key));
    expect(without.sort()).toEqual([...BY_THE_PRODUCT, ...SHOWN_ONLY].sort());
  });

  it('take name, kind and choices of every field from the schema', () => {
    expect(FIELDS.filter(({ key }) => !PUBLISHED.fields[key]).map(({ key }) => key)).toEqual([]);
    const twice = FIELDS.filter(({ key, codes }) => codes && PUBLISHED.fields[key]?.choices);
    expect(twice).toEqual([]);
  });

  it('offer what the schema takes and nothing else', () => {
    const names = namesOf('zh-CN', PUBLISHED, []);
    const roll = FIELDS.find(({ key }) => key === 'followUp.plans.*.roll');
    expect(roll && choicesFor(roll, names).map(({ value }) => value)).toEqual([
      'next-working-day',
      'none',
    ]);
  });

  it('need what its rule cannot be without; a group that may be left out goes with its last value', () => {
    const names = namesOf('zh-CN', PUBLISHED, []);
    const needs = (key: string) => FIELDS.filter((one) => one.key === key).map(names.needed);
    expect(['clocks.*.start', 'timezone', 'calendar.base'].map(needs)).toEqual([
      [true],
      [true],
      [true],
    ]);
    expect(['clocks.*.owner', 'ladder.quietHours.from', 'clocks.*.extend.max'].map(needs)).toEqual([
      [false],
      [false],
      [false],
    ]);
  });
});
