import { z } from 'zod';
import { filled } from './shapes.js';
import { instant } from '../instant.js';

/** An order of an outside body is pressed for (催办): `POST /complaints/urges`, or over AMQP with the type `urge`. */
export const UrgeSchema = z.strictObject({
  externalRef: filled(100),
  urgedAt: instant.optional(),
  /** When the answer is wanted now. */
  externalDueAt: instant.optional(),
  note: filled(2_000).optional(),
});
export type Urge = z.infer<typeof UrgeSchema>;

/** `added` to its complaint, or `waiting` until the order itself comes. */
export const UrgeTakenSchema = z.object({
  state: z.enum(['added', 'waiting']),
  complaintNo: z.string().nullable(),
});
export type UrgeTaken = z.infer<typeof UrgeTakenSchema>;
