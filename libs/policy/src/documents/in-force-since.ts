import { dayOf } from '../calendars/day.js';
import { isoOf } from '../calendars/instant.js';
import { timeZoneOf } from '../calendars/time-zone.js';
import type { Policy } from './policy.js';

/** The instant from which a policy holds: the first midnight, where it binds, at which all its layers are in force. */
export const inForceSince = ({ effectiveFrom, timeZone }: Policy): string =>
  isoOf(timeZoneOf(timeZone).toInstant(dayOf(effectiveFrom), 0));
