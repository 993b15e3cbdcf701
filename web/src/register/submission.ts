import {
  CONFIRMED_BY_VOICE,
  isBlank,
  MAX_DEMAND_CHARACTERS,
  phoneText,
  readEmail,
  readName,
  readPhones,
  readText,
  SIGNED,
  tidyText,
  type FieldError,
  type Reading,
  type RegistrationBlock,
  type Submission,
} from '@tingsu/contracts';
import { instantIn } from '../time/instants';
import { emptyDraft, type Draft, type DraftField } from './draft';
import type { FieldProblem } from './problems';

/** A limit by the day ends with the day. */
const END_OF_DAY = '23:59';

const taken = (reading: Reading<string>): string | undefined =>
  'problem' in reading ? undefined : reading.value;
const phoneOf = (written: string): string | undefined => {
  const reading = readPhones(written);
  return 'problem' in reading ? undefined : phoneText(reading.value);
};
const said = (written: string): string | undefined =>
  isBlank(written) ? undefined : tidyText(written);
const unlessEmpty = <Part extends object>(part: Part): Part | undefined =>
  Object.values(part).some((value) => value !== undefined) ? part : undefined;
const listed = (items: readonly string[]): string[] | undefined =>
  items.length > 0 ? [...items] : undefined;

/** Whether the form has to say for whom the complainant speaks. */
export const speaksForAnother = ({ relation }: Pick<Draft, 'relation'>): boolean =>
  relation !== '' && relation !== 'patient' && relation !== 'unknown';

const patientOf = (draft: Draft): RegistrationBlock['patient'] =>
  unlessEmpty({
    name: speaksForAnother(draft) ? taken(readName(draft.patientName)) : undefined,
    recordNo: said(draft.recordNo),
    visitNo: said(draft.visitNo),
    sex: draft.sex || undefined,
    age: /^\d{1,3}$/.test(draft.age) ? Number(draft.age) : undefined,
  });

const signatureOf = ({ signature, signatureNote }: Draft): RegistrationBlock['signature'] => {
  if (signature === '') return undefined;
  const note = said(signatureNote);
  if (signature === SIGNED || signature === CONFIRMED_BY_VOICE) return { state: signature, note };
  return {
    state: 'waived',
    reason: signature === 'waived' ? undefined : signature,
    note,
  };
};

const registrationOf = (draft: Draft): RegistrationBlock => ({
  firstResponder: draft.firstResponder || undefined,
  patient: patientOf(draft),
  authorisation: speaksForAnother(draft) ? draft.authorisation || undefined : undefined,
  respondents: unlessEmpty({
    units: listed(draft.units),
    persons: listed(draft.persons),
    others: said(draft.others),
  }),
  reasons: said(draft.reasons),
  letterDate: draft.letterDate || undefined,
  copy: draft.copy || undefined,
  place: said(draft.place),
  mood: draft.mood || undefined,
  restated: draft.restated || undefined,
  receiptGiven: draft.receiptGiven || undefined,
  signature: signatureOf(draft),
  callId: draft.callId || undefined,
  handOver: draft.ending === 'handover' || undefined,
  onTheSpot: draft.ending === 'solved' ? { outcome: tidyText(draft.outcome) } : undefined,
});

const complainantOf = (draft: Draft): Submission['complainant'] => ({
  anonymous: draft.anonymous,
  relation: draft.relation || 'unknown',
  ...(draft.anonymous
    ? {}
    : {
        name: taken(readName(draft.name)),
        phone: phoneOf(draft.phone),
        email: taken(readEmail(draft.email)),
        address: said(draft.address),
      }),
});

/** The body of `POST /complaints` by a member of staff. A draft without a channel has a problem and is not sent. */
export const submissionOf = (draft: Draft, timeZone: string): Submission => ({
  campus: draft.campus,
  channel: draft.channel || 'hotline',
  ...(draft.matter === 'complaint' ? {} : { matter: draft.matter }),
  ...(draft.matter === 'hazard' && draft.hazard !== '' ? { hazard: draft.hazard } : {}),
  content: tidyText(draft.content),
  demand: taken(readText(draft.demand, MAX_DEMAND_CHARACTERS)),
  occurredAt: draft.day ? (instantIn(timeZone, draft.day, draft.time) ?? undefined) : undefined,
  receivedAt: draft.receivedDay
    ? (instantIn(timeZone, draft.receivedDay, draft.receivedTime) ?? undefined)
    : undefined,
  externalRef: said(draft.externalRef),
  externalDueAt: draft.dueDay
    ? (instantIn(timeZone, draft.dueDay, draft.dueTime || END_OF_DAY) ?? undefined)
    : undefined,
  complainant: complainantOf(draft),
  attachments: listed(draft.attachments.map(({ uploadId }) => uploadId)),
  registration: registrationOf(draft),
  language: draft.language,
});

/** Where the server's name of a field is not that of the form. */
const FIELD_OF_PATH: Readonly<Record<string, DraftField>> = {
  occurredAt: 'day',
  receivedAt: 'receivedDay',
  externalDueAt: 'dueDay',
  department: 'units',
  onTheSpot: 'outcome',
  handOver: 'ending',
  'patient.name': 'patientName',
  'signature.note': 'signatureNote',
};
const isField = (name: string | undefined): name is DraftField =>
  name !== undefined && name in emptyDraft;

/** The field that a server error points at: `registration.patient.recordNo` finds the record number. */
export const fieldOfPath = (path: string): DraftField | null => {
  const names = path.split(/[./[\]]+/).filter((name) => name !== '' && !/^\d+$/.test(name));
  const exact = FIELD_OF_PATH[names.slice(-2).join('.')];
  const found = exact ?? names.toReversed().find((name) => isField(name) || name in FIELD_OF_PATH);
  if (found === undefined) return null;
  return FIELD_OF_PATH[found] ?? (isField(found) ? found : null);
};

const FIELD_OF_CODE: Readonly<Record<string, DraftField>> = {
  'campus.unknown': 'campus',
  'channel.closed': 'channel',
  'channel.not_trusted': 'channel',
  'department.unknown': 'units',
  'upload.unknown': 'attachments',
  'registration.hand_over_only': 'ending',
};

interface Refusal {
  readonly code: string;
  readonly errors: readonly FieldError[];
}

/** Field problems in a refusal of the server; empty when it is about the whole. */
export const problemsInRefusal = ({ code, errors }: Refusal): FieldProblem[] => {
  const whole = FIELD_OF_CODE[code];
  if (whole) return [{ field: whole, code }];
  return errors.flatMap((error) => {
    const field = fieldOfPath(error.path);
    return field ? [{ field, code: error.code }] : [];
  });
};
