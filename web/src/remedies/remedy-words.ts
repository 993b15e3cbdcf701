import type { CaseDetail, Remedy } from '@tingsu/contracts';

type Entry = CaseDetail['timeline'][number];

/** What was planned, and what was written when it came to an end, as far as this reader sees it. */
export const wordsOfRemedy = (
  { remedyId }: Pick<Remedy, 'remedyId'>,
  timeline: readonly Entry[],
): {
  readonly plan: string | undefined;
  readonly end: string | undefined;
  readonly decision: string | undefined;
} => {
  const own = timeline.filter(({ data }) => data.remedyId === remedyId);
  const ends = own.findLast(
    ({ text }) => text.note !== undefined || text.reason !== undefined,
  )?.text;
  const planned = own.find(({ text }) => text.plan)?.text;
  return { plan: planned?.plan, decision: planned?.decision, end: ends?.note ?? ends?.reason };
};
