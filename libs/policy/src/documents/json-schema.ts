import { z } from 'zod';
import { PolicyDocumentSchema } from './document-schema.js';

/** JSON Schema (draft 2020-12) of a policy document, for editors. What it cannot say, `checkPolicy` checks. */
export function policyJsonSchema(): Record<string, unknown> {
  return {
    title: 'Tingsu policy document',
    ...z.toJSONSchema(PolicyDocumentSchema, { io: 'input' }),
  };
}
