import { z } from 'zod';
import { instant } from '../instant.js';
import { filled } from './shapes.js';

/** What a telephone system signals of an incoming call: `POST /calls`, signed as Standard Webhooks say. */
export const CallSignalSchema = z.strictObject({
  callId: filled(100),
  /** The number as the telephone system writes it; left out where it is withheld. */
  from: filled(100).optional(),
  /** The number that was dialled. */
  to: filled(100).optional(),
  /** Where it rings, or the login of who is to answer; without either, all who may register for the complaint centre are offered it. */
  extension: filled(20).optional(),
  agent: filled(60).optional(),
  at: instant,
});
export type CallSignal = z.infer<typeof CallSignalSchema>;

/** Shown to whom the call was offered, for some minutes. */
export const CallSchema = z.object({
  callId: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  extension: z.string().nullable(),
  at: instant,
});
export type Call = z.infer<typeof CallSchema>;

/** A telephone system that signals calls, without its secret. */
const CallSystemViewSchema = z.object({
  name: z.string(),
  /** How many extensions are known by their person. */
  extensions: z.int(),
  lastSignalAt: z.iso.datetime().nullable(),
  lastRefusedAt: z.iso.datetime().nullable(),
  /** Why a signal was refused last, by the code of the problem. */
  lastRefusedCode: z.string().nullable(),
});
export type CallSystemView = z.infer<typeof CallSystemViewSchema>;
export const CallSystemsSchema = z.object({ items: z.array(CallSystemViewSchema) });
