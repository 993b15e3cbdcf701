import type { thread as chinese } from './thread.zh-CN';

/** The conversation with the complainant. `{name}` marks a value. */
export const thread = {
  badgeUnread: 'New message {number}',
  badgeUnreadWhy: 'The complainant wrote; not answered or read: {number}',
  viewNewMessages: 'New messages',
  viewNotTold: 'Not told',
  nextNewMessages:
    'No new message of a complainant. One appears here when somebody writes, and leaves once it is answered or marked as read.',
  nextNotTold:
    'All that complainants have to be told has arrived or is on its way. What arrived by no way, or not within its limit, appears here.',
  nextWhy_materialCame: 'The complainant sent what was asked for. Look at it and take it.',
  nextWhy_withdrawalAsked: 'The complainant asks to withdraw. Confirm it.',
  nextWhy_wroteAgain: 'The complainant wrote. Answer it, or mark it as read if it needs no answer.',
  threadTitle: 'Conversation with the complainant',
  threadMore: 'Show earlier messages',
  threadNone:
    'No messages yet. The complainant reads what you write on the progress page, with number and code, also without a name.',
  threadComplainant: 'Complainant',
  threadOffice: 'Hospital',
  threadSatisfied: 'satisfied with the answer',
  threadNotSatisfied: 'not satisfied with the answer',
  threadUnseen: 'not seen yet',
  threadSeen: 'seen {at}',
  threadAnswer: 'Write to the complainant',
  threadAnswerHint: 'The complainant sees these words and not your name.',
  threadSend: 'Send to the complainant',
  threadKind_supplement: 'what was asked for',
  threadKind_withdrawal: 'asks to withdraw',
  threadKind_rating: 'opinion',
  threadKind_objection: 'objects to a decision',
  threadKind_confirmation: 'agrees with the outcome',
  threadKind_notice: 'notice',
  threadKind_receipt: 'number and code sent again',
  threadKind_consent_request: 'asks the patient to agree',
  threadKind_consent: 'the patient agrees',
  threadKind_consent_refused: 'the patient does not agree',
  threadKind_message: 'message',
} as const satisfies Record<keyof typeof chinese, string>;
