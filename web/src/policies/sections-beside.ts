import { CODE, field, ID, NAMES, part, REF, type FieldLayout, type Part } from './fields';

/** Rules beside those that the engine decides by: what is shown here, and acted on where `who-acts.spec.ts` of the engine says. */
const CONTENTS = { codes: 'contents' } as const;

const bodies = part({
  key: 'bodies',
  kind: 'fields',
  path: ['roles'],
  fields: [
    field('centre'),
    field('leader'),
    field('finalBody'),
    field('receiver'),
    field('handler'),
    field('callback'),
    field('verifier'),
    field('responsiblePerson'),
    field('complaintsManager'),
    REF,
  ],
});

const register = part({
  key: 'register',
  kind: 'fields',
  path: ['register'],
  fields: [field('zh'), field('en'), field('columns', CONTENTS), REF],
});

const plan = part({
  key: 'plan',
  kind: 'fields',
  path: [],
  fields: [
    field('confirmPlanWithComplainant'),
    field('alternatives.min'),
    field('alternatives.max'),
    field('alternatives.ref'),
    field('compensation.requiredDecisionWhen'),
    field('remedies', CONTENTS),
    field('outcomes', CONTENTS),
  ],
});

const issues = part({
  key: 'issues',
  kind: 'fields',
  path: ['issues'],
  fields: [field('most'), field('taxonomy'), field('asksRequest'), REF],
});
const firstRemedies = part({
  key: 'firstRemedies',
  kind: 'rules',
  path: ['issues', 'firstRemedies'],
  fields: [ID, ...NAMES, field('when'), field('findings'), field('remedies'), field('atOnce'), REF],
  blank: { id: '', zh: '', en: '', remedies: ['apology'] },
});
const feedback = part({
  key: 'feedback',
  kind: 'fields',
  path: ['feedback'],
  fields: [field('speaker'), field('signatureFor'), field('noteFor'), field('apologises'), REF],
});
const apologies = part({
  key: 'apologies',
  kind: 'rules',
  path: ['feedback', 'apologies'],
  fields: [ID, field('media'), field('text.zh'), field('text.en'), REF],
  blank: { id: '', text: { zh: '', en: '' } },
});

const UP_TO = [field('remedies'), field('upTo'), REF];
const limits = part({
  key: 'limits',
  kind: 'rules',
  path: ['money', 'limits'],
  fields: [ID, ...NAMES, field('role'), ...UP_TO],
  blank: { id: '', zh: '', en: '', role: 'centre_officer', upTo: 0 },
});
const levels = part({
  key: 'levels',
  kind: 'rules',
  path: ['money', 'levels'],
  fields: [ID, ...NAMES, field('by'), ...UP_TO],
  blank: { id: '', zh: '', en: '', by: ['leader'] },
});
const escalationPath = part({
  key: 'escalationPath',
  kind: 'rules',
  path: ['escalationPath'],
  fields: [ID, ...NAMES, field('to'), field('withinHours'), REF],
  blank: { id: '', zh: '', en: '', to: ['leader'] },
});
const money = part({
  key: 'money',
  kind: 'fields',
  path: ['money'],
  fields: [field('currency'), REF],
});

const safety = part({
  key: 'safety',
  kind: 'fields',
  path: ['safety'],
  fields: [
    field('tell', { codes: 'notify' }),
    field('acknowledgeWithin'),
    field('escalateTo', { codes: 'notify' }),
    field('emergency.grounds'),
    field('emergency.tell', { codes: 'notify' }),
    field('emergency.team'),
    field('restriction.reviewAfter'),
    field('restriction.atMost'),
    field('restriction.remindAfter'),
    field('restriction.goOn.zh'),
    field('restriction.goOn.en'),
    field('restriction.decide', { codes: 'notify' }),
    field('mark.reviewAfter'),
    field('mark.remindAfter'),
    field('mark.lasts'),
    field('mark.atMost'),
    field('mark.decide', { codes: 'notify' }),
    REF,
  ],
});
const mediaLooks = part({
  key: 'mediaLooks',
  kind: 'rules',
  path: ['safety', 'media'],
  fields: [field('grade'), field('lookWithin')],
  blank: { grade: 'low', lookWithin: '1d' },
});
const helpNumbers = part({
  key: 'helpNumbers',
  kind: 'rules',
  path: ['safety', 'numbers'],
  fields: [ID, ...NAMES, field('number')],
  blank: { id: '', zh: '', en: '', number: '' },
});
const safetySteps = part({
  key: 'safetySteps',
  kind: 'rules',
  path: ['safety', 'steps'],
  fields: [ID, ...NAMES, field('kinds'), field('owner'), field('call'), field('beforePolice'), REF],
  blank: { id: '', zh: '', en: '' },
});

const meeting = part({
  key: 'meeting',
  kind: 'fields',
  path: ['meeting'],
  fields: [
    field('minRepresentatives'),
    field('maxRepresentativesPerSide'),
    field('place', CONTENTS),
    field('bring.zh', CONTENTS),
    field('bring.en', CONTENTS),
    field('remindBeforeHours'),
    field('minutesWithinHours'),
    REF,
  ],
});

const evidenceHold = part({
  key: 'evidenceHold',
  kind: 'fields',
  path: ['evidenceHold'],
  fields: [field('sealHours'), field('keepYears'), REF],
});

const mediation = part({
  key: 'mediation',
  kind: 'fields',
  path: ['mediation'],
  fields: [field('bodies'), field('waitsFor'), REF],
});

const inquiry = part({
  key: 'inquiryRules',
  kind: 'fields',
  path: ['inquiry'],
  fields: [field('declaredFirst'), field('doneBeforeOpinion'), REF],
});
const expertOpinion = part({
  key: 'expertOpinion',
  kind: 'fields',
  path: ['expertOpinion'],
  fields: [field('bodies'), REF],
});
const expertDegrees = part({
  key: 'expertDegrees',
  kind: 'rules',
  path: ['expertOpinion', 'degrees'],
  fields: [CODE, ...NAMES, REF],
  blank: { code: '', zh: '', en: '' },
});

const technicalReview = part({
  key: 'technicalReview',
  kind: 'fields',
  path: ['technicalReview'],
  fields: [
    field('requires', CONTENTS),
    field('bodies'),
    field('question', CONTENTS),
    field('resultTo'),
    field('quorum.members'),
    field('quorum.share'),
    field('quorum.above'),
    field('withinDays'),
    field('legalAdviser'),
    REF,
  ],
});

const repeat = part({
  key: 'repeat',
  kind: 'fields',
  path: ['repeat'],
  fields: [
    field('issueKey', CONTENTS),
    field('window.value'),
    field('window.unit'),
    field('atCount'),
    field('effects', CONTENTS),
    REF,
  ],
});

const causes = part({
  key: 'causes',
  kind: 'rules',
  path: ['learning', 'causes'],
  fields: [CODE, ...NAMES, REF],
  blank: { code: '', zh: '', en: '' },
});
const improvement = part({
  key: 'improvement',
  kind: 'fields',
  path: ['learning'],
  fields: [
    field('improvement.remindBeforeDays'),
    field('improvement.escalateAfterDays'),
    field('improvement.escalateTo'),
    field('improvement.checkAfterDays'),
    field('improvement.checkWithinDays'),
    field('likeness.atCount'),
    field('likeness.withinDays'),
    field('likeness.sharedWords'),
    field('likeness.ignored.zh'),
    field('likeness.ignored.en'),
    field('reading.remindBeforeDays'),
    field('reading.escalateAfterDays'),
    field('reading.escalateTo'),
    field('commonProblem.atCount'),
    field('commonProblem.window.value'),
    field('commonProblem.window.unit'),
    REF,
  ],
});

const offers = part({
  key: 'offers',
  kind: 'rules',
  path: ['offers'],
  fields: [
    ID,
    ...NAMES,
    field('at'),
    field('content', CONTENTS),
    field('ifDeclined', CONTENTS),
    REF,
  ],
  blank: { id: '', zh: '', en: '' },
});

const archive = part({
  key: 'archive',
  kind: 'fields',
  path: ['archive'],
  fields: [
    field('sections', CONTENTS),
    field('documents', CONTENTS),
    field('responsible'),
    field('retainAll'),
    field('retention.class'),
    field('retention.years'),
    field('retention.approvedBy', CONTENTS),
    REF,
  ],
});

const retentionClasses = part({
  key: 'retentionClasses',
  kind: 'rules',
  path: ['archive', 'retention', 'classes'],
  fields: [ID, ...NAMES, field('when'), field('years'), REF],
  blank: { id: '', zh: '', en: '', years: 10 },
});

const reports = part({
  key: 'reports',
  kind: 'rules',
  path: ['reports'],
  fields: [
    ID,
    ...NAMES,
    field('frequency'),
    field('period'),
    field('to', CONTENTS),
    field('measures', CONTENTS),
    field('mustContain', CONTENTS),
    field('perCase', CONTENTS),
    field('when'),
    REF,
  ],
  blank: { id: '', zh: '', en: '', frequency: 'regular' },
});

const accountability = part({
  key: 'accountability',
  kind: 'fields',
  path: ['accountability'],
  fields: [
    field('enabled'),
    field('proposer'),
    field('decisionBody'),
    field('personnel'),
    field('circularIssuer'),
    field('appealTo'),
    field('appealWithin'),
    field('series'),
    field('outcomes', CONTENTS),
    field('misconduct', CONTENTS),
    field('lateness', CONTENTS),
    field('sameIssue.window.value'),
    field('sameIssue.window.unit'),
    REF,
  ],
});

const finesOf = (kind: string): readonly FieldLayout[] =>
  ['minor', 'moderate', 'severe'].flatMap((degree) =>
    ['min', 'max', 'performance.min', 'performance.max'].map((limit) =>
      field(`${kind}.${degree}.${limit}`),
    ),
  );
const fines = part({
  key: 'fines',
  kind: 'fields',
  path: ['accountability', 'parameters', 'matrix'],
  fields: [...finesOf('internal'), ...finesOf('external')],
});

const amounts = part({
  key: 'amounts',
  kind: 'fields',
  path: ['accountability', 'parameters'],
  fields: [
    field('loss.threshold'),
    field('loss.boundary'),
    field('loss.below'),
    field('loss.above'),
    field('loss.lostCustomer'),
    field('joint.rate'),
    field('joint.mode'),
    field('joint.base'),
    field('overdue.perCase'),
    field('overdue.perDay'),
    field('overdue.dayRule'),
    field('overdue.dayUnit'),
    field('secondComplaint.multiplier'),
    field('secondComplaint.compound'),
    field('compensation.brackets', {
      fields: [field('upTo'), field('rate')],
      blank: { rate: 0.1 },
    }),
    field('compensation.cancelCommission'),
    field('compensation.instalments'),
    field('band.min'),
    field('band.max'),
    field('band.enabled'),
    field('rounding'),
    field('guards.invalidLocked'),
    field('guards.appealStays'),
    field('guards.monthlyWageCap.rate'),
    field('guards.monthlyWageCap.keepMinimumWage'),
    field('guards.monthlyWageCap.enabled'),
  ],
});

export const BESIDE_PARTS = {
  bodies,
  handling: [
    register,
    plan,
    escalationPath,
    issues,
    firstRemedies,
    feedback,
    apologies,
    money,
    limits,
    levels,
    safety,
    helpNumbers,
    safetySteps,
    mediaLooks,
    meeting,
    evidenceHold,
    mediation,
    inquiry,
    expertOpinion,
    expertDegrees,
    technicalReview,
    repeat,
    causes,
    improvement,
    offers,
    archive,
    retentionClasses,
  ],
  reports: [reports],
  accountability: [accountability, fines, amounts],
} as const satisfies Record<string, Part | readonly Part[]>;
