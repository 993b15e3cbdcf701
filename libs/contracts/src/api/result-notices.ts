import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema } from '../paging.js';
import { RECONSIDERED, ServedOnSchema } from '../results.js';
import { OUTCOMES } from '../vocabulary.js';
import { LoopScopeFields } from './loops.js';
import { filled } from './shapes.js';

/** A served result or a circular, as the one reads it whom it is for: of the case its number alone, and nobody who complained. */
const AddressedResultSchema = z.object({
  kind: z.enum(['result', 'circular']),
  itemId: z.uuid(),
  caseNo: z.string(),
  /** Null: the whole campus. */
  on: ServedOnSchema.nullable(),
  at: instant,
  text: z.string(),
  /** Of a result: until when reconsideration can be asked for, and whether the reader may ask now. */
  askUntil: instant.nullable(),
  mayAsk: z.boolean(),
  reconsideration: z
    .object({
      reconsiderationId: z.uuid(),
      askedAt: instant,
      result: z.enum(RECONSIDERED).nullable(),
      outcome: z.enum(OUTCOMES).nullable(),
      decidedAt: instant.nullable(),
      withdrawnAt: instant.nullable(),
      /** When the reader, or somebody for the department, said that the conclusion was read. */
      readAt: instant.nullable(),
      /** Why it was decided so. */
      reasons: z.string(),
    })
    .nullable(),
});
export type AddressedResult = z.infer<typeof AddressedResultSchema>;
export const AddressedResultsSchema = z.object({
  items: z.array(AddressedResultSchema),
  nextCursor: z.string().nullable(),
});
export const ResultNoticesQuerySchema = z.strictObject({
  ...LoopScopeFields,
  /** Instead of what is for the reader: circulars of the campuses that he leads, whomever they are for. */
  issued: z.literal('circulars').optional(),
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type ResultNoticesQuery = z.infer<typeof ResultNoticesQuerySchema>;
export type AddressedResults = z.infer<typeof AddressedResultsSchema>;

export const AskReconsiderationSchema = z.strictObject({
  grounds: filled(10_000),
  evidence: filled(5_000),
});
export type AskReconsideration = z.infer<typeof AskReconsiderationSchema>;
export const WithdrawReconsiderationSchema = z.strictObject({ reason: filled(2_000).optional() });
export type WithdrawReconsideration = z.infer<typeof WithdrawReconsiderationSchema>;
