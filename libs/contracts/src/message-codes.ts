/** Which side of the thread wrote a message: the complainant (in) or the hospital (out). */
export const MESSAGE_DIRECTIONS = ['in', 'out'] as const;
/** What a message does: a notice comes from the hospital by rule; all but messages, notices and what asks the patient come from the complainant alone. */
export const MESSAGE_KINDS = [
  'message',
  'notice',
  'supplement',
  'withdrawal',
  'rating',
  'confirmation',
  // Against a decision about the person himself, such as how he may reach the hospital.
  'objection',
  // Number and short code, once more: the code itself is in no message, it is added where it is sent.
  'receipt',
  // The complainant asks the patient to agree, and what the patient answered.
  'consent_request',
  'consent',
  'consent_refused',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
/** By which a message of the hospital goes out; a letter and a call are tasks of people. */
export const MESSAGE_MEDIA = ['email', 'sms', 'wechat', 'letter', 'phone'] as const;
export type MessageMedium = (typeof MESSAGE_MEDIA)[number];
/** What shows that a message has arrived: a receipt of the provider, the mail server took it, it was posted, said, or read on the progress page. */
export const MESSAGE_PROOFS = ['receipt', 'accepted', 'posted', 'spoken', 'seen'] as const;
export type MessageProof = (typeof MESSAGE_PROOFS)[number];
/** How a message of a complainant came in. */
export const MESSAGE_WAYS = [
  'progress_page',
  'email',
  'sms',
  'wechat',
  'letter',
  'phone',
  'desk',
] as const;
