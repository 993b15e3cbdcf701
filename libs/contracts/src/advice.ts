import { z } from 'zod';

/** What the policy advises about taking a complaint, where no code belongs to it. */
const PLAIN_ADVICE = [
  'accept',
  'register-and-assess',
  'merge',
  'on-spot',
  'other-policy',
  'feedback',
  'undecided',
] as const;

/** Advice of the policy: to decline for a reason of its own (`code`), to ask for what is missing (`code`), or one without a code. */
export const AdviceSchema = z.union([
  z.object({ advice: z.enum(['decline', 'supplement']), code: z.string() }),
  z.object({ advice: z.enum(PLAIN_ADVICE) }),
]);
export type Advice = z.infer<typeof AdviceSchema>;
export const ADVICE: readonly Advice['advice'][] = ['decline', 'supplement', ...PLAIN_ADVICE];

/** The advice in a classification. Older events have it as text only: `accept`, `decline:COURT`, `supplement:AUTHORISATION`. */
export function adviceOf(known: {
  readonly acceptance: string;
  readonly advice?: Advice | undefined;
}): Advice {
  if (known.advice) return known.advice;
  const [advice = '', code = ''] = known.acceptance.split(':');
  const parsed = AdviceSchema.safeParse(code === '' ? { advice } : { advice, code });
  return parsed.success ? parsed.data : { advice: 'undecided' };
}
