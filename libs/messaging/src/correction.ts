import { type Envelope, EnvelopeSchema, type FieldError } from '@tingsu/contracts';
import { isDeepStrictEqual } from 'node:util';
import type { CheckedEvent } from './event-codec.js';

const ATTRIBUTES = Object.keys(EnvelopeSchema.shape) as readonly (keyof Envelope)[];

/**
 * Why a corrected message may not take the place of the parked one, or null. A correction changes the data of the event and
 * nothing else: another id, source, type, group, aggregate, version or actor would be another event. `parked` is null when the
 * message does not say which event it is.
 */
export function correctionFault(
  parked: Envelope | null,
  corrected: CheckedEvent,
): FieldError | null {
  if (!parked) {
    return {
      path: 'body',
      code: 'event_unnamed',
      message:
        'The message does not say which event it is, so it cannot be corrected. Discard it and publish the event again.',
    };
  }
  const changed = ATTRIBUTES.filter((name) => !isDeepStrictEqual(parked[name], corrected[name]));
  if (changed.length === 0) return null;
  return {
    path: 'body',
    code: 'event_changed',
    message: `Only "data" may be corrected. Restore ${changed.join(', ')}.`,
  };
}
