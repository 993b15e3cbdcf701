import type { TimelineEntry } from '../api/types';
import { EXPERT_LINES } from '../experts/expert-lines';
import { MEDIATION_LINES } from '../mediation/mediation-lines';
import { HOLD_LINES } from '../holds/hold-lines';
import type { Speech } from './speech';

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly Data[] =>
  Array.isArray(value) ? value.filter(isData) : [];
const stringsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const localized = (value: unknown): { zh: string; en: string } | null =>
  isData(value) && typeof value.zh === 'string' ? { zh: value.zh, en: text(value.en) } : null;

/** Name of an event without its version: `case.accepted.v1` → `case.accepted`. */
export const eventName = (type: string): string => type.replace(/\.v\d+$/, '');

const CLOCK_EVENTS = [
  'case.clocksChanged',
  'case.clockWarned',
  'case.clockBreached',
  'case.clockEscalated',
  'case.clockReminded',
  'case.clockReported',
];
export type EntryGroup = 'people' | 'clocks' | 'system';
export const groupOf = (entry: Pick<TimelineEntry, 'type' | 'actor'>): EntryGroup => {
  if (CLOCK_EVENTS.includes(eventName(entry.type))) return 'clocks';
  if (eventName(entry.type) === 'case.messageReceived') return 'people';
  return entry.actor.type === 'staff' || entry.actor.type === 'person' ? 'people' : 'system';
};

const clockName = (clock: Data, speech: Speech): string => {
  const found = localized(clock.label);
  return found ? speech.name(found) : speech.clock(text(clock.clockId));
};

const MARK = {
  started: '▶',
  met: '✓',
  moved: '→',
  paused: '❚❚',
  resumed: '▶',
  cancelled: '✕',
} as const;
const clockLines = (data: Data, speech: Speech): string[] => [
  ...(Object.keys(MARK) as (keyof typeof MARK)[]).flatMap((what) =>
    listOf(data[what]).map((clock) => {
      const due = text(clock.dueAt);
      const why =
        what === 'moved' && clock.reason === 'calendar'
          ? speech.label('clockChange', 'calendar')
          : '';
      return [`${MARK[what]} ${clockName(clock, speech)}`, due && speech.instant(due), why]
        .filter(Boolean)
        .join(' · ');
    }),
  ),
  // A promise to a complainant that a new calendar would have moved earlier.
  ...listOf(data.kept).map(
    (clock) =>
      `＝ ${clockName(clock, speech)} · ${speech.instant(text(clock.dueAt))} · ${speech.label('clockChange', 'kept')} ${speech.instant(text(clock.wouldBe))}`,
  ),
];

const classified = (data: Data, speech: Speech): string[] => {
  const parts = [
    text(data.category) && speech.category(text(data.category)),
    ...stringsOf(data.topics).map((topic) => speech.label('topic', topic)),
    text(data.nature) && speech.label('nature', text(data.nature)),
    text(data.priority) && speech.label('priority', text(data.priority)),
  ].filter(Boolean);
  const lead = text(data.leadDepartment)
    ? speech.department(text(data.leadDepartment))
    : text(data.lead) && speech.unit(text(data.lead));
  const dangers = isData(data.facts) ? stringsOf(data.facts.danger).map(speech.danger) : [];
  return [
    ...(dangers.length > 0 ? [`⚠ ${speech.list(dangers)}`] : []),
    parts.join(' · '),
    ...(lead ? [`→ ${lead}`] : []),
  ].filter(Boolean);
};

/** What is looked into, by whom, and until when. */
const taskLines = (data: Data, speech: Speech): string[] => [
  [
    speech.label('inquiryTask', text(data.kind)),
    text(data.person)
      ? speech.person(text(data.person))
      : text(data.department) && speech.department(text(data.department)),
    text(data.dueAt) && speech.instant(text(data.dueAt)),
    text(data.signed) && speech.label('minutesSigned', text(data.signed)),
  ]
    .filter(Boolean)
    .join(' · '),
];

/** Which meeting, when and where. */
const meetingLines = (data: Data, speech: Speech): string[] => [
  [
    speech.label('meetingKind', text(data.kind)),
    text(data.at) && speech.instant(text(data.at)),
    text(data.place),
  ]
    .filter(Boolean)
    .join(' · '),
];

/** From the due time that was promised to the one that is asked for or granted. */
const was = (data: Data, speech: Speech): string =>
  `${speech.instant(text(data.previousDueAt))} → ${speech.instant(text(data.dueAt))}`;

const departments = (codes: readonly string[], speech: Speech): string =>
  speech.list(codes.map(speech.department));

const timesOf = (data: Data, what: string): string =>
  typeof data.multiplier === 'number' ? `${what} ×${data.multiplier}` : what;

/** What a call-back found, what was said, and what follows from it. */
const followUpDone = (data: Data, speech: Speech): string[] => [
  [
    speech.label('followUp', text(data.result)),
    speech.label('followUpFinding', text(data.finding)),
    typeof data.score === 'number' ? `${'★'.repeat(data.score)}${'☆'.repeat(5 - data.score)}` : '',
    speech.label('medium', text(data.medium)),
  ]
    .filter(Boolean)
    .join(' · '),
  isData(data.consequence)
    ? `→ ${timesOf(data.consequence, speech.label('followUpConsequence', text(data.consequence.action)))}`
    : '',
];

const callLogged = (data: Data, speech: Speech): string[] => [
  [
    speech.label('callDirection', text(data.direction)),
    speech.label('callOutcome', text(data.outcome)),
    typeof data.durationSeconds === 'number' ? durationOf(data.durationSeconds) : '',
  ]
    .filter(Boolean)
    .join(' · '),
  text(data.nextTryAt) && `⟳ ${speech.instant(text(data.nextTryAt))}`,
  isData(data.recording)
    ? `● ${text(data.recording.reference)} · SHA-256 ${text(data.recording.sha256).slice(0, 12)}…`
    : '',
];
const durationOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const LINES: Readonly<Record<string, (data: Data, speech: Speech) => string[]>> = {
  'case.opened': (data, speech) => [
    [
      speech.label('channel', text(data.channel)),
      text(data.campus) && speech.campus(text(data.campus)),
    ]
      .filter(Boolean)
      .join(' · '),
  ],
  'case.classified': classified,
  'case.clocksChanged': clockLines,
  'case.clockReminded': (data, speech) => [
    `${clockName(data, speech)} · ${speech.instant(text(data.dueAt))}`,
  ],
  'case.clockReported': (data, speech) => [
    `${clockName(data, speech)} · ${speech.instant(text(data.dueAt))}`,
  ],
  'case.clockAcknowledged': (data, speech) => [clockName(data, speech)],
  'case.clockWarned': (data, speech) => [
    `${clockName(data, speech)} · ${speech.instant(text(data.dueAt))}`,
  ],
  'case.clockBreached': (data, speech) => [
    `${clockName(data, speech)} · ${speech.instant(text(data.dueAt))}`,
  ],
  'case.clockEscalated': (data, speech) => [
    `${clockName(data, speech)} · ${speech.instant(text(data.dueAt))}`,
  ],
  'case.evidenceAdded': (data, speech) => [speech.label('evidenceSlot', text(data.slot))],
  'case.copiesGiven': (data, speech) => [
    `${speech.label('copyRecipient', text(data.to))} · ${speech.label('copyForm', text(data.form))}`,
    ...listOf(data.files).map(({ sha256 }) => `SHA-256 ${text(sha256).slice(0, 12)}…`),
  ],
  'case.paperMade': (data, speech) => [
    [speech.label('paper', text(data.template)), text(data.number)].filter(Boolean).join(' · '),
    `SHA-256 ${text(data.sha256).slice(0, 12)}…`,
  ],
  'case.noted': (data, speech) => [
    speech.list(stringsOf(data.mentions).map((id) => `@${speech.person(id)}`)),
  ],
  'case.supplementRequested': (data, speech) => [
    speech.list(stringsOf(data.missing).map((one) => speech.label('missing', one))),
  ],
  'case.declined': (data, speech) => [speech.label('decline', text(data.reasonCode))],
  'case.merged': (data) => [text(data.targetCaseNo)],
  'case.mergeReceived': (data) => [text(data.sourceCaseNo)],
  'case.linked': (data) => [text(data.otherCaseNo)],
  'case.departmentContacted': (data, speech) => [
    `${speech.department(text(data.department))} · ${speech.label('medium', text(data.medium))}`,
  ],
  'case.dispatched': (data, speech) => [
    departments([text(data.lead), ...stringsOf(data.assist)].filter(Boolean), speech),
    data.ruled === true ? speech.label('command', 'ruleDepartment') : '',
  ],
  'case.ownerChanged': (data, speech) => [
    [text(data.previous), text(data.owner)].filter(Boolean).map(speech.person).join(' → '),
  ],
  'case.signedFor': (data, speech) => [
    `${speech.department(text(data.department))} · ${speech.person(text(data.personId))}`,
  ],
  'case.returned': (data, speech) => [speech.department(text(data.department))],
  'case.packageSubmitted': (data, speech) => [
    speech.department(text(data.department)),
    stringsOf(data.missing).length > 0
      ? `${speech.label('partState', 'missing')}${departments(stringsOf(data.missing), speech)}`
      : '',
  ],
  'case.handlerChanged': (data, speech) => [
    [text(data.previous), text(data.person)].filter(Boolean).map(speech.person).join(' → '),
  ],
  'case.workPlanned': (data, speech) => [
    speech.department(text(data.department)),
    speech.list(listOf(data.steps).map((step) => text(step.until))),
  ],
  'case.inabilityStated': (data, speech) => [
    `${speech.department(text(data.department))} · ${speech.label('inability', text(data.kind))}`,
  ],
  'case.departmentUrged': (data, speech) => [
    `${speech.department(text(data.department))} · ${String(data.count)}×`,
  ],
  'case.urgeAnswered': (data, speech) => [speech.department(text(data.department))],
  'case.lateNoticeComplained': (data, speech) => [
    `${clockName(data, speech)} · ${speech.department(text(data.department))}`,
  ],
  'case.partAsked': (data, speech) => [
    `${speech.department(text(data.department))} · ${speech.instant(text(data.dueAt))}`,
  ],
  'case.partSigned': (data, speech) => [
    `${speech.department(text(data.department))} · ${speech.person(text(data.personId))}`,
  ],
  'case.partReturned': (data, speech) => [speech.department(text(data.department))],
  'case.partSubmitted': (data, speech) => [speech.department(text(data.department))],
  'case.causesRecorded': (data, speech) => [speech.list(stringsOf(data.causes).map(speech.cause))],
  'case.opinionDrafted': (data, speech) => [speech.label('outcome', text(data.outcome))],
  'case.approvalDecided': (data, speech) => [
    speech.label('command', data.decision === 'approved' ? 'approve' : 'reject'),
  ],
  'case.noticeOwed': ({ label }, speech) => [speech.name(localized(label) ?? { zh: '', en: '' })],
  'case.noticeTold': (data, speech) => [
    `${speech.label('sendingMedium', text(data.medium))} · ${speech.label('toldProof', text(data.proof))}`,
  ],
  'case.noticeFailed': (data, speech) => [
    speech.list(listOf(data.tried).map((one) => speech.label('sendingMedium', text(one.medium)))),
  ],
  'case.feedbackInterim': (data, speech) => [speech.label('contactMedium', text(data.medium))],
  'case.feedbackGiven': (data, speech) => [
    [speech.label('contactMedium', text(data.medium)), speech.label('outcome', text(data.outcome))]
      .filter(Boolean)
      .join(' · '),
  ],
  'case.closed': (data, speech) => [speech.label('outcome', text(data.outcome))],
  'case.extensionRequested': (data, speech) => [
    `${clockName(data, speech)} · ${was(data, speech)} · ${speech.label('role', text(data.approver))}`,
  ],
  'case.extensionRefused': (data, speech) => [clockName(data, speech)],
  'case.clockExtended': (data, speech) => [`${clockName(data, speech)} · ${was(data, speech)}`],
  'case.dateAgreed': (data, speech) => [`${clockName(data, speech)} · ${text(data.date)}`],
  'case.invalidityProposed': (data, speech) => [speech.label('invalidKind', text(data.kind))],
  'case.invalidated': (data, speech) => [speech.label('invalidKind', text(data.kind))],
  'case.markEnded': (data, speech) => [
    [speech.label('invalidKind', text(data.mark)), speech.label('markEnd', text(data.how))].join(
      ' · ',
    ),
  ],
  'case.incidentRecorded': (data, speech) => [
    [
      speech.label('incidentKind', text(data.incident)),
      speech.label('incidentFact', text(data.what)),
    ].join(' · '),
  ],
  'case.dangerSpoken': (data, speech) => [
    [
      speech.label('dangerSource', text(data.where)),
      speech.list(stringsOf(data.dangers).map(speech.danger)),
    ].join(' · '),
  ],
  'case.suspended': (data, speech) => [speech.label('suspension', text(data.cause))],
  'case.resumed': (data, speech) => [speech.label('suspension', text(data.cause))],
  'case.reviewRequested': (data) => [text(data.body)],
  'case.reviewCompleted': (data) => [text(data.body)],
  'case.reportedToRegulator': (data, speech) => [
    [
      speech.label('reportSubject', text(data.subject)),
      text(data.authority),
      speech.label('reportMethod', text(data.method)),
      text(data.reference),
    ]
      .filter(Boolean)
      .join(' · '),
  ],
  ...HOLD_LINES,
  ...MEDIATION_LINES,
  ...EXPERT_LINES,
  'case.statementWaived': (data, speech) => [
    text(data.department) && speech.department(text(data.department)),
  ],
  'case.referred': (data) => [text(data.body)],
  'case.speakerAgreed': (data, speech) => [speech.label('speakerConsent', text(data.consent))],
  'case.issueAdded': ({ number }) => [`#${String(number)}`],
  'case.issueFound': (data, speech) => [
    [speech.label('issueFinding', text(data.finding)), speech.label('issueCause', text(data.cause))]
      .filter(Boolean)
      .join(' · '),
  ],
  'case.complaintVerified': (data, speech) => [speech.label('verification', text(data.finding))],
  'case.calmed': (data, speech) => [
    speech.list(stringsOf(data.changed).map((one) => speech.label('calming', one))),
  ],
  'case.unitDecided': (data, speech) => [
    [text(data.previous), text(data.department)].map(speech.department).join(' → '),
  ],
  'case.escalatedByHand': (data, speech) => [
    speech.label('escalatedMatter', text(data.matter)),
    `→ ${speech.list(
      listOf(data.to).map((one) =>
        text(one.department)
          ? speech.department(text(one.department))
          : speech.label('role', text(one.role)),
      ),
    )}`,
  ],
  'case.taskPlanned': taskLines,
  'case.taskReassigned': taskLines,
  'case.taskDone': taskLines,
  'case.taskDropped': taskLines,
  'case.evidenceUnavailable': (data, speech) => [speech.label('evidenceSlot', text(data.slot))],
  'case.interestDeclared': (data, speech) => [
    speech.label('interest', data.conflict === true ? 'conflict' : 'none'),
  ],
  'case.interestRuled': (data, speech) => [
    `${speech.person(text(data.person))} · ${speech.label('interest', data.allowed === true ? 'allowed' : 'refused')}`,
  ],
  'case.remedyPlanned': (data, speech) => [
    [speech.label('remedy', text(data.remedy)), text(data.dueOn)].filter(Boolean).join(' · '),
  ],
  'case.meetingPlanned': meetingLines,
  'case.meetingChanged': (data, speech) => [
    speech.list(stringsOf(data.changed).map((one) => speech.label('meetingPart', one))),
    ...meetingLines(data, speech),
  ],
  'case.meetingReminded': meetingLines,
  'case.meetingAnswered': (data, speech) => [
    speech.label('meetingReply', data.comes === true ? 'comes' : 'declines'),
  ],
  'case.reconsiderationDecided': (data, speech) => [
    [speech.label('reconsidered', text(data.result)), speech.label('outcome', text(data.outcome))]
      .filter(Boolean)
      .join(' · '),
  ],
  'case.reopened': (data, speech) => [
    speech.label('reopening', text(data.ground)),
    isData(data.secondComplaint)
      ? timesOf(data.secondComplaint, speech.label('followUpConsequence', 'second_complaint'))
      : '',
  ],
  'case.followUpPlanned': (data, speech) =>
    listOf(data.items).map((item) => speech.instant(text(item.dueAt))),
  'case.followUpDone': followUpDone,
  'case.followUpAttempted': (data, speech) => [
    [`${String(data.attempt)} / ${String(data.of)}`, speech.label('medium', text(data.medium))]
      .filter(Boolean)
      .join(' · '),
  ],
  'case.callLogged': callLogged,
};

/** What an entry says beyond its heading, line by line; nothing for one that its heading tells in full. */
export const linesOf = (
  entry: Pick<TimelineEntry, 'type' | 'data'>,
  speech: Speech,
): readonly string[] =>
  (LINES[eventName(entry.type)]?.(entry.data, speech) ?? []).filter((line) => line.trim() !== '');
