import type {
  CaseForPaper,
  FieldClass,
  Limit,
  LocalizedText,
  PaperField,
  RevealedField,
} from '@tingsu/contracts';
import { mask, withoutNumbers } from '@tingsu/privacy';
import type { OpenedComplaint } from '../complaints/complaint-view.js';
import { newestOf, saidOfPerson } from '../complaints/person-said.js';
import type { CaseNames } from './case-values.js';
import type { PaperSpeech } from './paper-words.js';

/** How much of the person a reader sees. */
export interface Sight {
  readonly fields: readonly FieldClass[];
  /** In full; else masked, as far as the class is open at all. */
  readonly name: boolean;
  readonly contact: boolean;
}

export interface PaperComplaint {
  readonly complaint: Omit<OpenedComplaint, 'attachments'>;
  readonly limits: readonly Limit[];
  readonly clocks: CaseForPaper['clocks'];
  readonly files: readonly string[];
}

/** The fields that a complaint fills in, the person as far as the reader sees it. */
export function complaintValues(
  { complaint, limits, clocks, files }: PaperComplaint,
  sight: Sight,
  names: Pick<CaseNames, 'department' | 'person'> & { readonly channel: LocalizedText },
  speech: PaperSpeech,
): Partial<Record<PaperField, string>> {
  const { staff, anonymous } = complaint;
  const words = sight.fields.includes('words');
  const text = (written: string | null | undefined): string =>
    words && written ? withoutNumbers(written, sight.fields) : '';
  const promised = limits.map((limit) => ({
    ...limit,
    dueAt: clocks.find(({ clockId }) => clockId === limit.id)?.dueAt ?? limit.dueAt,
  }));
  const said = staff?.said;
  const last = promised
    .map(({ dueAt }) => dueAt)
    .toSorted()
    .at(-1);
  const unnamed = speech.said({ zh: '投诉人', en: 'complainant' });
  const person = personValues(complaint, sight, speech);
  return {
    complaintNo: complaint.complaintNo,
    receivedAt: speech.time(complaint.receivedAt),
    channel: speech.said(names.channel),
    externalRef: complaint.externalRef ?? '',
    limits: promised.map((limit) => limitLine(limit, speech)).join('\n'),
    answerBy: last ? speech.time(last) : '',
    ...person,
    name: anonymous ? speech.said({ zh: '匿名', en: 'anonymous' }) : person.name,
    addressee: anonymous || !person.name ? unnamed : person.name,
    content: text(complaint.content),
    demand: text(complaint.demand),
    reasons: text(said?.reasons),
    occurredAt: words && complaint.occurredAt ? speech.time(complaint.occurredAt) : '',
    place: text(said?.place),
    respondents: words ? respondentsOf(complaint, names, speech) : '',
    restated: said?.restated ? speech.said({ zh: '是', en: 'yes' }) : '',
    signatureNote: said?.signature ? `（${speech.signature(said.signature.state)}）` : '',
    registrar: staff ? names.person(staff.by) : '',
    files: words ? files.join('；') : '',
  };
}

export const limitLine = (
  { label, dueAt }: Pick<Limit, 'label' | 'dueAt'>,
  speech: PaperSpeech,
): string =>
  speech.language === 'en'
    ? `${label.en}: by ${speech.time(dueAt)}`
    : `${label.zh}：${speech.time(dueAt)}前`;

function respondentsOf(
  { staff, department }: PaperComplaint['complaint'],
  names: Pick<CaseNames, 'department' | 'person'>,
  speech: PaperSpeech,
): string {
  const units = staff?.units ?? (department === null ? [] : [department]);
  return speech.list([
    ...units.map((code) => speech.said(names.department(code))),
    ...(staff?.persons ?? []).map((id) => names.person(id)),
    staff?.said.respondents?.others,
  ]);
}

const MASKS: Readonly<Partial<Record<RevealedField, (value: string) => string>>> = {
  name: mask.name,
  patientName: mask.name,
  phone: mask.phone,
  email: mask.email,
  recordNo: mask.number,
  visitNo: mask.number,
};

function personValues(
  { name, phone, email, address, additions, staff, relation }: PaperComplaint['complaint'],
  sight: Sight,
  speech: PaperSpeech,
) {
  const known = newestOf(saidOfPerson({ name, phone, email, address, additions, staff }));
  const identity = sight.fields.includes('identity');
  const show = (field: RevealedField, full: boolean, open: boolean): string => {
    const value = known[field];
    if (value === null || !open) return '';
    return full ? value : (MASKS[field]?.(value) ?? mask.address());
  };
  const ofIdentity = (field: RevealedField): string => show(field, sight.name, identity);
  const ofContact = (field: RevealedField): string =>
    show(field, sight.contact, sight.fields.includes('contact'));
  const { sex, age, birthYear } = staff?.said.patient ?? {};
  return {
    name: ofIdentity('name'),
    relation: identity ? speech.relation(relation) : '',
    patientName: ofIdentity('patientName'),
    patientSexAge: identity
      ? speech.list([
          sex && speech.sex(sex),
          age === undefined ? birthYear?.toString() : String(age),
        ])
      : '',
    patientNumbers: speech.list([ofIdentity('recordNo'), ofIdentity('visitNo')]),
    phone: ofContact('phone'),
    email: ofContact('email'),
    mailAddress: ofContact('address'),
  };
}
