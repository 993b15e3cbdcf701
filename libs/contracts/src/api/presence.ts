import { z } from 'zod';
import { COMMAND_NAMES } from './commands.js';

/** How often an open page says that it is there, in milliseconds; who says nothing for twice as long and a moment has left. */
export const PRESENCE_EVERY_MS = 15_000;
export const PRESENT_FOR_MS = 2 * PRESENCE_EVERY_MS + 5_000;

/** Body of `PUT /cases/{caseNo}/presence`: the command whose form is open, or null for who only reads. */
export const PresenceSchema = z.strictObject({ writing: z.enum(COMMAND_NAMES).nullable() });
export type Presence = z.infer<typeof PresenceSchema>;

/** Who else has the case open. */
export const PresentSchema = z.object({
  others: z.array(z.object({ personId: z.uuid(), writing: z.enum(COMMAND_NAMES).nullable() })),
});
export type Present = z.infer<typeof PresentSchema>;
