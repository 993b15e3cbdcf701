import type { CaseDetail } from './api/case-detail.js';
import { isOpenRemedy } from './remedies.js';

/** The four steps of carrying out what was decided. */
export const IMPLEMENTATION_STEPS = ['responsible', 'carriedOut', 'told', 'heard'] as const;
type Step = (typeof IMPLEMENTATION_STEPS)[number];

/** Which of them are done: somebody answers for it, it was done, the complainant was told, and was asked what he thinks of it. */
export function implementationOf({
  remedies,
  timeline,
  followUps,
}: Pick<CaseDetail, 'remedies' | 'timeline' | 'followUps'>): Readonly<Record<Step, boolean>> {
  const kept = remedies.filter(
    ({ rejectedAt, waivedAt }) => rejectedAt === undefined && waivedAt === undefined,
  );
  const answers = timeline.filter(({ type }) => type.startsWith('case.feedbackGiven'));
  return {
    responsible: kept.every(({ department, person }) => Boolean(department ?? person)),
    carriedOut: !remedies.some(isOpenRemedy),
    told: answers.length > 0,
    heard:
      followUps.some(({ result }) => result !== null && result !== 'unreachable') ||
      answers.some(({ data }) => typeof data['satisfaction'] === 'number') ||
      timeline.some(({ text }) => text['opinionAfter'] !== undefined),
  };
}
