import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { MESSAGE_MEDIA, MESSAGE_PROOFS } from '../message-codes.js';
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
  attempts: z.number().int().nonnegative(),
  /** When it is tried again, or looked at again for want of a receipt. */
  nextAt: instant.nullable(),
  costFen: z.number(),
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

/** What goes out by a way, as far as it is known before. */
const SendingOfferSchema = z.object({
  medium: z.enum(MESSAGE_MEDIA),
  /** False where the hospital has no account for it. */
  ready: z.boolean(),
  /** What the complainant reads where the provider sends an approved text of its own; null where the words go, or the text is not known here. */
  text: z.string().nullable(),
  /** Of a text: how many are counted. */
  parts: z.number().int().positive(),
  costFen: z.number(),
});
export type SendingOffer = z.infer<typeof SendingOfferSchema>;
export const CaseSendingsSchema = z.object({
  items: z.array(MessageSendingsSchema),
  /** Ways by which the complainant can be reached, as it is known now. */
  media: z.array(z.enum(MESSAGE_MEDIA)),
  /** What each of these ways would bring and cost. */
  offers: z.array(SendingOfferSchema),
});
export type CaseSendings = z.infer<typeof CaseSendingsSchema>;

/** Letters to post and calls to make. */
const SENDING_TASKS = ['letter', 'phone'] as const;
export const SendingTasksQuerySchema = z.object({
  medium: z.enum(SENDING_TASKS),
  campus: z.string().min(1).max(100).optional(),
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
    /** When the next promise to the complainant is due in its case; null when none is. */
    dueAt: instant.nullable(),
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
  language: z.enum(['zh-CN', 'en']),
  campus: z.string(),
});
export type SendingTask = z.infer<typeof SendingTaskSchema>;

/** Letters to print together, by their ids with commas between. */
const MOST_LETTERS = 50;
export const PrintLettersQuerySchema = z.object({
  ids: z
    .string()
    .max(MOST_LETTERS * 37)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(MOST_LETTERS)),
});
export type PrintLettersQuery = z.infer<typeof PrintLettersQuerySchema>;

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
