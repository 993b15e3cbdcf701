import { isUnsent, type CaseDetail } from '@tingsu/contracts';
import type { TextKey } from '../i18n/texts';

export type Held = Pick<CaseDetail, 'holds' | 'death' | 'reports' | 'wantedReportSteps'>;

/** What stands in the card, in its one line: texts with their counts. */
export const gistOf = ({
  holds = [],
  death,
  reports = [],
  wantedReportSteps,
}: Held): readonly (readonly [TextKey, number])[] => {
  const asked = holds.filter(({ sealedAt }) => sealedAt === null).length;
  const released = holds.filter(({ releasedAt }) => releasedAt !== null).length;
  const unsent = reports.filter(isUnsent).length;
  const lines: readonly (readonly [TextKey, number])[] = [
    ['holdsGist_owed', wantedReportSteps && reports.length === 0 ? 1 : 0],
    ['holdsGist_drafted', unsent],
    ['holdsGist_given', reports.length - unsent],
    ['holdsGist_asked', asked],
    ['holdsGist_sealed', holds.length - asked - released],
    ['holdsGist_released', released],
    ['holdsGist_death', death ? 1 : 0],
  ];
  return lines.filter(([, count]) => count > 0);
};

/** Something has to be done about it now. */
export const isOwedNow = ({ holds = [], reports = [], wantedReportSteps }: Held): boolean =>
  (wantedReportSteps !== undefined && reports.every(isUnsent)) ||
  holds.some(({ sealedAt, unfinished }) => sealedAt === null || unfinished);
