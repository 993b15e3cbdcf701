import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
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
function requireWellFormed(value: unknown, what: string): void {
  const errors = illFormedFields(value);
  if (errors.length > 0) throw invalid(what, errors);
}

function parsedOf<Schema extends z.ZodType>(
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

/** Global pipe: what a route takes from body, query and path can be stored, whether or not a schema looks at it. */
export class WellFormedPipe implements PipeTransform {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type !== 'custom') requireWellFormed(data ? { [data]: value } : value, WORDS_FOR[type]);
    return value;
  }
}
const WORDS_FOR = { body: 'body', query: 'query', param: 'address' } as const;

/** The global `WellFormedPipe` has looked at the value before. */
class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  constructor(
    private readonly schema: Schema,
    private readonly what: string,
  ) {}

  transform(value: unknown): z.infer<Schema> {
    return parsedOf(this.schema, value ?? {}, this.what);
  }
}

/** `@Body(zodBody(SubmissionSchema)) submission: Submission` */
export const zodBody = <Schema extends z.ZodType>(schema: Schema) => new ZodPipe(schema, 'body');
/** `@Query(zodQuery(CaseQuerySchema)) query: z.infer<typeof CaseQuerySchema>` */
export const zodQuery = <Schema extends z.ZodType>(schema: Schema) => new ZodPipe(schema, 'query');
/** `@Param('id', zodParam(z.uuid())) id: string` */
export const zodParam = <Schema extends z.ZodType>(schema: Schema) =>
  new ZodPipe(schema, 'address');
