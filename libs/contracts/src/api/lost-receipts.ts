import { z } from 'zod';
import { PersonEmailSchema, PersonPhoneSchema } from './submission.js';

/** Who lost number and code says which phone or e-mail was given with the complaint; one of the two. */
export const AskReceiptSchema = z
  .strictObject({ phone: PersonPhoneSchema.optional(), email: PersonEmailSchema.optional() })
  .refine(({ phone, email }) => (phone === undefined) !== (email === undefined), {
    path: ['phone'],
    message: 'Give a phone number or an e-mail address, one of them',
    params: { code: 'required' },
  });
export type AskReceipt = z.infer<typeof AskReceiptSchema>;

/** By which media number and short code are on their way. */
export const ReceiptSentSchema = z.object({ media: z.array(z.enum(['sms', 'email'])) });
export type ReceiptSent = z.infer<typeof ReceiptSentSchema>;
