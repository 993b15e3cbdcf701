import type { thread as chinese } from './thread.zh-CN';

/** The conversation with the complainant. `{name}` marks a value. */
export const thread = {
  badgeUnread: 'New message {number}',
  badgeUnreadWhy: 'The complainant wrote; not answered or read: {number}',
  viewNewMessages: 'New messages',
  nextNewMessages:
    'No new message of a complainant. One appears here when somebody writes, and leaves once it is answered or marked as read.',
  nextWhy_materialCame: 'The complainant sent what was asked for. Look at it and take it.',
  nextWhy_withdrawalAsked: 'The complainant asks to withdraw. Confirm it.',
  nextWhy_wroteAgain: 'The complainant wrote. Answer it, or mark it as read if it needs no answer.',
} as const satisfies Record<keyof typeof chinese, string>;
