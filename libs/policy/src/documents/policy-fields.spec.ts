import { describe, expect, it } from '@jest/globals';
import { shippedPolicies } from '../shipped.fixture.js';
import { policyJsonSchema } from './json-schema.js';
import { policyFields } from './policy-fields.js';

const fields = policyFields();
const find = (path: string) => fields.find((one) => one.path === path);

describe('the fields of a policy document', () => {
  it('are as many as the schema has keys, each with a label in both languages', () => {
    const keys = [...keysOf(policyJsonSchema(), '')];
    expect(keys.length).toBeGreaterThan(150);
    expect(keys.filter((path) => !find(path))).toEqual([]);
    for (const { label, choices = [] } of fields)
      for (const { zh, en } of [label, ...choices.map((choice) => choice.label)])
        expect(zh !== '' && /^[\x20-\x7e–’]+$/.test(en)).toBe(true);
  });

  it('include what forms forgot before (F12): atMost, onExpiry, atAnyHour, firstDay', () => {
    expect(find('clocks.*.atMost')).toMatchObject({ kind: 'amount', required: false });
    expect(find('clocks.*.onExpiry')?.choices?.map(({ value }) => value)).toEqual([
      'waive',
      'decline',
    ]);
    expect(find('ladder.steps.*.atAnyHour')).toMatchObject({ kind: 'flag' });
    expect(find('clocks.*.firstDay')).toMatchObject({ kind: 'choice' });
  });

  it('say what kind of value each is', () => {
    const kinds = {
      'clocks.*.start': 'milestone',
      'clocks.*.stop': 'milestones',
      'clocks.*.duration': 'duration',
      'clocks.*.when': 'condition',
      'clocks.*.owner': 'unit',
      'clocks.*.warn': 'list',
      'clocks.*.warn.*.at': 'offset',
      'clocks.*.extend.max': 'amount',
      'clocks.*.ref': 'texts',
      'ladder.steps.*.acknowledgeWithin': 'span',
      'ladder.steps.*.kinds': 'choices',
      'calendar.cutoff': 'clockTime',
      'calendar.shifts.*.from': 'clockTime',
      effectiveFrom: 'date',
      'priority.matrix': 'table',
      'units.*.means': 'choice',
      'approvals.*.step': 'choice',
    };
    expect(Object.fromEntries(Object.keys(kinds).map((path) => [path, find(path)?.kind]))).toEqual(
      kinds,
    );
    expect(find('clocks.*.start')?.required).toBe(true);
    expect(find('calendar.cutoff')?.required).toBe(false);
  });

  it('hold every key by which a shipped document decides', () => {
    const clocks = shippedPolicies().flatMap((document) => document.clocks.flatMap(Object.keys));
    const unknown = [...new Set(clocks)].filter((key) => !find(`clocks.*.${key}`));
    expect(unknown).toEqual([]);
  });
});

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
}

/** Keys of the JSON Schema, which zod itself makes; amounts and conditions are values of one field. */
function* keysOf(schema: JsonSchema, path: string): Generator<string> {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const place = path === '' ? key : `${path}.${key}`;
    yield place;
    if (!isOneValue(value)) yield* keysOf(value, place);
  }
  if (schema.items && !isOneValue(schema.items)) yield* keysOf(schema.items, `${path}.*`);
  if (typeof schema.additionalProperties === 'object')
    yield* keysOf(schema.additionalProperties, `${path}.*`);
  for (const one of schema.anyOf ?? []) if (!isOneValue(one)) yield* keysOf(one, path);
}

const isOneValue = (schema: JsonSchema): boolean =>
  schema.properties?.['basis'] !== undefined ||
  (schema.anyOf ?? []).some((one) => one.properties?.['basis'] !== undefined);
