/** What a table of answers may say of an order. */
export const ORDER_ANSWER_VALUES = [
  'orderNo',
  'caseNo',
  'receivedAt',
  'dueBy',
  'department',
  'contacted',
  'contactedAt',
  'contactBy',
  'answer',
  'answeredAt',
  'inTime',
  'resolved',
  'satisfied',
] as const;
export type OrderAnswerValue = (typeof ORDER_ANSWER_VALUES)[number];
