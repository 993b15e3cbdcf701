import { refuse } from './context.js';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Handlers } from './handlers.js';

type Cause = NonNullable<CaseState['suspended']>['cause'];

/** Handling is suspended while it waits for another body (T-32). Which clocks pause, and how long, is the policy's. */
export const suspendedFor = (cause: Cause): Extract<CaseEvent, { kind: 'suspended' }> => ({
  kind: 'suspended',
  data: { state: 'suspended', cause },
});

/** The case goes back to where it was (T-33); null where it does not wait, or for something else than `cause`. */
export function resumedFrom(
  { suspended }: Pick<CaseState, 'suspended'>,
  cause: Cause | undefined = suspended?.cause,
): Extract<CaseEvent, { kind: 'resumed' }> | null {
  if (!suspended || suspended.cause !== cause) return null;
  return { kind: 'resumed', data: { state: suspended.from, cause: suspended.cause } };
}

/** What no procedure of its own suspends and resumes: a court, the police. */
export const INTERRUPTIONS: Handlers<'suspend' | 'resume'> = {
  suspend: (_, { cause, reason }) => ({ events: [suspendedFor(cause)], texts: { reason } }),

  resume: (state, { note }) => ({
    events: [resumedFrom(state) ?? refuse('suspension.none', 'The case is not suspended.')],
    texts: { note },
  }),
};
