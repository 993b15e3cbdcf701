import { z } from 'zod';
import { LocalizedTextSchema } from '../vocabulary.js';
import { instant } from '../instant.js';

export const LimitSchema = z.object({
  id: z.string(),
  label: LocalizedTextSchema,
  dueAt: instant,
  /** True while the calendar of the year is not published: shown as 预计 (expected). */
  provisional: z.boolean(),
  explanation: z.array(LocalizedTextSchema),
});
export type Limit = z.infer<typeof LimitSchema>;
/** Something taken as it was sent that a person should look at again, by stable code. */
export const WarningSchema = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
});
export type Warning = z.infer<typeof WarningSchema>;

export const ReceiptSchema = z.object({
  complaintNo: z.string(),
  /** For staff only: the number that the case will have. */
  caseNo: z.string().optional(),
  trackingCode: z.string(),
  /** Eight digits that do the same as long as nobody guesses at them; receipts kept from before have none. */
  shortCode: z.string().optional(),
  receivedAt: instant,
  /** Empty when no limit is promised, also when the limits cannot be computed now. */
  limits: z.array(LimitSchema),
  /** Left out when there is none. */
  warnings: z.array(WarningSchema).optional(),
});
export type Receipt = z.infer<typeof ReceiptSchema>;
