import type { PipeTransform } from '@nestjs/common';
import { ProblemError, type FieldError } from '@tingsu/contracts';
import type { z } from 'zod';

/** Checks a value and returns what the schema makes of it, or throws `request.invalid` naming each field. */
export function parseOrProblem<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what = 'body',
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => fieldErrorsOf(issue, value));
  throw new ProblemError(
    'request.invalid',
    `Correct the listed fields of the ${what} and send it again.`,
    { errors },
  );
}

class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  constructor(
    private readonly schema: Schema,
    private readonly what: string,
  ) {}

  transform(value: unknown): z.infer<Schema> {
    return parseOrProblem(this.schema, value ?? {}, this.what);
  }
}

/** `@Body(zodBody(SubmissionSchema)) submission: Submission` */
export const zodBody = <Schema extends z.ZodType>(schema: Schema) => new ZodPipe(schema, 'body');
/** `@Query(zodQuery(CaseQuerySchema)) query: z.infer<typeof CaseQuerySchema>` */
export const zodQuery = <Schema extends z.ZodType>(schema: Schema) => new ZodPipe(schema, 'query');
/** `@Param('id', zodParam(z.uuid())) id: string` */
export const zodParam = <Schema extends z.ZodType>(schema: Schema) =>
  new ZodPipe(schema, 'address');

/** Unknown keys are listed one by one; a missing or empty value is `required`, whatever type was wanted. */
function fieldErrorsOf(issue: z.core.$ZodIssue, value: unknown): readonly FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      code: 'unknown_field',
      message: 'This field is not known here',
    }));
  }
  const given = valueAt(value, path);
  if (given === undefined || given === null || given === '')
    return [{ path: path.join('.'), code: 'required', message: 'This field is required' }];
  return [{ path: path.join('.'), code: issue.code ?? 'invalid', message: issue.message }];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined,
    value,
  );
}
