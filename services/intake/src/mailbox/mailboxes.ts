import { readEmail } from '@tingsu/contracts';
import { z } from 'zod';

const address = z.string().transform((text, context) => {
  const reading = readEmail(text);
  if ('value' in reading) return reading.value.toLowerCase();
  context.addIssue({ code: 'custom', message: 'must be an e-mail address' });
  return z.NEVER;
});
const BoxesSchema = z.array(
  z.strictObject({ address, tenant: z.guid(), campus: z.string().min(1).max(60) }),
);

/** An address to which complaints are written, and the campus that it stands for. */
export type Mailbox = z.infer<typeof BoxesSchema>[number];

/** `[{"address":"tousu@hospital.cn","tenant":"…","campus":"main"}]` */
export const mailboxesSetting = z
  .string()
  .default('[]')
  .transform((text, context) => {
    try {
      const boxes = BoxesSchema.safeParse(JSON.parse(text));
      if (boxes.success) return boxes.data;
    } catch {
      // Said below.
    }
    context.addIssue({
      code: 'custom',
      message: 'must be JSON: [{"address": "…", "tenant": "…", "campus": "…"}]',
    });
    return z.NEVER;
  });

/** The domain of an address; mails from it come from inside. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);
