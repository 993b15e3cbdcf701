import type { CaseKind, Facts } from '@tingsu/contracts';
import type { Policy } from '../documents/policy.js';

export interface ReceiptFacts {
  readonly channel: string;
  readonly relation: string;
  readonly anonymous: boolean;
  readonly caseKind: CaseKind;
}

/** What is known before the complaint is read: channel and its marks, relation, anonymity, kind. */
export function factsOnReceipt(
  policy: Policy,
  { channel, relation, anonymous, caseKind }: ReceiptFacts,
): Facts {
  const channelMarks = policy.channels.find((one) => one.code === channel)?.marks ?? [];
  return {
    channel,
    channelMarks,
    anonymous,
    caseKind,
    ...(relation === 'unknown' ? {} : { relation }),
  };
}
