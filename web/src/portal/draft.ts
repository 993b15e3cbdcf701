import type { FieldError, Relation, Submission } from '@tingsu/contracts';
import type { Uploaded } from '../api/types';
import type { Language } from '../i18n/language';
import { instantIn } from '../time/instants';
import type { texts } from './texts.zh-CN';

export type TextKey = keyof typeof texts;

/** What the sender has entered so far. */
export interface Draft {
  readonly content: string;
  readonly demand: string;
  readonly attachments: readonly Uploaded[];
  readonly campus: string;
  readonly department: string;
  readonly day: string;
  readonly time: string;
  readonly anonymous: boolean;
  readonly relation: Relation | '';
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}
export type DraftField = keyof Draft;

export const emptyDraft: Draft = {
  content: '',
  demand: '',
  attachments: [],
  campus: '',
  department: '',
  day: '',
  time: '',
  anonymous: false,
  relation: '',
  name: '',
  phone: '',
  email: '',
};

/** Fields that say who somebody is: they stay in the tab and never reach permanent storage. */
export const IDENTITY_FIELDS = ['name', 'phone', 'email'] as const satisfies readonly DraftField[];

export const STEPS = ['what', 'where', 'who', 'check'] as const;
export type Step = (typeof STEPS)[number];
const STEP_OF: Readonly<Record<DraftField, Step>> = {
  content: 'what',
  demand: 'what',
  attachments: 'what',
  campus: 'where',
  department: 'where',
  day: 'where',
  time: 'where',
  anonymous: 'who',
  relation: 'who',
  name: 'who',
  phone: 'who',
  email: 'who',
};
export const stepOf = (field: DraftField): Step => STEP_OF[field];

/** Limits of the API (`SubmissionSchema`), said before anything is sent. */
export const MAX_CONTENT = 20_000;
export const MAX_DEMAND = 2_000;
export const MAX_FILES = 10;
const PHONE = /^\+?[0-9][0-9\- ]{4,19}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** Something to correct: a text of ours, or one of the server's field problems by code. */
export interface FieldProblem {
  readonly field: DraftField;
  readonly text?: TextKey;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly serverCode?: string;
}

const what = (draft: Draft): FieldProblem[] => [
  ...(draft.content.trim() === '' ? [{ field: 'content', text: 'contentMissing' } as const] : []),
  ...(draft.content.trim().length > MAX_CONTENT
    ? [{ field: 'content', text: 'contentTooLong', values: { max: MAX_CONTENT } } as const]
    : []),
  ...(draft.demand.trim().length > MAX_DEMAND
    ? [{ field: 'demand', text: 'demandTooLong', values: { max: MAX_DEMAND } } as const]
    : []),
];

const where = (draft: Draft, today: string): FieldProblem[] => [
  ...(draft.campus === '' ? [{ field: 'campus', text: 'campusMissing' } as const] : []),
  ...(draft.day === '' && draft.time !== '' ? [{ field: 'day', text: 'dayWrong' } as const] : []),
  ...(draft.day > today ? [{ field: 'day', text: 'dayFuture' } as const] : []),
];

const identity = (draft: Draft): FieldProblem[] => [
  ...(draft.name.trim() === '' ? [{ field: 'name', text: 'nameMissing' } as const] : []),
  ...(draft.phone.trim() === '' && draft.email.trim() === ''
    ? [{ field: 'phone', text: 'contactMissing' } as const]
    : []),
  ...(draft.phone.trim() !== '' && !PHONE.test(draft.phone.trim())
    ? [{ field: 'phone', text: 'phoneWrong' } as const]
    : []),
  ...(draft.email.trim() !== '' && !EMAIL.test(draft.email.trim())
    ? [{ field: 'email', text: 'emailWrong' } as const]
    : []),
];

const who = (draft: Draft): FieldProblem[] => [
  ...(draft.relation === '' ? [{ field: 'relation', text: 'relationMissing' } as const] : []),
  ...(draft.anonymous ? [] : identity(draft)),
];

/** What is wrong with one step; `check` looks at all of them. @param today date in the hospital's time zone. */
export const problemsOf = (draft: Draft, step: Step, today: string): readonly FieldProblem[] => {
  if (step === 'what') return what(draft);
  if (step === 'where') return where(draft, today);
  if (step === 'who') return who(draft);
  return [...what(draft), ...where(draft, today), ...who(draft)];
};

const filled = (value: string): string | undefined => value.trim() || undefined;

/** The body of `POST /complaints`. Anonymous senders send no identity, even if they had typed one. */
export const submissionOf = (draft: Draft, timeZone: string, language: Language): Submission => ({
  campus: draft.campus,
  channel: 'web_form',
  content: draft.content.trim(),
  demand: filled(draft.demand),
  department: filled(draft.department),
  occurredAt: draft.day ? (instantIn(timeZone, draft.day, draft.time) ?? undefined) : undefined,
  complainant: {
    anonymous: draft.anonymous,
    relation: draft.relation || 'unknown',
    ...(draft.anonymous
      ? {}
      : { name: filled(draft.name), phone: filled(draft.phone), email: filled(draft.email) }),
  },
  attachments:
    draft.attachments.length > 0 ? draft.attachments.map((file) => file.uploadId) : undefined,
  language,
});

const FIELD_OF_PATH: Readonly<Record<string, DraftField>> = { occurredAt: 'day' };

/** The field that a server error points at: `complainant.phone`, `/complainant/phone` and `attachments.0` all find theirs. */
export const fieldOfPath = (path: string): DraftField | null => {
  const names = path.split(/[./[\]]+/).filter(Boolean);
  const found = names[0] === 'complainant' ? names[1] : names[0];
  if (found === undefined) return null;
  return FIELD_OF_PATH[found] ?? (found in STEP_OF ? (found as DraftField) : null);
};

const FIELD_OF_CODE: Readonly<Record<string, DraftField>> = {
  'campus.unknown': 'campus',
  'channel.closed': 'campus',
  'department.unknown': 'department',
  'upload.unknown': 'attachments',
};

/** Field problems in a refusal of the server; empty when it is about the whole. */
export const problemsInRefusal = (code: string, errors: readonly FieldError[]): FieldProblem[] => {
  const named = errors.flatMap((error) => {
    const field = fieldOfPath(error.path);
    return field ? [{ field, serverCode: error.code }] : [];
  });
  const whole = FIELD_OF_CODE[code];
  return named.length === 0 && whole ? [{ field: whole, serverCode: code }] : named;
};
