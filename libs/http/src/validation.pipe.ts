import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { parsedOf, requireWellFormed } from './validation.js';

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
