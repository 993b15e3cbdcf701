import type { FieldError } from '@tingsu/contracts';
import type { z } from 'zod';

const EXAMPLE = '2026-11-20T10:12:00+08:00';

/**
 * The faults of a value by field, never with the value. Unknown keys are listed one by one; a missing or empty value is
 * `required`, whatever type was wanted, or `empty` where it may be left out.
 */
export function fieldErrorsOf(
  schema: z.ZodType,
  error: z.ZodError,
  value: unknown,
): readonly FieldError[] {
  return error.issues.flatMap((issue) => errorsOf(schema, issue, value));
}

function errorsOf(
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  value: unknown,
): readonly FieldError[] {
  const keys = issue.path.map(String);
  const path = keys.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...keys, key].join('.'),
      code: 'unknown_field',
      message: 'This field is not known here',
    }));
  }
  const given = valueAt(value, keys);
  if (given === '' && mayBeLeftOut(schema, keys, value))
    return [{ path, code: 'empty', message: 'Fill this field in, or leave it out' }];
  if (given === undefined || given === null || given === '')
    return [{ path, code: 'required', message: 'This field is required' }];
  return [{ path, code: codeOf(issue), message: messageOf(issue, given) }];
}

/** A schema's own finding names itself. */
function codeOf(issue: z.core.$ZodIssue): string {
  const own: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof own === 'string' ? own : (issue.code ?? 'invalid');
}

function messageOf(issue: z.core.$ZodIssue, given: unknown): string {
  const isInstant = issue.code === 'invalid_format' && issue.format === 'datetime';
  return isInstant && typeof given === 'string' ? instantFault(given) : issue.message;
}

/** What an instant lacks: the hour, or how far its clock is from UTC. */
function instantFault(given: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(given))
    return `The hour and the offset are missing: write ${EXAMPLE}`;
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(given))
    return `The offset from UTC is missing: add +08:00, as in ${EXAMPLE}`;
  return `Not a date with time and offset: write ${EXAMPLE}`;
}

/** Whether the schema would not miss the field if it were not there. */
function mayBeLeftOut(schema: z.ZodType, path: readonly string[], value: unknown): boolean {
  const parsed = schema.safeParse(without(value, path));
  const name = path.join('.');
  return parsed.success || !parsed.error.issues.some((issue) => issue.path.join('.') === name);
}

function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || !isRecord(value)) return value;
  if (rest.length > 0) return { ...value, [key]: without(value[key], rest) };
  const { [key]: _left, ...others } = value;
  return others;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && !Array.isArray(value);
