import type { CommandName } from '@tingsu/contracts';

/** The menus in which the actions of a case stand, in the order of a case's life. */
const ACTION_GROUPS = [
  'triage',
  'supplement',
  'handling',
  'issues',
  'inquiry',
  'meetings',
  'feedback',
  'limits',
  'mediation',
  'experts',
  'remedies',
  'results',
  'holds',
  'parties',
  'end',
] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** What is not named here belongs to the handling of the case. */
const GROUPED: Partial<Readonly<Record<ActionGroup, readonly CommandName[]>>> = {
  triage: ['register', 'startTriage', 'classify', 'changeKind', 'markReportable', 'markInvalid'],
  supplement: ['requestSupplement', 'supply'],
  issues: ['addIssue', 'changeIssue', 'removeIssue', 'stateIssue', 'recordFinding', 'recordCauses'],
  inquiry: [
    'verifyComplaint',
    'planTask',
    'stateUnavailable',
    'reassignTask',
    'finishTask',
    'dropTask',
    'declareInterest',
    'ruleInterest',
  ],
  feedback: [
    'acknowledge',
    'giveInterim',
    'agreeSpeaker',
    'giveFinal',
    'tellOtherwise',
    'recordFollowUp',
  ],
  meetings: [
    'requestReview',
    'recordReview',
    'planMeeting',
    'changeMeeting',
    'answerMeeting',
    'recordMeeting',
    'dropMeeting',
  ],
  limits: [
    'requestExtension',
    'approveExtension',
    'rejectExtension',
    'agreeDate',
    'complainOfLateNotice',
    'suspend',
    'resume',
  ],
  mediation: [
    'proposeMediation',
    'answerMediation',
    'recordSession',
    'endMediation',
    'signMediation',
    'recordConfirmation',
  ],
  experts: [
    'askExpertOpinion',
    'answerExpertOpinion',
    'handOverMaterials',
    'receiveExpertOpinion',
    'tellExpertOpinion',
    'contestExpertOpinion',
    'endExpertOpinion',
  ],
  remedies: [
    'offerPlan',
    'recordChoice',
    'startRemedies',
    'approveRemedy',
    'rejectRemedy',
    'completeRemedy',
    'waiveRemedy',
  ],
  results: [
    'serveResult',
    'askReconsideration',
    'withdrawReconsideration',
    'decideReconsideration',
    'serveConclusion',
    'issueCircular',
  ],
  holds: [
    'recordReportStep',
    'draftReport',
    'submitReport',
    'supplementReport',
    'closeReport',
    'reportToRegulator',
    'askHold',
    'sealHold',
    'completeHold',
    'inspectHold',
    'recordInspection',
    'releaseHold',
    'recordDeath',
    'recordConsent',
    'recordAutopsy',
    'recordBody',
  ],
  parties: ['nameRespondents', 'excludePeople', 'link'],
  end: [
    'resolveOnSpot',
    'decline',
    'merge',
    'refer',
    'withdraw',
    'settle',
    'close',
    'archive',
    'giveFinalNotice',
    'reopen',
  ],
};

export const actionGroupOf = (command: CommandName): ActionGroup =>
  ACTION_GROUPS.find((group) => GROUPED[group]?.includes(command)) ?? 'handling';

export interface Menu {
  readonly group: ActionGroup;
  readonly commands: readonly CommandName[];
}

/** The menus that hold anything, with their commands in the order in which they were given. */
export const menusOf = (commands: readonly CommandName[]): readonly Menu[] =>
  ACTION_GROUPS.map((group) => ({
    group,
    commands: commands.filter((command) => actionGroupOf(command) === group),
  })).filter((menu) => menu.commands.length > 0);

/** What ends the matter against the complainant's wish or for good: the only buttons in red. */
const DANGEROUS: ReadonlySet<CommandName> = new Set<CommandName>(['decline', 'withdraw', 'merge']);
export const isDangerous = (command: CommandName): boolean => DANGEROUS.has(command);

/** The single keys of the page; whatever else has a key puts it in `data-key`. */
const KEYS: Partial<Readonly<Record<CommandName, string>>> = {
  giveFinal: 'r',
  giveInterim: 'r',
  dispatch: 't',
  returnTicket: 't',
  assign: 'a',
  close: 'e',
  settle: 'e',
};
export const keyOf = (command: CommandName): string | undefined => KEYS[command];
