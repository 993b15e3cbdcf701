import { dangersIn } from '@tingsu/policy';
import { refuse } from './context.js';
import { spokenOfDanger } from './danger.js';
import type { Handlers } from './handlers.js';

/** Calls with the complainant. The note and the end of the number are words, sealed like all others. */
export const CALLS: Handlers<'logCall'> = {
  logCall: (state, call, context) => {
    const { at, policy } = context;
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
    // The version of the fact is the number of the call.
    const said = {
      where: 'call',
      nr: state.version + 1,
      dangers: dangersIn(policy, note ?? null),
    } as const;
    return {
      events: [{ kind: 'callLogged', data }, ...spokenOfDanger(state, [said], context)],
      texts: { number: numberEnd && `***${numberEnd}`, note },
    };
  },
};
