import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { instant } from '../instant.js';
import { UnitMeaningsSchema } from '../vocabulary.js';
import { INCIDENT_KINDS } from './kinds.js';

/** A security incident (aggregate id = its file). What happened stays in the file. */
const incident = {
  kind: z.enum(INCIDENT_KINDS),
  campus: z.string(),
  department: z.string().nullable(),
};
/** Roles or units to notify, and what they are where the policy says so. */
const told = { notify: z.array(z.string()), means: UnitMeaningsSchema.optional() };

export const SecurityRaised = defineEvent(
  'security.raised.v1',
  'A member of staff reported a security incident',
  { ...incident, ...told, acknowledgeBy: instant.nullable() },
);
export type SecurityRaised = EventOf<typeof SecurityRaised>;

export const SecurityEscalated = defineEvent(
  'security.escalated.v1',
  'Nobody acknowledged a security incident in time',
  { ...incident, ...told },
);
export type SecurityEscalated = EventOf<typeof SecurityEscalated>;

export const SecurityAcknowledged = defineEvent(
  'security.acknowledged.v1',
  'Somebody sees to a security incident',
  incident,
);
export type SecurityAcknowledged = EventOf<typeof SecurityAcknowledged>;

export const SecurityEnded = defineEvent(
  'security.ended.v1',
  'A security incident is over',
  incident,
);
export type SecurityEnded = EventOf<typeof SecurityEnded>;
