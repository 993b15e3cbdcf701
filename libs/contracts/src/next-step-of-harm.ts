import type { CaseDetail } from './api/case-detail.js';
import type { CommandName } from './api/commands.js';
import { isAskedHold, isSealed, isUnfinishedHold, isUninspected } from './holds.js';
import { isUnsent } from './regulator-reports.js';

type Harmed = Partial<Pick<CaseDetail, 'death' | 'holds' | 'reports' | 'wantedReportSteps'>>;
export type HarmReason =
  | 'autopsyRuns'
  | 'autopsyUndecided'
  | 'holdAsked'
  | 'holdUnfinished'
  | 'holdUninspected'
  | 'holdYearsOver'
  | 'reportOwed'
  | 'reportUnsent';
type Candidate = readonly [command: CommandName, why: HarmReason];

/** What hours count for after harm: a report that is owed, an autopsy that is not decided or done, evidence that is still to be sealed. */
export function urgentAfterHarm({
  death,
  holds = [],
  reports = [],
  wantedReportSteps,
}: Harmed): readonly Candidate[] {
  const worded = reports.some((one) => isUnsent(one) && one.worded);
  const owed = wantedReportSteps !== undefined && reports.every(isUnsent);
  const open = death && death.causeDisputed && death.autopsyAt === null && !death.bodyEndedAt;
  return [
    ...(worded ? ([['submitReport', 'reportUnsent']] as const) : []),
    ...(owed ? ([['draftReport', 'reportOwed']] as const) : []),
    ...(open && death.consent === null ? ([['recordConsent', 'autopsyUndecided']] as const) : []),
    ...(open && death.consent === 'agreed' ? ([['recordAutopsy', 'autopsyRuns']] as const) : []),
    ...(holds.some(isAskedHold) ? ([['sealHold', 'holdAsked']] as const) : []),
  ];
}

/** What waits besides: the rest of records, an object that nobody had examined, a seal that the hospital may open alone. */
export function waitingAfterHarm({ holds = [] }: Harmed, now: Date): readonly Candidate[] {
  const over = holds.some(
    (one) => isSealed(one) && one.keptUntil !== null && Date.parse(one.keptUntil) < now.getTime(),
  );
  return [
    ...(over ? ([['releaseHold', 'holdYearsOver']] as const) : []),
    ...(holds.some(isUnfinishedHold) ? ([['completeHold', 'holdUnfinished']] as const) : []),
    ...(holds.some(isUninspected) ? ([['inspectHold', 'holdUninspected']] as const) : []),
  ];
}
