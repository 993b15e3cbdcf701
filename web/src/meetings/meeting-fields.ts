import type { CommandField } from '../casepage/command-field';

const MEETING: CommandField = { name: 'meetingId', text: 'fieldMeeting', kind: 'meeting' };
const representatives: CommandField = {
  ...{ name: 'representatives', text: 'fieldRepresentatives', kind: 'number' },
  ...{ table: 'representatives', optional: true },
};
const exception: CommandField = {
  ...{ name: 'exception', text: 'fieldException', kind: 'line', max: 500, optional: true },
};
/** Kinds at which the complainant sits at the table. */
const withHim = { name: 'kind', is: ['complainant', 'three_party'] } as const;
const held = { name: 'outcome', is: ['held'] } as const;
const words = (name: string, text: CommandField['text'], max = 5_000): CommandField => ({
  ...{ name, text, kind: 'text', max, optional: true },
});

/** What departments find out together where the complainant is not there. */
const finding = (name: string, text: CommandField['text']): CommandField => ({
  ...{ name, text, kind: 'text', max: 5_000, when: held, ofMeeting: 'staff' },
});

/** The forms of meetings. */
export const MEETING_FIELDS = {
  planMeeting: [
    { name: 'kind', text: 'fieldMeetingKind', kind: 'choice', table: 'meetingKind' },
    { name: 'at', text: 'fieldMeetingAt', kind: 'instant' },
    { name: 'place', text: 'fieldMeetingPlace', kind: 'line', max: 200, optional: true },
    { name: 'persons', text: 'fieldMeetingPersons', kind: 'people', optional: true },
    { name: 'units', text: 'fieldMeetingUnits', kind: 'allDepartments', optional: true },
    { ...representatives, when: withHim },
    { ...exception, when: withHim },
    words('agenda', 'fieldAgenda', 2_000),
  ],
  changeMeeting: [
    MEETING,
    { name: 'at', text: 'fieldMeetingNewAt', kind: 'instant', optional: true },
    { name: 'place', text: 'fieldMeetingNewPlace', kind: 'line', max: 200, optional: true },
    { name: 'persons', text: 'fieldMeetingNewPersons', kind: 'people', optional: true },
    { name: 'units', text: 'fieldMeetingNewUnits', kind: 'allDepartments', optional: true },
    { ...representatives, ofMeeting: 'complainant' },
    { ...exception, ofMeeting: 'complainant' },
    { name: 'reason', text: 'fieldReason', kind: 'text', max: 2_000 },
  ],
  answerMeeting: [
    MEETING,
    { name: 'comes', text: 'fieldComes', kind: 'yesOrNo', table: 'comes' },
    { name: 'words', text: 'fieldComesWords', kind: 'line', max: 500, optional: true },
  ],
  recordMeeting: [
    MEETING,
    { name: 'outcome', text: 'fieldMeetingOutcome', kind: 'choice', table: 'meetingHeld' },
    { name: 'minutes', text: 'fieldMinutes', kind: 'text', max: 20_000, when: held },
    finding('causes', 'fieldMeetingCauses'),
    finding('liability', 'fieldMeetingLiability'),
    finding('measures', 'fieldMeetingMeasures'),
    { ...words('agreed', 'fieldMeetingAgreed'), when: held },
    {
      ...{ name: 'signature', text: 'fieldMeetingSignature', kind: 'choice' },
      ...{ table: 'meetingSignature', when: held, ofMeeting: 'complainant' },
    },
    { ...representatives, when: held, ofMeeting: 'complainant' },
    { ...exception, when: held, ofMeeting: 'complainant' },
  ],
  dropMeeting: [MEETING, { name: 'reason', text: 'fieldReason', kind: 'text', max: 2_000 }],
} as const satisfies Readonly<Record<string, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_MEETING_RULE = {
  'meeting.above_house': 'exception',
  'meeting.too_many': 'representatives',
  'meeting.before_complaint': 'at',
  'meeting.not_invited': 'meetingId',
  'meeting.not_yet': 'meetingId',
  'meeting.time_past': 'at',
  'meeting.unchanged': 'at',
  'meeting.place': 'place',
  'meeting.person_unknown': 'persons',
  'meeting.minutes_missing': 'minutes',
  'meeting.results_missing': 'causes',
  'meeting.signature_missing': 'signature',
} as const satisfies Readonly<Record<string, string>>;
