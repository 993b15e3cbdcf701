import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { MESSAGE_MEDIA, MESSAGE_PROOFS } from '../vocabulary.js';
import { filled } from './shapes.js';

/** By which ways a message goes out, in their order: the next is tried when one fails. */
export const SendByWaysSchema = z.strictObject({
  media: z.array(z.enum(MESSAGE_MEDIA)).min(1).max(MESSAGE_MEDIA.length),
});
export type SendByWays = z.infer<typeof SendByWaysSchema>;

const SendingViewSchema = z.object({
  sendingId: z.uuid(),
  medium: z.enum(MESSAGE_MEDIA),
  state: z.enum(['pending', 'sending', 'handed', 'arrived', 'failed', 'cancelled']),
  /** How it is known that it has arrived. */
  proof: z.enum(MESSAGE_PROOFS).nullable(),
  /** Why it waits or has failed: a code, never an address. */
  error: z.string().nullable(),
  /** When it ended; else when it was begun, null while another way is tried first. */
  at: instant.nullable(),
  /** Of a letter or a call that was made: the day, and the number of the letter. */
  doneOn: z.string().nullable(),
  doneNo: z.string().nullable(),
});
/** What became of a message of the hospital, way by way. */
export const MessageSendingsSchema = z.object({
  messageId: z.uuid(),
  state: z.enum(['open', 'arrived', 'failed']),
  ways: z.array(SendingViewSchema),
});
export type MessageSendings = z.infer<typeof MessageSendingsSchema>;
export const CaseSendingsSchema = z.object({
  items: z.array(MessageSendingsSchema),
  /** Ways by which the complainant can be reached, as it is known now. */
  media: z.array(z.enum(MESSAGE_MEDIA)),
});
export type CaseSendings = z.infer<typeof CaseSendingsSchema>;

/** Letters to post and calls to make. */
const SENDING_TASKS = ['letter', 'phone'] as const;
export const SendingTasksQuerySchema = z.object({
  medium: z.enum(SENDING_TASKS),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CursorParameterSchema,
});
export type SendingTasksQuery = z.infer<typeof SendingTasksQuerySchema>;
/** The oldest first. */
export const SendingTasksSchema = pageOf(
  z.object({
    sendingId: z.uuid(),
    messageId: z.uuid(),
    caseNo: z.string(),
    campus: z.string(),
    since: instant,
  }),
);
export type SendingTasks = z.infer<typeof SendingTasksSchema>;
/** A letter to print or a call to make, with whom it goes to and its words. */
export const SendingTaskSchema = z.object({
  sendingId: z.uuid(),
  medium: z.enum(SENDING_TASKS),
  caseNo: z.string(),
  name: z.string().nullable(),
  /** Of a letter the address, of a call the numbers; the newest first. */
  to: z.array(z.string()),
  subject: z.string().nullable(),
  words: z.string(),
});
export type SendingTask = z.infer<typeof SendingTaskSchema>;

/** The letter was posted, or the words were said. */
export const SendingDoneSchema = z.strictObject({
  on: z.iso.date(),
  /** Under which number the letter was posted. */
  number: filled(60).optional(),
});
export type SendingDone = z.infer<typeof SendingDoneSchema>;
/** Why a letter or a call reached nobody. */
export const SendingGivenUpSchema = z.strictObject({
  why: z.enum(['returned', 'not_reached', 'no_address']),
});
export type SendingGivenUp = z.infer<typeof SendingGivenUpSchema>;
