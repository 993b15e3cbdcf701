import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { policyFields } from './documents/policy-fields.js';
import { shippedDocuments } from './shipped.fixture.js';
import { AT_EVERY_RULE, WHO_ACTS } from './who-acts.fixture.js';

const KINDS = new Map(policyFields().map(({ path, kind }) => [path, kind]));
/** Values of one key, although they are objects. */
const WHOLE = ['amount', 'duration', 'condition'];

/** Keys that hold a value, with `*` for any rule, unit or code. */
function* keysIn(value: unknown, key: string): Generator<string> {
  const kind = KINDS.get(key) ?? '';
  if (Array.isArray(value) && (kind === 'list' || value.some(isObject)))
    for (const item of value) yield* keysIn(item, `${key}.*`);
  else if (!isObject(value) || WHOLE.includes(kind) || isPlainTable(key)) yield key;
  else
    for (const [name, item] of Object.entries(value))
      yield* keysIn(item, [key, kind === 'table' ? '*' : name].filter(Boolean).join('.'));
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A table of codes, not of rules: the priorities by severity, the papers by relation. */
const isPlainTable = (key: string): boolean =>
  KINDS.get(key) === 'table' && !KINDS.has(`${key}.*.zh`);

const used = new Set(shippedDocuments().flatMap((document) => [...keysIn(document, '')]));
const lastOf = (key: string): string => key.split('.').at(-1) ?? '';
const isAtEveryRule = (key: string): boolean =>
  lastOf(key) in AT_EVERY_RULE && !WHO_ACTS.some(([known]) => known === key);

describe('nothing in a shipped document is read by nobody', () => {
  const known = WHO_ACTS.map(([key]) => key);

  it('each key has one row that says who acts on it', () => {
    const without = [...used].filter((key) => !known.includes(key) && !isAtEveryRule(key));
    expect(without.sort()).toEqual([]);
    expect(known.filter((key, index) => known.indexOf(key) < index)).toEqual([]);
  });

  it('each row is about a key that some document has', () => {
    expect(known.filter((key) => !used.has(key))).toEqual([]);
  });

  it.each([...new Set([...WHO_ACTS.map(([, who]) => who), ...Object.values(AT_EVERY_RULE)])])(
    '%s reads the keys that are its own',
    (who) => {
      if (who === 'shown' || /^issue (9|10|11|13)$/.test(who)) return;
      const text = readFileSync(new URL(`../../../${who}`, import.meta.url), 'utf8');
      const own = WHO_ACTS.filter(([, one]) => one === who).map(([key]) => lastOf(key));
      expect(own.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
    },
  );
});
