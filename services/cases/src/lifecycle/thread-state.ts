import type { CaseThread } from '@tingsu/contracts';

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

/** A case, as far as it talks with its complainant. */
interface Talking {
  readonly thread?: ThreadState;
}

export const threadOf = ({ thread }: Talking): ThreadState => thread ?? QUIET;
export const unreadIn = (state: Talking): number => threadOf(state).unread.length;

/** What was asked for has been taken. */
export const materialTaken = ({ thread }: Talking): Talking =>
  thread ? { thread: { ...thread, suppliedAt: null } } : {};

/** The withdrawal was recorded. */
export const withdrawalTaken = ({ thread }: Talking): Talking =>
  thread ? { thread: { ...thread, withdrawalAskedAt: null } } : {};

/** A new round has no answer yet to be satisfied with. */
export const roundBegun = ({ thread }: Talking): Talking =>
  thread ? { thread: { ...thread, satisfied: null, confirmedByComplainantAt: null } } : {};
