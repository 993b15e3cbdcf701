import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';

/** All cases that one person watches by now (aggregate id = staff id). It opens none of them to anybody. */
export const WatchChanged = defineEvent(
  'watch.changed.v1',
  'The cases that a person watches as they stand',
  { cases: z.array(z.uuid()) },
);
export type WatchChanged = EventOf<typeof WatchChanged>;
