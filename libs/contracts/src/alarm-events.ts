import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';

/** What the system says about itself when a person has to look (aggregate id = kind of the alarm, one for each tenant). */
const kind = z.enum(['complaintsWithoutCase']);

export const AlarmRaised = defineEvent(
  'alarm.raised.v1',
  'Something is wrong, and a person must look',
  {
    kind,
    /** How many things are concerned. */
    count: z.number().int().positive(),
    /** Numbers of the first of them, e.g. of complaints. */
    examples: z.array(z.string()),
    /** When the first of them began. */
    since: z.iso.datetime({ offset: true }),
  },
);
export type AlarmRaised = EventOf<typeof AlarmRaised>;

export const AlarmCleared = defineEvent('alarm.cleared.v1', 'What an alarm was about is over', {
  kind,
  raisedAt: z.iso.datetime({ offset: true }),
});
export type AlarmCleared = EventOf<typeof AlarmCleared>;
