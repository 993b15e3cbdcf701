import { isOpenReport, isUnsent, type RegulatorReport, type RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';

type Reports = Pick<CaseState, 'reports'>;
export const reportsOf = ({ reports = [] }: Reports): readonly RegulatorReport[] => reports;

export const hasDutyToReport = ({ milestones }: Pick<CaseState, 'milestones'>): boolean =>
  milestones.some(({ name }) => name === 'reportable.marked' || name === 'safetyEvent.found');

/** From when on steps that are due at once are measured: the event, or that the house learned of it. */
export const foundSince = ({ milestones, receivedAt }: CaseState): string =>
  milestones.findLast(({ name }) => name === 'reportable.found' || name === 'safetyEvent.found')
    ?.at ?? receivedAt;

const owed = (state: CaseState): RuleCode | null =>
  hasDutyToReport(state) ? null : 'report.not_owed';
const unless = (found: boolean, code: RuleCode): RuleCode | null => (found ? null : code);

/** What stands against a step before its form is filled in. */
export const REPORT_GUARDS = {
  markReportable: ({ classification }: CaseState): RuleCode | null =>
    classification?.reportable ? 'report.already_marked' : null,
  reportToRegulator: owed,
  recordReportStep: owed,
  draftReport: owed,
  submitReport: (state: Reports) => unless(reportsOf(state).some(isUnsent), 'report.none_unsent'),
  supplementReport: hasOpen,
  closeReport: hasOpen,
};

function hasOpen(state: Reports): RuleCode | null {
  return unless(reportsOf(state).some(isOpenReport), 'report.none_open');
}
