import type { CommandField } from '../casepage/command-field';

const MEETING: CommandField = { name: 'meetingId', text: 'fieldMeeting', kind: 'meeting' };
const representatives: CommandField = {
  ...{ name: 'representatives', text: 'fieldRepresentatives', kind: 'number' },
  ...{ table: 'representatives', optional: true },
};
const exception: CommandField = {
  ...{ name: 'exception', text: 'fieldException', kind: 'line', max: 500, optional: true },
};
const words = (name: string, text: CommandField['text'], max = 5_000): CommandField => ({
  ...{ name, text, kind: 'text', max, optional: true },
});

/** The forms of meetings. */
export const MEETING_FIELDS = {
  planMeeting: [
    { name: 'kind', text: 'fieldMeetingKind', kind: 'choice', table: 'meetingKind' },
    { name: 'at', text: 'fieldMeetingAt', kind: 'instant' },
    { name: 'place', text: 'fieldMeetingPlace', kind: 'line', max: 200, optional: true },
    { name: 'persons', text: 'fieldMeetingPersons', kind: 'people', optional: true },
    { name: 'units', text: 'fieldMeetingUnits', kind: 'allDepartments', optional: true },
    representatives,
    exception,
    words('agenda', 'fieldAgenda', 2_000),
  ],
  changeMeeting: [
    MEETING,
    { name: 'at', text: 'fieldMeetingNewAt', kind: 'instant', optional: true },
    { name: 'place', text: 'fieldMeetingNewPlace', kind: 'line', max: 200, optional: true },
    { name: 'persons', text: 'fieldMeetingNewPersons', kind: 'people', optional: true },
    { name: 'units', text: 'fieldMeetingNewUnits', kind: 'allDepartments', optional: true },
    representatives,
    exception,
    { name: 'reason', text: 'fieldReason', kind: 'text', max: 2_000 },
  ],
  answerMeeting: [
    MEETING,
    { name: 'comes', text: 'fieldComes', kind: 'yesNo' },
    { name: 'words', text: 'fieldComesWords', kind: 'line', max: 500, optional: true },
  ],
  recordMeeting: [
    MEETING,
    { name: 'outcome', text: 'fieldMeetingOutcome', kind: 'choice', table: 'meetingHeld' },
    words('minutes', 'fieldMinutes', 20_000),
    words('causes', 'fieldMeetingCauses'),
    words('liability', 'fieldMeetingLiability'),
    words('measures', 'fieldMeetingMeasures'),
    words('agreed', 'fieldMeetingAgreed'),
    {
      ...{ name: 'signature', text: 'fieldMeetingSignature', kind: 'choice' },
      ...{ table: 'meetingSignature', optional: true },
    },
    representatives,
    exception,
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
