import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import {
  MESSAGE_DIRECTIONS,
  MESSAGE_KINDS,
  MESSAGE_MEDIA,
  MESSAGE_PROOFS,
  MESSAGE_WAYS,
} from './message-codes.js';

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

const about = {
  complaintId: z.uuid(),
  complaintNo: z.string(),
  /** The owed notice that it is, by its key in the case. */
  notice: z.string().nullable(),
};

/** A message of the hospital has reached the complainant. It may follow a failure: staff chose another way, or a receipt came late. */
export const MessageArrived = defineEvent(
  'message.arrived.v1',
  'A message of the hospital has arrived, and how that is known',
  {
    ...about,
    /** Null for what was read on the progress page. */
    medium: z.enum(MESSAGE_MEDIA).nullable(),
    proof: z.enum(MESSAGE_PROOFS),
  },
);
export type MessageArrived = EventOf<typeof MessageArrived>;

/** No way was left by which a message of the hospital could reach the complainant: somebody must find another. */
export const MessageFailed = defineEvent(
  'message.failed.v1',
  'A message of the hospital reached the complainant by none of its ways',
  {
    ...about,
    /** What was tried, in order. An error is a code, never an address. */
    tried: z.array(z.object({ medium: z.enum(MESSAGE_MEDIA), error: z.string() })),
    /** What the notice must say and its text does not: then it was neither written nor sent. By the code of the policy. */
    missing: z.array(z.string()).optional(),
  },
);
export type MessageFailed = EventOf<typeof MessageFailed>;
