/**
 * Who acts on each key of the documents that ship: the module that decides by it, `shown` for what the pages of a policy show and nothing
 * decides by, or the number of the issue that will act on it. `who-acts.spec.ts` compares it with the documents, so that nothing in a
 * document is read by nobody.
 */
const ISSUE_TOLD = 'issue 10';
const ISSUE_RESOLUTION = 'issue 11';
const ISSUE_LEADERS = 'issue 13';
const policy = (file: string): string => `libs/policy/src/${file}.ts`;
const intake = (file: string): string => `services/intake/src/${file}.ts`;
const cases = (file: string): string => `services/cases/src/${file}.ts`;
const COMPOSED = policy('documents/compose-accountability');
const FINES = policy('accountability/fines');
const LOSSES = policy('accountability/compensation');

const ROWS: readonly (readonly [who: string, keys: string])[] = [
  // What a document is, and what it stands on.
  [policy('documents/compose-policy'), 'id version effectiveFrom extends timezone caseKind'],
  [policy('documents/compose-policy'), 'roles.centre declineReasons.*.alwaysActive'],
  [policy('documents/document-schema'), 'schemaVersion'],
  [cases('policies/library.repository'), 'jurisdiction'],
  ['shown', 'title.zh title.en locale composition.localMayShorten composition.localMayLengthen'],
  [policy('documents/units'), 'units.*.means'],
  // How days are counted.
  [policy('documents/compose-policy'), 'calendar.base calendar.dayCount calendar.rollIfHoliday'],
  [policy('documents/compose-policy'), 'calendar.cutoff'],
  [policy('calendars/reminder'), 'calendarReminder.weeklyFrom calendarReminder.dailyFrom'],
  // Acceptance.
  [policy('triage/acceptance'), 'acceptance.eligibleRelations acceptance.supplementFor'],
  [policy('triage/acceptance'), 'acceptance.othersBecome acceptance.anonymous.mode'],
  [policy('triage/acceptance'), 'acceptance.decline.*.code acceptance.decline.*.when'],
  [policy('triage/acceptance'), 'acceptance.notRequired.*.code acceptance.notRequired.*.when'],
  [policy('triage/acceptance'), 'declineReasons.*.code declineReasons.*.when'],
  [policy('triage/triage'), 'acceptance.anonymous.feedbackClockToComplainant'],
  [policy('clocks/clocks-for'), 'acceptance.anonymous.feedbackStopBecomes'],
  [policy('clocks/clocks-for'), 'acceptance.anonymous.dropClocks'],
  [cases('lifecycle/party-commands'), 'acceptance.respondents'],
  [cases('lifecycle/elements'), 'acceptance.requiredElements acceptance.signature.required'],
  [cases('lifecycle/elements'), 'acceptance.signature.waiverReasons channels.*.requires'],
  ['shown', 'acceptance.anonymous.ruleSet acceptance.timeLimit.value acceptance.timeLimit.unit'],
  ['shown', 'acceptance.timeLimit.from acceptance.timeLimit.use acceptance.timeLimit.waivableWhen'],
  [intake('reference/who-opens'), 'acceptance.initiators'],
  [intake('reference/reference-data'), 'acceptance.oralComplaint.mustWriteRecord'],
  [intake('reference/reference-data'), 'acceptance.oralComplaint.copyToComplainant'],
  [intake('reference/reference-data'), 'channels.*.elseAnonymous'],
  [intake('reference/register-form'), 'register.columns'],
  [ISSUE_RESOLUTION, 'acceptance.verification.role acceptance.verification.results'],
  [policy('documents/labels'), 'channels.*.code taxonomy.*.code'],
  [policy('triage/facts-on-receipt'), 'channels.*.marks'],
  [ISSUE_LEADERS, 'taxonomy.system taxonomy.dimensions taxonomy.multiValued'],
  // Triage.
  [policy('triage/triage'), 'nature.levels nature.precedence nature.default nature.rules.*.id'],
  [policy('triage/triage'), 'nature.rules.*.level nature.rules.*.when nature.invalid.*.kind'],
  [policy('triage/triage'), 'nature.invalid.*.when reportable.rules.*.id reportable.rules.*.when'],
  [policy('triage/triage'), 'priority.matrix priority.impactDefault priority.impact.*.id'],
  [policy('triage/triage'), 'priority.impact.*.level priority.impact.*.when'],
  [policy('triage/severity'), 'priority.severity.*.id priority.severity.*.level'],
  [policy('triage/severity'), 'priority.severity.*.when priority.severityDefault'],
  [policy('triage/severity'), 'priority.severityLevels.*.level'],
  [policy('triage/triage'), 'tracks.*.id tracks.*.when tracks.*.overrides tracks.*.supervisor'],
  [policy('triage/routing'), 'routing.rules.*.id routing.rules.*.p routing.rules.*.when'],
  [policy('triage/routing'), 'routing.rules.*.to routing.fallback routing.coDepartments'],
  [policy('triage/routing'), 'routing.confidentialSuppressesAssist'],
  [cases('lifecycle/open-case'), 'routing.atOnce'],
  [policy('triage/danger'), 'danger.*.code'],
  ['libs/contracts/src/input/words.ts', 'danger.*.words.zh danger.*.words.en'],
  [cases('policies/policies-view'), 'suggestions.*.id suggestions.*.category suggestions.*.topics'],
  [cases('policies/policies-view'), 'suggestions.*.words.zh suggestions.*.words.en'],
  ['shown', 'routing.mode routing.supplier.when routing.supplier.joint routing.multiBody.duty'],
  [ISSUE_RESOLUTION, 'nature.rules.*.action'],
  [cases('lifecycle/report-commands'), 'reportable.actions'],
  // Clocks.
  [policy('clocks/clocks-for'), 'clocks.*.id clocks.*.start clocks.*.stop clocks.*.stopMode'],
  [policy('clocks/clocks-for'), 'clocks.*.stopRequires clocks.*.duration clocks.*.kind'],
  [policy('clocks/clocks-for'), 'clocks.*.when clocks.*.owner clocks.*.firstDay clocks.*.roll'],
  [policy('clocks/clock-due'), 'clocks.*.default clocks.*.atMost'],
  [policy('clocks/ladder'), 'clocks.*.warn.*.at clocks.*.warn.*.notify'],
  [policy('clocks/extension'), 'clocks.*.extend.max clocks.*.extend.approver'],
  [policy('clocks/extension'), 'clocks.*.extend.approvers.*.role'],
  [policy('clocks/extension'), 'clocks.*.extend.approvers.*.upTo'],
  [policy('clocks/extension'), 'clocks.*.extend.noticeToComplainant extensions.*.max'],
  [policy('clocks/extension'), 'extensions.*.approvers.*.role extensions.*.approvers.*.upTo'],
  [policy('clocks/extension'), 'extensions.*.noticeToComplainant'],
  [policy('documents/compose-policy'), 'extensions.*.clocks'],
  [cases('lifecycle/after-breach'), 'clocks.*.onExpiry'],
  [cases('lifecycle/owed-notices'), 'clocks.*.onBreach.notice'],
  ['shown', 'clocks.*.onBreach.continueDuty'],
  [ISSUE_RESOLUTION, 'clocks.*.extend.byAgreementBeforeExpiry'],
  [policy('clocks/pauses'), 'pauses.*.on pauses.*.resume pauses.*.clocks pauses.*.maxDays'],
  ['shown', 'timeNodes.*.stage timeNodes.*.clock'],
  [policy('clocks/ladder'), 'ladder.steps.*.id ladder.steps.*.action ladder.steps.*.level'],
  [policy('clocks/ladder'), 'ladder.steps.*.fraction ladder.steps.*.after ladder.steps.*.notify'],
  [policy('clocks/ladder'), 'ladder.steps.*.when ladder.steps.*.kinds ladder.steps.*.always'],
  [policy('clocks/ladder'), 'ladder.steps.*.atAnyHour ladder.steps.*.acknowledgeWithin'],
  [policy('clocks/quiet-hours'), 'ladder.quietHours.from ladder.quietHours.to'],
  // People, and what they are told.
  [policy('triage/evidence'), 'evidence.*.step evidence.*.slot evidence.*.required'],
  [policy('triage/evidence'), 'evidence.*.when'],
  [policy('documents/compose-policy'), 'evidence.*.id'],
  [policy('triage/duties'), 'approvals.*.id approvals.*.step approvals.*.by approvals.*.when'],
  [
    policy('triage/duties'),
    'approvals.*.unit approvals.*.level approvals.*.view approvals.*.committee',
  ],
  [policy('triage/duties'), 'notices.*.id notices.*.at notices.*.to notices.*.form notices.*.when'],
  [policy('triage/duties'), 'notices.*.mustContain notices.*.startsClock notices.*.medium'],
  [intake('papers/compose-paper'), 'papers.letterheads.*.phones papers.letterheads.*.postcode'],
  [ISSUE_TOLD, 'offers.*.id offers.*.at offers.*.content offers.*.ifDeclined'],
  [cases('lifecycle/duty'), 'duty.*.from duty.*.to duty.*.role'],
  [policy('clocks/routines'), 'routines.*.id routines.*.every routines.*.flagAt routines.*.owner'],
  [policy('clocks/routines'), 'routines.*.each routines.*.escalateAfter routines.*.escalateTo'],
  ['shown', 'roles.leader roles.finalBody roles.receiver roles.handler roles.callback'],
  ['shown', 'roles.verifier roles.responsiblePerson roles.complaintsManager'],
  // After the answer.
  [policy('clocks/follow-up'), 'followUp.plans.*.id followUp.plans.*.trigger'],
  [policy('clocks/follow-up'), 'followUp.plans.*.when followUp.plans.*.skipWhen'],
  [policy('clocks/follow-up'), 'followUp.plans.*.items.*.after followUp.plans.*.roll'],
  [policy('clocks/follow-up'), 'followUp.plans.*.executor followUp.plans.*.tracker'],
  [policy('clocks/follow-up'), 'followUp.plans.*.alsoCreates'],
  [cases('lifecycle/recorded-follow-up'), 'followUp.plans.*.attempts'],
  ['shown', 'followUp.plans.*.monthEnd'],
  [cases('lifecycle/call-script'), 'followUp.plans.*.form followUp.plans.*.mustAnswer'],
  [cases('lifecycle/call-script'), 'followUp.plans.*.script.zh followUp.plans.*.script.en'],
  [ISSUE_RESOLUTION, 'followUp.plans.*.onDissatisfied.action'],
  [ISSUE_RESOLUTION, 'followUp.plans.*.onDissatisfied.multiplier'],
  [policy('documents/compose-policy'), 'rounds.max'],
  // Investigation, resolution, file.
  [cases('lifecycle/review-commands'), 'technicalReview.requires technicalReview.legalAdviser'],
  [policy('reviews/quorum'), 'technicalReview.quorum.members technicalReview.quorum.share'],
  [policy('reviews/quorum'), 'technicalReview.quorum.above'],
  ['shown', 'technicalReview.bodies technicalReview.question technicalReview.resultTo'],
  [policy('documents/compose-policy'), 'meeting.place meeting.maxRepresentativesPerSide'],
  ['shown', 'meeting.minRepresentatives'],
  [cases('lifecycle/hold-commands'), 'evidenceHold.keepYears'],
  [policy('documents/compose-policy'), 'confirmPlanWithComplainant'],
  [cases('lifecycle/plan-commands'), 'alternatives.min alternatives.max'],
  [cases('lifecycle/remedy-rules'), 'compensation.requiredDecisionWhen'],
  [cases('lifecycle/issues'), 'issues.most'],
  [cases('lifecycle/issue-commands'), 'issues.taxonomy issues.asksRequest'],
  [cases('lifecycle/first-remedies'), 'issues.firstRemedies.*.id issues.firstRemedies.*.when'],
  [cases('lifecycle/first-remedies'), 'issues.firstRemedies.*.remedies'],
  [cases('lifecycle/first-remedies'), 'issues.firstRemedies.*.atOnce'],
  [cases('lifecycle/speaker'), 'feedback.speaker feedback.signatureFor feedback.noteFor'],
  [cases('safety/safety-context'), 'safety.tell safety.escalateTo'],
  [policy('safety/safety-path'), 'safety.acknowledgeWithin safety.numbers.*.id'],
  [policy('safety/safety-path'), 'safety.numbers.*.number safety.steps.*.id'],
  [policy('safety/safety-path'), 'safety.steps.*.kinds safety.steps.*.owner'],
  [cases('lifecycle/escalation-rules'), 'escalationPath.*.id escalationPath.*.to'],
  [cases('lifecycle/escalation-commands'), 'escalationPath.*.withinHours'],
  [policy('safety/safety-path'), 'safety.steps.*.call safety.steps.*.beforePolice'],
  [policy('safety/safety-path'), 'safety.media.*.grade safety.media.*.lookWithin'],
  [policy('safety/safety-path'), 'safety.restriction.reviewAfter safety.restriction.atMost'],
  [cases('safety/emergency-rules'), 'safety.emergency.grounds'],
  [cases('safety/safety-context'), 'safety.emergency.tell safety.emergency.team'],
  [cases('safety/safety-context'), 'safety.restriction.decide'],
  [policy('remedies/promise'), 'money.currency money.limits.*.id money.limits.*.role'],
  [policy('remedies/promise'), 'money.limits.*.upTo money.levels.*.id money.levels.*.upTo'],
  [policy('remedies/promise'), 'money.levels.*.by'],
  [ISSUE_RESOLUTION, 'remedies outcomes repeat.issueKey repeat.effects archive.sections'],
  [policy('accountability/repeats'), 'repeat.window.value repeat.window.unit'],
  [policy('learning/common-problem'), 'repeat.atCount'],
  [policy('documents/compose-policy'), 'learning.causes.*.code'],
  [cases('improvements/improvement-times'), 'learning.improvement.remindBeforeDays'],
  [cases('improvements/improvement-times'), 'learning.improvement.escalateAfterDays'],
  [cases('improvements/improvement-times'), 'learning.improvement.escalateTo'],
  [cases('improvements/improvement-times'), 'learning.improvement.checkAfterDays'],
  [cases('improvements/improvement-times'), 'learning.improvement.checkWithinDays'],
  [ISSUE_RESOLUTION, 'archive.documents archive.responsible archive.retainAll'],
  [cases('lifecycle/archive-rules'), 'archive.retention.years archive.retention.class'],
  [ISSUE_RESOLUTION, 'archive.retention.approvedBy'],
  // Accountability and reports.
  [policy('triage/duties'), 'accountability.degrees.default'],
  [policy('triage/duties'), 'accountability.degrees.rules.*.id'],
  [policy('triage/duties'), 'accountability.degrees.rules.*.degree'],
  [policy('triage/duties'), 'accountability.degrees.rules.*.when'],
  [COMPOSED, 'accountability.enabled accountability.proposer accountability.decisionBody'],
  [COMPOSED, 'accountability.circularIssuer accountability.appealTo accountability.personnel'],
  [COMPOSED, 'accountability.outcomes accountability.misconduct accountability.lateness'],
  [FINES, parameters('matrix.internal', 'minor.min minor.max moderate.min moderate.max')],
  [FINES, parameters('matrix', 'internal.severe.min external.minor.min')],
  [FINES, parameters('matrix.external', 'moderate.min severe.min')],
  [FINES, parameters('matrix.external.severe.performance', 'min max')],
  [FINES, parameters('loss', 'threshold boundary below above lostCustomer')],
  [FINES, parameters('joint', 'rate mode')],
  [policy('accountability/overdue'), parameters('overdue', 'perCase perDay dayRule')],
  [FINES, parameters('secondComplaint', 'multiplier')],
  [LOSSES, parameters('compensation', 'brackets.*.upTo brackets.*.rate')],
  [LOSSES, parameters('compensation', 'cancelCommission instalments')],
  [FINES, parameters('band', 'min max enabled')],
  [LOSSES, parameters('guards.monthlyWageCap', 'rate keepMinimumWage enabled')],
  // Nothing else is built: only fines have a joint part, nothing is doubled twice, days are those of the limit, and the guards always hold.
  ['shown', parameters('joint', 'base')],
  ['shown', parameters('secondComplaint', 'compound')],
  ['shown', parameters('overdue', 'dayUnit')],
  ['shown', parameters('guards', 'invalidLocked appealStays')],
  ['shown', 'accountability.parameters.rounding'],
  [ISSUE_LEADERS, 'reports.*.id reports.*.frequency reports.*.period reports.*.to'],
  [ISSUE_LEADERS, 'reports.*.measures reports.*.mustContain reports.*.perCase'],
];

function parameters(of: string, keys: string): string {
  return keys
    .split(' ')
    .map((key) => `accountability.parameters.${of}.${key}`)
    .join(' ');
}

/** Key of a document → who acts on it. */
export const WHO_ACTS: readonly (readonly [key: string, who: string])[] = ROWS.flatMap(
  ([who, keys]) => keys.split(' ').map((key) => [key, who] as const),
);

/** The same at every rule: its names and its source are shown, the requirements that it answers are checked. */
export const AT_EVERY_RULE: Readonly<Record<string, string>> = {
  zh: 'shown',
  en: 'shown',
  ref: 'shown',
  requirements: policy('documents/references'),
};
