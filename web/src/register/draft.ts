import type {
  AUTHORISATIONS,
  Channel,
  Hazard,
  Matter,
  MOODS,
  RECORD_COPIES,
  Relation,
  SEXES,
} from '@tingsu/contracts';
import type { Uploaded } from '../api/types';

/** How the complaint leaves the hands of the person who takes it. */
export const ENDINGS = ['pass', 'solved', 'handover'] as const;
type Ending = (typeof ENDINGS)[number];

/** What has been entered so far, as the controls of the form hold it. */
export interface Draft {
  readonly channel: Channel | '';
  readonly campus: string;
  readonly matter: Matter;
  readonly hazard: Hazard | '';
  readonly content: string;
  readonly reasons: string;
  readonly demand: string;
  readonly anonymous: boolean;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly relation: Relation | '';
  readonly patientName: string;
  readonly recordNo: string;
  readonly visitNo: string;
  readonly sex: (typeof SEXES)[number] | '';
  /** In years, as it was said. */
  readonly age: string;
  readonly authorisation: (typeof AUTHORISATIONS)[number] | '';
  readonly day: string;
  readonly time: string;
  readonly place: string;
  readonly units: readonly string[];
  readonly persons: readonly string[];
  readonly others: string;
  readonly mood: (typeof MOODS)[number] | '';
  readonly restated: boolean;
  /** How the person gets a copy of the record. */
  readonly copy: (typeof RECORD_COPIES)[number] | '';
  /** The person hears number and time limits right away, on paper or by word. */
  readonly receiptGiven: boolean;
  /** `signed`, `voice`, `waived`, or the policy's reason for which it was waived. */
  readonly signature: string;
  readonly signatureNote: string;
  readonly firstResponder: string;
  /** When a letter or a box was received, which may be days before it is typed in. */
  readonly receivedDay: string;
  readonly receivedTime: string;
  readonly externalRef: string;
  /** When the body that passed it on wants the answer. */
  readonly dueDay: string;
  readonly dueTime: string;
  /** The date that a letter or a fax bears. */
  readonly letterDate: string;
  readonly language: 'zh-CN' | 'en';
  readonly attachments: readonly Uploaded[];
  readonly ending: Ending;
  readonly outcome: string;
  readonly callId: string;
}
export type DraftField = keyof Draft;

export const emptyDraft: Draft = {
  channel: '',
  campus: '',
  matter: 'complaint',
  hazard: '',
  content: '',
  reasons: '',
  demand: '',
  anonymous: false,
  name: '',
  phone: '',
  email: '',
  address: '',
  relation: '',
  patientName: '',
  recordNo: '',
  visitNo: '',
  sex: '',
  age: '',
  authorisation: '',
  day: '',
  time: '',
  place: '',
  units: [],
  persons: [],
  others: '',
  mood: '',
  restated: false,
  copy: '',
  receiptGiven: false,
  signature: '',
  signatureNote: '',
  firstResponder: '',
  receivedDay: '',
  receivedTime: '',
  externalRef: '',
  dueDay: '',
  dueTime: '',
  letterDate: '',
  language: 'zh-CN',
  attachments: [],
  ending: 'pass',
  outcome: '',
  callId: '',
};

/** Filled in by the form itself, or remembered from the form before: nothing that anybody would miss. */
const GIVEN = ['channel', 'campus', 'firstResponder', 'callId', 'language', 'ending'] as const;

/** True when nobody has typed anything, so that leaving loses nothing. */
export const isUntouched = (draft: Draft): boolean => {
  const given = Object.fromEntries(GIVEN.map((field) => [field, emptyDraft[field]]));
  return JSON.stringify({ ...draft, ...given }) === JSON.stringify(emptyDraft);
};

/** The sections that are folded until they are needed. */
const SECTIONS = {
  who: ['email', 'address', 'language'],
  patient: ['patientName', 'recordNo', 'visitNo', 'sex', 'age', 'authorisation'],
  head: [
    'receivedDay',
    'receivedTime',
    'letterDate',
    'externalRef',
    'dueDay',
    'dueTime',
    'matter',
    'hazard',
  ],
  matter: ['others', 'place', 'day', 'time'],
  talk: ['copy', 'mood', 'signature', 'signatureNote'],
} as const satisfies Readonly<Record<string, readonly DraftField[]>>;
export type Section = keyof typeof SECTIONS;

/** Whether a section holds an answer or a problem, so that it must not stay folded. */
export const isInUse = (
  section: Section,
  draft: Draft,
  wrong: readonly { readonly field: DraftField }[],
): boolean =>
  SECTIONS[section].some(
    (field) =>
      wrong.some((problem) => problem.field === field) ||
      (!GIVEN.some((given) => given === field) &&
        JSON.stringify(draft[field]) !== JSON.stringify(emptyDraft[field])),
  );
