import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';

/** What administrators call it. */
const title = z.string().min(1);

/** What becomes of an address of a partner (aggregate id = the address; its version counts how often it went off or on again). */
export const WebhookSwitchedOff = defineEvent(
  'webhook.switchedOff.v1',
  'An address of a partner was switched off by the system: nothing arrived for days, or the partner wants nothing any more',
  { title, reason: z.enum(['failing', 'gone']) },
);
export type WebhookSwitchedOff = EventOf<typeof WebhookSwitchedOff>;

export const WebhookSwitchedOn = defineEvent(
  'webhook.switchedOn.v1',
  'An address of a partner that the system had switched off was switched on again by hand',
  { title },
);
export type WebhookSwitchedOn = EventOf<typeof WebhookSwitchedOn>;
