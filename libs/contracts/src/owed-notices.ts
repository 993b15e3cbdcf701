import { z } from 'zod';
import { instant } from './instant.js';
import { MESSAGE_MEDIA } from './message-codes.js';
import { LocalizedTextSchema, NOTICE_KINDS, TOLD_PROOFS } from './vocabulary.js';

/** Something that the complainant has to be told, and whether it is known to have arrived. */
export const OwedNoticeSchema = z.object({
  key: z.string(),
  kind: z.enum(NOTICE_KINDS),
  label: LocalizedTextSchema,
  /** Of the policy; none where a command alone asks for it. */
  rules: z.array(z.string()),
  owedAt: instant,
  told: z.object({ at: instant, medium: z.string(), proof: z.enum(TOLD_PROOFS) }).nullable(),
  failed: z
    .object({
      at: instant,
      tried: z.array(z.object({ medium: z.enum(MESSAGE_MEDIA), error: z.string() })),
      /** What it must say and no program can: it was never written. */
      missing: z.array(z.string()).optional(),
    })
    .nullable(),
});
export type OwedNotice = z.infer<typeof OwedNoticeSchema>;

/** It neither arrived nor was the complainant told in another way. */
export const isUntold = ({ told }: OwedNotice): boolean => told === null;
