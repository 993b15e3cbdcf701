import * as accountabilityEvents from './accountability-events.js';
import * as alarmEvents from './alarm-events.js';
import * as callEvents from './call-events.js';
import * as caseEvents from './case-events/index.js';
import * as complaintEvents from './complaint-events.js';
import type { EventDefinition } from './define-event.js';
import * as evidenceEvents from './evidence-events.js';
import * as improvementEvents from './improvement-events.js';
import * as messageEvents from './message-events.js';
import * as paperEvents from './paper-events.js';
import * as patternEvents from './pattern-events.js';
import * as readingEvents from './reading-events.js';
import * as referenceEvents from './reference-events.js';
import * as rosterEvents from './roster-events.js';
import * as routineEvents from './routine-events.js';
import * as safetyEvents from './safety/safety-events.js';
import * as securityEvents from './safety/security-events.js';
import * as watchEvents from './watch-events.js';
import * as webhookEvents from './webhook-events.js';
import * as wordingEvents from './wording-events.js';

const definitions = [
  complaintEvents,
  evidenceEvents,
  messageEvents,
  paperEvents,
  callEvents,
  caseEvents,
  referenceEvents,
  alarmEvents,
  rosterEvents,
  routineEvents,
  improvementEvents,
  patternEvents,
  readingEvents,
  wordingEvents,
  safetyEvents,
  securityEvents,
  accountabilityEvents,
  watchEvents,
  webhookEvents,
].flatMap((module) => Object.values(module as Record<string, unknown>).filter(isDefinition));

/** Every event there is, by type. A type missing here is unknown to the whole system and is parked. */
export const CATALOGUE: ReadonlyMap<string, EventDefinition> = new Map(
  definitions.map((definition) => [definition.type, definition]),
);

function isDefinition(value: unknown): value is EventDefinition {
  return (
    typeof value === 'object' &&
    value !== null &&
    'aggregate' in value &&
    'data' in value &&
    'summary' in value
  );
}
