import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';

const SUBJECT = {
  name: 'subject',
  text: 'fieldReportSubject',
  kind: 'choice',
  table: 'reportSubject',
} as const;
const AUTHORITY = { name: 'authority', text: 'fieldAuthority', kind: 'line', max: 100 } as const;
const METHOD = {
  name: 'method',
  text: 'fieldMedium',
  kind: 'choice',
  table: 'reportMethod',
} as const;
const REFERENCE = {
  name: 'reference',
  text: 'fieldReference',
  kind: 'line',
  max: 100,
  optional: true,
} as const;
const GRADES = [
  { name: 'grade', text: 'fieldEventGrade', kind: 'choice', table: 'eventGrade', optional: true },
  {
    name: 'accidentGrade',
    text: 'fieldAccidentGrade',
    kind: 'number',
    table: 'accidentGrade',
    optional: true,
  },
] as const satisfies readonly CommandField[];
const report = (of: 'unsent' | 'open') =>
  ({ name: 'report', text: 'fieldReport', kind: 'report', of }) as const;

/** What is asked for about an event that has to be reported to an authority. */
export const REPORT_FIELDS = {
  markReportable: [
    { name: 'reason', text: 'fieldReason', kind: 'text', max: 2_000 },
    ...GRADES,
    { name: 'foundAt', text: 'fieldFoundAt', kind: 'instant', past: true, optional: true },
  ],
  reportToRegulator: [SUBJECT, AUTHORITY, METHOD, REFERENCE],
  recordReportStep: [
    { name: 'step', text: 'fieldReportStep', kind: 'reportStep' },
    { name: 'whom', text: 'fieldWhom', kind: 'line', max: 200 },
    { name: 'at', text: 'fieldStepAt', kind: 'instant', past: true },
    METHOD,
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000, optional: true },
  ],
  draftReport: [
    { ...report('unsent'), text: 'fieldReportRevised', optional: true },
    SUBJECT,
    ...GRADES,
    AUTHORITY,
    { name: 'text', text: 'fieldReportText', kind: 'text', max: 20_000, optional: true },
  ],
  submitReport: [
    report('unsent'),
    { name: 'at', text: 'fieldReportedAt', kind: 'instant', past: true },
    METHOD,
    REFERENCE,
  ],
  supplementReport: [
    report('open'),
    { name: 'at', text: 'fieldReportedAt', kind: 'instant', past: true },
    METHOD,
    { name: 'text', text: 'fieldSupplementText', kind: 'text', max: 20_000 },
    REFERENCE,
  ],
  closeReport: [report('open'), { name: 'note', text: 'fieldCloseNote', kind: 'text', max: 2_000 }],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_REPORT_RULE = {
  'report.before_event': 'at',
  'report.future': 'at',
  'report.closed': 'report',
  'report.empty': 'report',
  'report.step_unknown': 'step',
  'report.submitted': 'report',
} as const satisfies Readonly<Record<string, string>>;
