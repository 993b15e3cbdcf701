import {
  awaitsInspection,
  isAskedHold,
  isOpenReport,
  isSealed,
  isUnfinishedHold,
  isUninspected,
  isUnsent,
  type CaseDetail,
  type EvidenceHold,
  type RegulatorReport,
} from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import type { Words } from '../kit/words';

type Of<Kind> = Extract<CommandField, { kind: Kind }> extends { of: infer Which } ? Which : never;

const HOLDS: Readonly<Record<Of<'hold'>, (hold: EvidenceHold) => boolean>> = {
  asked: isAskedHold,
  sealed: isSealed,
  unfinished: isUnfinishedHold,
  uninspected: isUninspected,
  examined: awaitsInspection,
};
const REPORTS: Readonly<Record<Of<'report'>, (report: RegulatorReport) => boolean>> = {
  unsent: isUnsent,
  open: isOpenReport,
};

/** Holds that a command can be about. */
export const holdsFor = (of: Of<'hold'>, { holds = [] }: Pick<CaseDetail, 'holds'>) =>
  holds.filter(HOLDS[of]);
export const reportsFor = (of: Of<'report'>, { reports = [] }: Pick<CaseDetail, 'reports'>) =>
  reports.filter(REPORTS[of]);

export const holdName = ({ listNo, kind }: EvidenceHold, { t, label }: Words): string =>
  t('holdChoice', { no: listNo, kind: label('holdKind', kind) });
export const reportName = ({ number, subject }: RegulatorReport, { t, label }: Words): string =>
  t('reportChoice', { no: number, subject: label('reportSubject', subject) });
export const stepName = (step: string, { label }: Words): string => label('reportStep', step);
