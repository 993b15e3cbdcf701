import { z } from 'zod';

/** A schema without what makes it optional. */
export function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable
    ? bare(schema.unwrap())
    : schema;
}
