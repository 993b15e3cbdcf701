import '../i18n/experts';
import '../i18n/mediation';
import { isOpenIssue, type CaseDetail, type CommandName } from '@tingsu/contracts';
import { CLOCK_FIELDS } from '../clocks/clock-fields';
import { HOLD_FIELDS } from '../holds/hold-fields';
import { REPORT_FIELDS } from '../holds/report-fields';
import { INQUIRY_FIELDS } from '../inquiry/inquiry-fields';
import { ISSUE_FIELDS } from '../issues/issue-fields';
import { EXPERT_FIELDS } from '../experts/expert-fields';
import { MEDIATION_FIELDS } from '../mediation/mediation-fields';
import { MEETING_FIELDS } from '../meetings/meeting-fields';
import { panelNow } from '../meetings/panel-now';
import { REVIEW_FIELDS } from '../meetings/review-fields';
import { REMEDY_FIELDS } from '../remedies/remedy-fields';
import { RESULT_FIELDS } from '../results/result-fields';
import { ANSWER_FIELDS } from './answer-fields';
import { DEPARTMENT_FIELDS } from './department-fields';
import { INTAKE_FIELDS } from './intake-fields';
import type { CommandField } from './command-field';

/** The fields of every command, in the order in which one thinks of them. A command without an entry does not compile. */
export const COMMAND_FIELDS = {
  ...INTAKE_FIELDS,
  ...DEPARTMENT_FIELDS,
  ...INQUIRY_FIELDS,
  ...ISSUE_FIELDS,
  ...ANSWER_FIELDS,
  ...CLOCK_FIELDS,
  ...REVIEW_FIELDS,
  ...REPORT_FIELDS,
  ...MEETING_FIELDS,
  ...HOLD_FIELDS,
  ...MEDIATION_FIELDS,
  ...EXPERT_FIELDS,
  ...REMEDY_FIELDS,
  ...RESULT_FIELDS,
} as const satisfies Record<CommandName, readonly CommandField[]>;

export const isCommand = (name: string): name is CommandName => name in COMMAND_FIELDS;
export const fieldsOf = (command: CommandName): readonly CommandField[] => COMMAND_FIELDS[command];
/** The fields that a command has in this case. */
export const fieldsIn = (
  command: CommandName,
  detail: Pick<
    CaseDetail,
    'missingElements' | 'issues' | 'telling' | 'state' | 'reviews' | 'chain'
  >,
): readonly CommandField[] => {
  const { missingElements = [], issues = [], telling } = detail;
  return fieldsOf(command)
    .filter(({ whereMissing }) => !whereMissing || missingElements.length > 0)
    .filter(({ asked }) => !asked || (telling?.[asked]?.length ?? 0) > 0)
    .filter(({ whereSeveral }) => !whereSeveral || issues.filter(isOpenIssue).length > 1)
    .filter(({ whereUnfound }) => !whereUnfound || issues.every(({ found }) => found === null))
    .filter(({ ofPanel }) => !ofPanel || panelNow(detail) !== null);
};

/** What cannot be taken back, or what a person outside will read: asked once more. */
const IRREVERSIBLE: ReadonlySet<CommandName> = new Set<CommandName>([
  'decline',
  'merge',
  'resolveOnSpot',
  'approve',
  'giveInterim',
  'giveFinal',
  'close',
  'settle',
  'withdraw',
  'approveExtension',
  'refer',
  'archive',
  'serveResult',
  'decideReconsideration',
  'serveConclusion',
  'issueCircular',
  'giveFinalNotice',
  'reopen',
  'markInvalid',
  'reportToRegulator',
  'submitReport',
  'closeReport',
  'releaseHold',
  'endMediation',
  'receiveExpertOpinion',
  'endExpertOpinion',
  'approveRemedy',
  'waiveRemedy',
]);
export const isIrreversible = (command: CommandName): boolean => IRREVERSIBLE.has(command);
