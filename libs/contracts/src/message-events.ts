import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import { MESSAGE_DIRECTIONS, MESSAGE_KINDS, MESSAGE_WAYS } from './vocabulary.js';

/**
 * A message of the thread between a complainant and the hospital is stored. Its words, its subject and the address that it goes to or came
 * from stay with intake.
 */
export const MessageWritten = defineEvent(
  'message.written.v1',
  'A complainant or the hospital wrote a message about a complaint',
  {
    complaintId: z.uuid(),
    complaintNo: z.string(),
    /** Its place in the thread, from 1 without gaps. */
    nr: z.number().int().positive(),
    direction: z.enum(MESSAGE_DIRECTIONS),
    kind: z.enum(MESSAGE_KINDS),
    /** How it came in; null for what the hospital writes. */
    via: z.enum(MESSAGE_WAYS).nullable(),
    /** The owed notice that it is, by its key in the case. */
    notice: z.string().nullable(),
    /** Who on the staff wrote it or took it down. */
    by: z.uuid().nullable(),
    files: z.number().int().nonnegative(),
    /** Of a rating: whether the complainant is satisfied with the answer. */
    satisfied: z.boolean().optional(),
    /** Dangers that the words speak of, by the code of the policy; left out where there is none. */
    danger: z.array(z.string()).optional(),
  },
);
export type MessageWritten = EventOf<typeof MessageWritten>;
