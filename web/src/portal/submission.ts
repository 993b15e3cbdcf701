import {
  MAX_DEMAND_CHARACTERS,
  phoneText,
  readEmail,
  readName,
  readPhones,
  readText,
  tidyText,
  type FieldError,
  type Reading,
  type Submission,
} from '@tingsu/contracts';
import type { Language } from '../i18n/language';
import { instantIn } from '../time/instants';
import { isDraftField, type Draft, type DraftField, type FieldProblem } from './draft';

const taken = (reading: Reading<string>): string | undefined =>
  'problem' in reading ? undefined : reading.value;
const phoneOf = (written: string): string | undefined => {
  const reading = readPhones(written);
  return 'problem' in reading ? undefined : phoneText(reading.value);
};

/** The body of `POST /complaints`. Anonymous senders send no identity, even if they had typed one. */
export const submissionOf = (
  draft: Draft,
  timeZone: string,
  language: Language,
  channel: 'web_form' | 'suggestion_box' = 'web_form',
): Submission => ({
  campus: draft.campus,
  channel,
  ...(draft.matter === 'complaint' ? {} : { matter: draft.matter }),
  ...(draft.matter === 'hazard' && draft.hazard !== '' ? { hazard: draft.hazard } : {}),
  content: tidyText(draft.content),
  demand: taken(readText(draft.demand, MAX_DEMAND_CHARACTERS)),
  department: draft.department || undefined,
  occurredAt: draft.day ? (instantIn(timeZone, draft.day, draft.time) ?? undefined) : undefined,
  complainant: {
    anonymous: draft.anonymous,
    relation: draft.relation || 'unknown',
    ...(draft.anonymous
      ? {}
      : {
          name: taken(readName(draft.name)),
          phone: phoneOf(draft.phone),
          email: taken(readEmail(draft.email)),
        }),
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
  return FIELD_OF_PATH[found] ?? (isDraftField(found) ? found : null);
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
    return field ? [{ field, code: error.code }] : [];
  });
  const whole = FIELD_OF_CODE[code];
  return named.length === 0 && whole ? [{ field: whole, code }] : named;
};
