import { isOverdue, isUntold } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';

/** Somebody has to see to it that the complainant is told: no way led to him, or a limit of the case passed while the notice was owed. */
export function isNotTold({ notices = [], clocks }: CaseState): boolean {
  return notices.some(
    (notice) =>
      isUntold(notice) &&
      (notice.failed !== null ||
        (notice.milestones.length > 0 && Object.values(clocks).some(passedSince(notice.owedAt)))),
  );
}

const passedSince =
  (owedAt: string) =>
  (clock: CaseState['clocks'][string]): boolean =>
    isOverdue(clock) &&
    clock.breachedAt !== null &&
    Date.parse(clock.breachedAt) > Date.parse(owedAt);
