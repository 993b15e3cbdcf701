import type { CaseDetail, Part } from '@tingsu/contracts';
import { eventName } from './timeline-lines';

type PartState = 'asked' | 'signed' | 'returned' | 'submitted';

export const partStateOf = ({ signedAt, returnedAt, submittedAt }: Part): PartState => {
  if (submittedAt !== null) return 'submitted';
  if (returnedAt !== null) return 'returned';
  return signedAt === null ? 'asked' : 'signed';
};

/** What was asked, and the answer or the reason of the return, as far as this reader sees the words. */
export const wordsOfPart = (
  { partId }: Part,
  timeline: CaseDetail['timeline'],
): { question: string | undefined; answer: string | undefined } => {
  const wordsOf = (name: string, field: string): string | undefined =>
    timeline.find(({ type, data }) => eventName(type) === name && data.partId === partId)?.text[
      field
    ];
  return {
    question: wordsOf('case.partAsked', 'question'),
    answer: wordsOf('case.partSubmitted', 'part') ?? wordsOf('case.partReturned', 'reason'),
  };
};
