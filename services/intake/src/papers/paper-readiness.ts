import {
  type CaseForPaper,
  CaseAccepted,
  CaseClockExtended,
  CaseClosed,
  CaseDeclined,
  CaseDepartmentUrged,
  CaseDispatched,
  CaseFeedbackGiven,
  CaseFollowUpPlanned,
  CaseResolvedOnSpot,
  CaseSettled,
  CaseSupplementRequested,
  type PaperTemplate,
  isWithComplainant,
  subjectOfPaper,
} from '@tingsu/contracts';
import { reviewsIn } from './reviews-in.js';

/** A paper, and of several lists or reports of the case which one it is about. */
export interface PaperKey {
  readonly template: PaperTemplate;
  readonly about: string | null;
}

/** Whether a paper can be looked at, and made for good: a draft, or a form to be filled in by hand, only the former. */
type Readiness = 'not_yet' | 'draft' | 'final';

/** Facts of the case that a paper tells; what is missing here needs nothing. */
const NEEDS: Readonly<Partial<Record<PaperTemplate, readonly { readonly type: string }[]>>> = {
  acceptance: [CaseAccepted],
  decline: [CaseDeclined],
  supplement: [CaseSupplementRequested],
  'transfer-slip': [CaseDispatched],
  'department-notice': [CaseDispatched],
  'urging-notice': [CaseDepartmentUrged],
  extension: [CaseClockExtended],
  'feedback-letter': [CaseFeedbackGiven, CaseResolvedOnSpot, CaseSettled],
  'respondent-notice': [CaseFeedbackGiven],
  settlement: [CaseAccepted],
  'callback-form': [CaseFollowUpPlanned],
  'archive-cover': [CaseClosed],
};

/** What a paper of this kind can be about in this case; one null for a paper of the case as a whole. */
export function subjectsIn(
  template: PaperTemplate,
  detail: CaseForPaper,
): readonly (string | null)[] {
  const { holds = [], reports = [] } = detail;
  switch (subjectOfPaper(template)) {
    case 'hold':
      return holds.map(({ listNo }) => String(listNo));
    case 'report':
      return reports.map(({ number }) => String(number));
    case 'supplement':
      return reports.flatMap(({ number, supplements }) =>
        Array.from({ length: supplements }, (_, index) => `${number}.${index + 1}`),
      );
    case 'meeting':
      return meetingsFor(detail, true);
    case 'caseMeeting':
      return meetingsFor(detail, false);
    case 'review':
      return reviewsIn(detail).flatMap(({ number, said }) => (said ? [String(number)] : []));
    case null:
      return [null];
  }
}

/** Meetings by their number in the case, but those that did not take place. */
const meetingsFor = ({ meetings = [] }: CaseForPaper, withComplainant: boolean): string[] =>
  meetings.flatMap((one, index) =>
    (one.outcome === null || one.outcome === 'held') && isWithComplainant(one) === withComplainant
      ? [String(index + 1)]
      : [],
  );

export function readinessOf(key: PaperKey, detail: CaseForPaper): Readiness {
  const { template, about } = key;
  if (!subjectsIn(template, detail).includes(about)) return 'not_yet';
  if (about !== null) return readinessOfSubject(key, detail);
  return isTold(template, detail) ? 'final' : 'not_yet';
}

/** Whether what a paper of the case as a whole tells has happened. */
function isTold(template: PaperTemplate, { death, timeline, followUps }: CaseForPaper): boolean {
  if (template === 'autopsy-consent') return Boolean(death);
  if (template === 'callback-form' && followUps.length > 0) return true;
  const needed = NEEDS[template];
  return !needed || timeline.some(({ type }) => needed.some((one) => one.type === type));
}

function readinessOfSubject(
  { template, about }: PaperKey,
  { holds = [], reports = [], meetings = [] }: CaseForPaper,
): Readiness {
  const hold = holds.find(({ listNo }) => String(listNo) === about);
  const report = reports.find(({ number }) => String(number) === about);
  switch (template) {
    case 'hold-list':
      return hold?.sealedAt ? 'final' : 'draft';
    case 'hold-opening':
    case 'hold-return':
      if (hold?.releasedAt) return 'final';
      return hold?.sealedAt ? 'draft' : 'not_yet';
    case 'meeting-minutes':
    case 'case-meeting-minutes':
      return meetings[Number(about) - 1]?.outcome === 'held' ? 'final' : 'draft';
    case 'authority-report':
      return report?.submittedAt ? 'final' : 'draft';
    default:
      return 'final';
  }
}

export const isReady = (key: PaperKey, detail: CaseForPaper): boolean =>
  readinessOf(key, detail) !== 'not_yet';
