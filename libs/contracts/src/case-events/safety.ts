import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../instant.js';
import { DANGER_SOURCES, INCIDENT_FACTS, INCIDENT_KINDS, MARKS } from '../safety/kinds.js';
import { state } from './state.js';

/** A security incident that belongs to the case (T-40). What happened stays in its own file. */
export const CaseIncidentRecorded = defineEvent(
  'case.incidentRecorded.v1',
  'Something was recorded of a security incident that belongs to the case',
  {
    state,
    fileId: z.uuid(),
    incident: z.enum(INCIDENT_KINDS),
    what: z.enum(INCIDENT_FACTS),
    /** When it happened, where that is not when it was recorded. */
    happenedAt: instant.nullable(),
  },
);

/** Later words speak of danger, whatever was said before; the words stay where they were said. */
export const CaseDangerSpoken = defineEvent(
  'case.dangerSpoken.v1',
  'A supplement, a message or a call of the case speaks of danger',
  {
    state,
    /** Of the word within the case, such as `message/3`: what was followed once is not followed again. */
    key: z.string(),
    where: z.enum(DANGER_SOURCES),
    /** By the code of the policy. */
    dangers: z.array(z.string()).min(1),
  },
);

/** What two people called the complaint is no longer said of it. Lifted, the finding itself is gone; expired, only the word. */
export const CaseMarkEnded = defineEvent('case.markEnded.v1', 'A mark of the complaint has ended', {
  state,
  mark: z.enum(MARKS),
  how: z.enum(['expired', 'lifted']),
});
