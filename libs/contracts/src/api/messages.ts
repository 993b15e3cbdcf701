import { z } from 'zod';
import { MAX_ATTACHMENTS } from '../input/attachment-limits.js';
import { MAX_MESSAGE_CHARACTERS } from '../input/text.js';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import {
  MESSAGE_DIRECTIONS,
  MESSAGE_KINDS,
  MESSAGE_MEDIA,
  MESSAGE_WAYS,
} from '../message-codes.js';
import { filled } from './shapes.js';
import { UploadedSchema } from './uploads-and-campuses.js';

const words = filled(MAX_MESSAGE_CHARACTERS).optional();
const files = z.array(z.uuid()).max(MAX_ATTACHMENTS).optional();

/** A message of either side: words, files that were uploaded before, or both. */
export const SendMessageSchema = z.strictObject({ words, files });
export type SendMessage = z.infer<typeof SendMessageSchema>;
/** A message of the hospital. It always stands on the progress page; `media` says by which ways it goes out as well, in their order. */
export const WriteToComplainantSchema = SendMessageSchema.extend({
  media: z.array(z.enum(MESSAGE_MEDIA)).max(MESSAGE_MEDIA.length).optional(),
});
export type WriteToComplainant = z.infer<typeof WriteToComplainantSchema>;

/** A complainant asks to take the complaint back; why is his to say or not. */
export const AskWithdrawalSchema = z.strictObject({ words });
/** A complainant confirms a plan or a settlement. */
export const ConfirmByComplainantSchema = z.strictObject({ words });
/** A complainant objects to a decision about himself, and says why. */
export const ObjectSchema = z.strictObject({ words: filled(MAX_MESSAGE_CHARACTERS) });
/** What a complainant thinks of the answer; who is not satisfied says why. */
export const RateAnswerSchema = z.strictObject({ satisfied: z.boolean(), words, files });

/** A message as the complainant sees it: without the names of staff. */
export const ThreadMessageSchema = z.object({
  messageId: z.uuid(),
  /** Its place in the thread, from 1 without gaps. */
  nr: z.number().int().positive(),
  direction: z.enum(MESSAGE_DIRECTIONS),
  kind: z.enum(MESSAGE_KINDS),
  at: instant,
  /** When the other side saw it first. */
  readAt: instant.nullable(),
  subject: z.string().nullable(),
  words: z.string(),
  /** Of a rating. */
  satisfied: z.boolean().nullable(),
  files: z.array(UploadedSchema),
});
export type ThreadMessage = z.infer<typeof ThreadMessageSchema>;

/** A message as staff see it. */
export const StaffThreadMessageSchema = ThreadMessageSchema.extend({
  /** How it came in; null for what the hospital wrote. */
  via: z.enum(MESSAGE_WAYS).nullable(),
  /** Who on the staff wrote it or took it down. */
  by: z.uuid().nullable(),
  /** The owed notice that it is, by its key in the case. */
  notice: z.string().nullable(),
});
export type StaffThreadMessage = z.infer<typeof StaffThreadMessageSchema>;

/** Newest first. */
export const ThreadPageSchema = pageOf(ThreadMessageSchema);
export type ThreadPage = z.infer<typeof ThreadPageSchema>;
export const StaffThreadPageSchema = pageOf(StaffThreadMessageSchema).extend({
  /** Whether the reader may write to the complainant. */
  mayWrite: z.boolean(),
});
export type StaffThreadPage = z.infer<typeof StaffThreadPageSchema>;

export const ThreadQuerySchema = z.object({
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ThreadQuery = z.infer<typeof ThreadQuerySchema>;
