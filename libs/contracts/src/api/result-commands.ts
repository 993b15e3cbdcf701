import { z } from 'zod';
import { instant } from '../instant.js';
import { RECONSIDERED, SERVED_BY, SERVICE_RECEIPTS, ServedOnSchema } from '../results.js';
import { OUTCOMES } from '../vocabulary.js';
import { filled } from './shapes.js';

/** What those complained of are told, and what they may answer. */
export const RESULT_COMMANDS = {
  /** The result, in writing, to one of those complained of; `witness` saw that the receipt was refused. Now, unless `servedAt` says when. */
  serveResult: z.strictObject({
    on: ServedOnSchema,
    medium: z.enum(SERVED_BY),
    receipt: z.enum(SERVICE_RECEIPTS),
    servedAt: instant.optional(),
    text: filled(10_000),
    witness: filled(200).optional(),
  }),
  /** Who was served has the result looked at again; the complaint centre records here what was handed in on paper, and when. */
  askReconsideration: z.strictObject({
    noticeId: z.uuid(),
    grounds: filled(10_000),
    evidence: filled(5_000),
    askedAt: instant.optional(),
  }),
  withdrawReconsideration: z.strictObject({
    reconsiderationId: z.uuid(),
    reason: filled(2_000).optional(),
  }),
  /** `outcome` only with a changed result; one that is revoked is not upheld. */
  decideReconsideration: z.strictObject({
    reconsiderationId: z.uuid(),
    result: z.enum(RECONSIDERED),
    outcome: z.enum(OUTCOMES).optional(),
    reasons: filled(10_000),
  }),
  /** The conclusion on paper, to who asked: where Tingsu could not send it, or it was not read there. */
  serveConclusion: z.strictObject({
    reconsiderationId: z.uuid(),
    medium: z.enum(SERVED_BY),
    receipt: z.enum(SERVICE_RECEIPTS),
    servedAt: instant.optional(),
    witness: filled(200).optional(),
  }),
  /** Tells the house, or some departments, of the result, without who complained. */
  issueCircular: z.strictObject({
    departments: z.array(filled(60)).max(100).default([]),
    text: filled(20_000),
  }),
};
