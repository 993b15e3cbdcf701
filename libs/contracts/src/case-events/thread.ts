import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { MESSAGE_KINDS, MESSAGE_WAYS } from '../message-codes.js';
import { state } from './state.js';

const message = {
  state,
  messageId: z.uuid(),
  /** Its place in the thread, from 1 without gaps. */
  nr: z.number().int().positive(),
  message: z.enum(MESSAGE_KINDS),
  files: z.number().int().nonnegative(),
};

/** The words stay with intake. */
export const CaseMessageReceived = defineEvent(
  'case.messageReceived.v1',
  'The complainant wrote, sent what was asked for, asked to withdraw, or said what the answer is worth',
  {
    ...message,
    via: z.enum(MESSAGE_WAYS).nullable(),
    /** Who of the complaint centre owns the case, and is told. */
    owner: z.uuid().nullable(),
    /** Of a rating: whether the complainant is satisfied with the answer. */
    satisfied: z.boolean().optional(),
    /** What follows for who is not satisfied; `last_round`: the policy allows no further round, so nothing is opened. */
    consequence: z.enum(['reopen', 'last_round']).optional(),
  },
);
export const CaseMessageSent = defineEvent(
  'case.messageSent.v1',
  'The hospital wrote to the complainant',
  {
    ...message,
    /** The owed notice that it is, by its key. */
    notice: z.string().nullable(),
  },
);
export const CaseMessagesRead = defineEvent(
  'case.messagesRead.v1',
  'An officer read what the complainant wrote; no answer is needed',
  { state },
);
