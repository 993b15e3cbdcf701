import { z } from 'zod';
import { instant } from '../instant.js';

/** What `GET /events` sends: something changed that this person may see. The page asks for the rest by its own right. */
export const LiveHintSchema = z.object({
  type: z.string(),
  caseNo: z.string().nullable(),
  campus: z.string().nullable(),
  at: instant,
  /** An incoming call, whose number `GET /calls/{callId}` gives. */
  callId: z.string().optional(),
});
export type LiveHint = z.infer<typeof LiveHintSchema>;
