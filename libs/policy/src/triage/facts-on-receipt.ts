import type { CaseKind, Facts, Hazard } from '@tingsu/contracts';
import type { Policy } from '../documents/policy.js';

export interface ReceiptFacts {
  readonly channel: string;
  readonly relation: string;
  readonly anonymous: boolean;
  readonly caseKind: CaseKind;
  /** What a hazard is about. */
  readonly hazard?: Hazard | null | undefined;
}

/** What is known before the complaint is read: channel and its marks, relation, anonymity, kind, and what a hazard is about. */
export function factsOnReceipt(
  policy: Policy,
  { channel, relation, anonymous, caseKind, hazard }: ReceiptFacts,
): Facts {
  const channelMarks = policy.channels.find((one) => one.code === channel)?.marks ?? [];
  return {
    channel,
    channelMarks,
    anonymous,
    caseKind,
    ...(relation === 'unknown' ? {} : { relation }),
    ...(hazard ? { topics: [hazard] } : {}),
  };
}
