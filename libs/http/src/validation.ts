import { ProblemError, type FieldError } from '@tingsu/contracts';
import type { z } from 'zod';
import { fieldErrorsOf } from './field-errors.js';
import { illFormedFields } from './well-formed.js';

/** Checks a value and returns what the schema makes of it, or throws `request.invalid` naming each field. */
export function parseOrProblem<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what = 'body',
): z.infer<Schema> {
  requireWellFormed(value, what);
  return parsedOf(schema, value, what);
}

/** Throws `request.invalid` for strings that cannot be stored, naming where they are. */
export function requireWellFormed(value: unknown, what: string): void {
  const errors = illFormedFields(value);
  if (errors.length > 0) throw invalid(what, errors);
}

/** As `parseOrProblem`, of a value whose strings have been looked at. */
export function parsedOf<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(what, fieldErrorsOf(schema, parsed.error, value));
}

const invalid = (what: string, errors: readonly FieldError[]): ProblemError =>
  new ProblemError(
    'request.invalid',
    `Correct the listed fields of the ${what} and send it again.`,
    { errors },
  );
