import type { CaseThread } from '@tingsu/contracts';
import type { CaseEventOf, RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Changes } from './detail-changes.js';

/** The conversation with the complainant, as far as somebody has to act on it. */
export interface ThreadState extends Omit<CaseThread, 'unread'> {
  /** Places in the thread of messages that no officer answered or marked as read. */
  readonly unread: readonly number[];
  /** The last place that an officer answered; what comes late and was written before it needs no answer. */
  readonly answeredTo: number;
}

const QUIET: ThreadState = {
  ...{ unread: [], answeredTo: 0, suppliedAt: null, withdrawalAskedAt: null },
  ...{ satisfied: null, confirmedByComplainantAt: null },
};

const threadOf = ({ thread }: Pick<CaseState, 'thread'>): ThreadState => thread ?? QUIET;
export const unreadIn = (state: Pick<CaseState, 'thread'>): number => threadOf(state).unread.length;

/** How the conversation changes by the events of its case. */
export const THREAD_CHANGES: Changes = {
  messageReceived: (state, event) => ({ thread: received(threadOf(state), event) }),
  // A notice that went out by rule answers nothing.
  messageSent: (state, { actor, data: { nr } }) =>
    actor.type === 'person' ? { thread: answered(threadOf(state), nr) } : {},
  messagesRead: (state) => ({ thread: { ...threadOf(state), unread: [] } }),
};

function received(
  thread: ThreadState,
  { at, data }: CaseEventOf<'messageReceived'> & RecordedEvent,
): ThreadState {
  const { nr, message, satisfied } = data;
  return {
    ...thread,
    unread: nr > thread.answeredTo ? [...thread.unread, nr] : thread.unread,
    suppliedAt: message === 'supplement' ? at : thread.suppliedAt,
    withdrawalAskedAt: message === 'withdrawal' ? at : thread.withdrawalAskedAt,
    satisfied: message === 'rating' ? (satisfied ?? null) : thread.satisfied,
    confirmedByComplainantAt: message === 'confirmation' ? at : thread.confirmedByComplainantAt,
  };
}

const answered = (thread: ThreadState, nr: number): ThreadState => ({
  ...thread,
  unread: thread.unread.filter((one) => one > nr),
  answeredTo: Math.max(thread.answeredTo, nr),
});

/** What was asked for has been taken. */
export const materialTaken = ({ thread }: CaseState): Pick<CaseState, 'thread'> | object =>
  thread ? { thread: { ...thread, suppliedAt: null } } : {};

/** The withdrawal was recorded. */
export const withdrawalTaken = ({ thread }: CaseState): Pick<CaseState, 'thread'> | object =>
  thread ? { thread: { ...thread, withdrawalAskedAt: null } } : {};

/** A new round has no answer yet to be satisfied with. */
export const roundBegun = ({ thread }: Pick<CaseState, 'thread'>) =>
  thread ? { thread: { ...thread, satisfied: null, confirmedByComplainantAt: null } } : {};
