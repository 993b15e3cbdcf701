import type { CaseEventOf, RecordedEvent } from './case-event.js';
import type { Changes } from './change.js';
import { threadOf, type ThreadState } from './thread-state.js';

/** How the conversation changes by the events of its case. */
export const THREAD_CHANGES: Changes = {
  messageReceived: (state, event) => ({
    thread: received(threadOf(state), event),
    ...(event.data.message === 'consent' ? { supplied: true } : {}),
  }),
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
  // That the patient was asked is there to be seen; nobody has to act on it.
  const toRead = nr > thread.answeredTo && message !== 'consent_request';
  const supplied =
    message === 'supplement' || (message === 'consent' && data.state === 'awaiting_info');
  return {
    ...thread,
    unread: toRead ? [...thread.unread, nr] : thread.unread,
    suppliedAt: supplied ? at : thread.suppliedAt,
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
