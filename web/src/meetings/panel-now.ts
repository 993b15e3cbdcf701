import { nextLinkOf, type CaseDetail, type Panel } from '@tingsu/contracts';

/** The committee or team whose sitting is written down now: of the review that is under way, or of the level that decides on the opinion. */
export const panelNow = ({
  state,
  reviews = [],
  chain,
}: Pick<CaseDetail, 'state' | 'reviews' | 'chain'>): Panel | null =>
  state === 'tech_review'
    ? (reviews.find(({ sitting }) => sitting === null)?.panel ?? null)
    : state === 'approval'
      ? (nextLinkOf(chain)?.panel ?? null)
      : null;
