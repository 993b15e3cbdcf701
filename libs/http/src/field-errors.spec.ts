import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldErrorsOf } from './field-errors.js';

const schema = z.strictObject({
  at: z.iso.datetime({ offset: true }).optional(),
  text: z.string().trim().min(1),
  person: z.strictObject({ email: z.email().optional(), name: z.string().min(1) }),
});
const right = { text: 'a', person: { name: 'b' } };

function faults(value: unknown): readonly (readonly [string, string, string])[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return fieldErrorsOf(schema, parsed.error, value).map((fault) => [
    fault.path,
    fault.code,
    fault.message,
  ]);
}

describe('the faults of a body', () => {
  it('say of an instant what it lacks', () => {
    const example = '2026-11-20T10:12:00+08:00';
    expect(faults({ ...right, at: '2026-11-26' })).toEqual([
      ['at', 'invalid_format', `The hour and the offset are missing: write ${example}`],
    ]);
    for (const at of ['2026-11-26T12:00', '2026-11-26 12:00:00'])
      expect(faults({ ...right, at })).toEqual([
        ['at', 'invalid_format', `The offset from UTC is missing: add +08:00, as in ${example}`],
      ]);
    expect(faults({ ...right, at: '26.11.2026' })).toEqual([
      ['at', 'invalid_format', `Not a date with time and offset: write ${example}`],
    ]);
  });

  it('say of an empty field whether it may be left out', () => {
    const person = { name: '', email: '' };
    expect(faults({ text: '', at: '', person })).toEqual([
      ['at', 'empty', 'Fill this field in, or leave it out'],
      ['text', 'required', 'This field is required'],
      ['person.email', 'empty', 'Fill this field in, or leave it out'],
      ['person.name', 'required', 'This field is required'],
    ]);
  });
});
