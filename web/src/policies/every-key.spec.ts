import { describe, expect, it } from '@jest/globals';
import { policyJsonSchema } from '@tingsu/policy';
import type { Field } from './fields';
import { asDocument, isList, isObject, type Json, type JsonObject } from './json';
import { SECTIONS } from './sections';

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
  'accountability.enabled',
  'accountability.degrees.ref',
  'priority.ref',
  'ladder.ref',
  'calendarReminder.ref',
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
  if (isList(anyOf) && isObject(anyOf[0]) && resolved(anyOf[0]).type === 'array')
    return pathsOf(anyOf[0], path, edited);
  if (isObject(properties))
    return Object.entries(properties).flatMap(([name, one]) =>
      pathsOf(one, path ? `${path}.${name}` : name, edited),
    );
  if (type === 'array' && isObject(items) && isObject(resolved(items).properties))
    return pathsOf(items, `${path}.*`, edited);
  return [path];
};

const fieldPaths = (fields: readonly Field[], before: string): string[] =>
  fields.flatMap((field) => {
    const path = [before, ...field.path].filter(Boolean).join('.');
    return field.kind === 'list' ? fieldPaths(field.fields ?? [], `${path}.*`) : [path];
  });
const FORMS = SECTIONS.flatMap(({ parts }) => parts);
const edited = new Set(
  FORMS.flatMap((part) => {
    const at = [...part.path, ...(part.kind === 'rules' || part.kind === 'timeline' ? ['*'] : [])];
    return part.kind === 'matrix' ? [part.path.join('.')] : fieldPaths(part.fields, at.join('.'));
  }),
);

describe('the forms of the policy editor', () => {
  it('have a field for every key of the schema (F12)', () => {
    const keys = pathsOf(root, '', edited);
    const without = keys.filter((key) => !edited.has(key) && !isTrace(key));
    expect(without.sort()).toEqual([...BY_THE_PRODUCT, ...SHOWN_ONLY].sort());
  });
});
