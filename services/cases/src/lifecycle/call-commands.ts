import { refuse } from './context.js';
import type { Handlers } from './handlers.js';

/** Calls with the complainant. The note and the end of the number are words, sealed like all others. */
export const CALLS: Handlers<'logCall'> = {
  logCall: (state, call, { at }) => {
    const { direction, outcome, durationSeconds, recording, nextTryAt, numberEnd, note } = call;
    if (nextTryAt !== undefined && Date.parse(nextTryAt) <= at.getTime())
      refuse('call.next_try_past', 'Choose a later time to try again.');
    const data = {
      ...{ state: state.state, direction, outcome, nextTryAt: nextTryAt ?? null },
      durationSeconds: durationSeconds ?? null,
      recording: recording
        ? { reference: recording.reference, sha256: recording.sha256.toLowerCase() }
        : null,
    };
    return {
      events: [{ kind: 'callLogged', data }],
      texts: { number: numberEnd && `***${numberEnd}`, note },
    };
  },
};
