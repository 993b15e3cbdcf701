import {
  charactersIn,
  isBlank,
  MAX_CONTENT_CHARACTERS,
  MAX_DEMAND_CHARACTERS,
  readEmail,
  readName,
  readPhones,
  tidyText,
  type Hazard,
  type InputDoubt,
  type Matter,
  type Reading,
  type Relation,
} from '@tingsu/contracts';
import type { Uploaded } from '../api/types';
import type { texts } from './texts.zh-CN';

export type TextKey = keyof typeof texts;

/** What the sender has entered so far. */
export interface Draft {
  readonly matter: Matter;
  readonly hazard: Hazard | '';
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
  matter: 'complaint',
  hazard: '',
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

/** Hours for which answers are kept on the device; as long as uploaded files wait for their complaint. */
const DRAFT_HOURS = 24;
/** @param savedAt @param now milliseconds since 1970 */
export const isFresh = (savedAt: number | undefined, now: number): boolean =>
  savedAt !== undefined && savedAt <= now && now - savedAt < DRAFT_HOURS * 3_600_000;

/** Fields that identify the sender: they stay in the tab and never reach permanent storage. */
export const IDENTITY_FIELDS = ['name', 'phone', 'email'] as const satisfies readonly DraftField[];

export const STEPS = ['what', 'where', 'who', 'check'] as const;
export type Step = (typeof STEPS)[number];
const STEP_OF: Readonly<Record<DraftField, Step>> = {
  matter: 'what',
  hazard: 'what',
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
export const isDraftField = (name: string): name is DraftField => name in STEP_OF;

/** True when nothing was entered, so that there is nothing to keep. */
export const isUntouched = (draft: Draft): boolean =>
  JSON.stringify(draft) === JSON.stringify(emptyDraft);

/** What each field is called on the page. */
export const LABEL_OF = {
  matter: 'matterLabel',
  hazard: 'hazardLabel',
  content: 'contentLabel',
  demand: 'demandLabel',
  attachments: 'filesLabel',
  campus: 'campusLabel',
  department: 'departmentLabel',
  day: 'dayLabel',
  time: 'timeLabel',
  anonymous: 'anonymousLabel',
  relation: 'relationLabel',
  name: 'nameLabel',
  phone: 'phoneLabel',
  email: 'emailLabel',
} as const satisfies Readonly<Record<DraftField, TextKey>>;

/** Something to correct: a text of ours, or the stable code of a problem that the API would name as well. */
export interface FieldProblem {
  readonly field: DraftField;
  readonly text?: TextKey;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly code?: string;
}

const isTooLong = (written: string, max: number): boolean => charactersIn(tidyText(written)) > max;

/** How many more characters fit; negative when there are too many. */
export const charactersLeft = (content: string): number =>
  MAX_CONTENT_CHARACTERS - charactersIn(tidyText(content));

const what = (draft: Draft): FieldProblem[] => [
  ...(isBlank(draft.content) ? [{ field: 'content', text: 'contentMissing' } as const] : []),
  ...(isTooLong(draft.content, MAX_CONTENT_CHARACTERS)
    ? [
        {
          field: 'content',
          text: 'contentTooLong',
          values: { max: MAX_CONTENT_CHARACTERS },
        } as const,
      ]
    : []),
  ...(isTooLong(draft.demand, MAX_DEMAND_CHARACTERS)
    ? [{ field: 'demand', text: 'demandTooLong', values: { max: MAX_DEMAND_CHARACTERS } } as const]
    : []),
];

const where = (draft: Draft, today: string): FieldProblem[] => [
  ...(draft.campus === '' ? [{ field: 'campus', text: 'campusMissing' } as const] : []),
  ...(draft.day === '' && draft.time !== '' ? [{ field: 'day', text: 'dayWrong' } as const] : []),
  ...(draft.day > today ? [{ field: 'day', text: 'dayFuture' } as const] : []),
];

/** What is wrong with an answer that may be left out. */
const ifFilled = (field: DraftField, written: string, read: Reading<unknown>): FieldProblem[] =>
  isBlank(written) || !('problem' in read) ? [] : [{ field, code: read.problem }];

const identity = ({ name, phone, email }: Draft): FieldProblem[] => [
  ...(isBlank(name) ? [{ field: 'name', text: 'nameMissing' } as const] : []),
  ...ifFilled('name', name, readName(name)),
  ...(isBlank(phone) && isBlank(email)
    ? [{ field: 'phone', text: 'contactMissing' } as const]
    : []),
  ...ifFilled('phone', phone, readPhones(phone)),
  ...ifFilled('email', email, readEmail(email)),
];

/** Why a number, though it is taken, may not reach the sender. */
export const phoneDoubt = (phone: string): InputDoubt | null => {
  const reading = readPhones(phone);
  return 'problem' in reading ? null : reading.doubt;
};

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

/** The step to show when `wanted` was asked for: no later than the first one in which something is missing. */
export const stepToShow = (draft: Draft, wanted: Step, today: string): Step => {
  const earlier = STEPS.slice(0, STEPS.indexOf(wanted));
  return earlier.find((step) => problemsOf(draft, step, today).length > 0) ?? wanted;
};

/** Problems that still have a place on the page: an anonymous sender is asked for no name. */
export const problemsToShow = (
  problems: readonly FieldProblem[],
  draft: Draft,
): readonly FieldProblem[] => {
  const hidden: readonly DraftField[] = draft.anonymous ? IDENTITY_FIELDS : [];
  return problems.filter(({ field }) => !hidden.includes(field));
};
