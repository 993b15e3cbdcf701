import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';

/** An incoming call rings (aggregate id = the signal). No number of anybody is in it: it is fetched by whom it is offered to. */
export const CallOffered = defineEvent('call.offered.v1', 'An incoming call is offered to staff', {
  callId: z.string(),
  /** Staff ids; null for all who may register complaints for the complaint centre. */
  persons: z.array(z.uuid()).nullable(),
});
export type CallOffered = EventOf<typeof CallOffered>;
