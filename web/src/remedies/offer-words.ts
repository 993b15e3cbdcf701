import type { CaseDetail, OfferedPlan } from '@tingsu/contracts';

/** The words of the newest offer and of the answer to it, as far as this reader sees them. */
export const offerWords = (
  { planId, alternatives }: Pick<OfferedPlan, 'planId' | 'alternatives'>,
  timeline: CaseDetail['timeline'],
) => {
  const own = timeline.filter(({ data }) => data.planId === planId);
  const offered = own.find(({ type }) => type.startsWith('case.planOffered'))?.text ?? {};
  const decided = own.findLast(({ type }) => type.startsWith('case.planDecided'))?.text ?? {};
  return {
    alternatives: alternatives.map((_, index) => offered[`alternative${index + 1}`]),
    ...{ concern: offered.concern, gap: offered.gap, expectation: offered.expectation },
    said: decided.words,
  };
};
