import type { CaseDetail } from '@tingsu/contracts';
import { eventName } from '../casepage/timeline-lines';

/** What a committee wrote, as far as the reader sees it: of the reviews of this round, counted from 0. */
export function wordsOfReview(timeline: CaseDetail['timeline'], index: number) {
  const begun = timeline.findLastIndex(({ type }) => eventName(type) === 'case.reopened');
  const sittings = timeline
    .slice(begun + 1)
    .filter(({ type, data }) => eventName(type) === 'case.reviewCompleted' && 'sitting' in data);
  const text = sittings[index]?.text ?? {};
  const dissent = Object.keys(text)
    .filter((name) => name.startsWith('dissent'))
    .sort((one, other) => Number(one.slice(7)) - Number(other.slice(7)));
  return {
    minutes: text['minutes'],
    opinion: text['opinion'],
    legalAdvice: text['legalAdvice'],
    dissent: dissent.map((name) => text[name] ?? ''),
  };
}
