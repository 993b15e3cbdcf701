import type { FieldClass, RegisterEntry } from '@tingsu/contracts';
import { mask, withoutNumbers } from '@tingsu/privacy';
import type { AdditionWords } from '../complaints/addition.js';
import type { ComplaintEntity } from '../complaints/complaint.entity.js';
import { newestOf, type SaidOfPerson, saidOfPerson } from '../complaints/person-said.js';
import type { StaffEntry } from '../complaints/staff-registration.js';
import type { CaseCopyEntity } from '../progress/case-copy.entity.js';

/** What lies sealed in a complaint, opened. */
export type SealedWords = Readonly<
  Record<'content' | 'demand' | 'name' | 'phone' | 'email' | 'address', string | null>
>;

/** What the register reads of a complaint and its case. Of a complaint without a case all that is of a case is null. */
export type RegisterRow = Pick<
  ComplaintEntity,
  | 'id'
  | 'complaintNo'
  | 'campus'
  | 'department'
  | 'channel'
  | 'relation'
  | 'anonymous'
  | 'receivedAt'
  | 'occurredAt'
  | 'namedUnits'
  | 'namedPersons'
  | 'limits'
> & {
  readonly [Key in 'state' | 'access' | 'answeredAt' | 'clocks']: CaseCopyEntity[Key] | null;
} & { readonly kind: RegisterEntry['kind']; readonly files: number };

/** What the register could say of a complaint. */
interface OpenedForRegister {
  readonly row: RegisterRow;
  readonly words: SealedWords;
  readonly staff: StaffEntry | null;
  readonly said: readonly SaidOfPerson[];
}

/** With what staff said who registered it, and what was said or corrected later, oldest first. */
export const openedForRegister = (
  row: OpenedForRegister['row'],
  words: SealedWords,
  { staff, later }: { readonly staff: StaffEntry | null; readonly later: readonly AdditionWords[] },
): OpenedForRegister => ({
  ...{ row, words, staff },
  said: [
    ...saidOfPerson({ ...words, staff, additions: [] }),
    ...later.map((fields) => ({ fields, corrected: null })),
  ],
});

/** A row of the register as the reader may see it, but for its number. */
export function entryFor(
  complaint: OpenedForRegister,
  fields: readonly FieldClass[],
): Omit<RegisterEntry, 'nr'> {
  const { row, words, staff } = complaint;
  const { complaintNo, campus, channel, kind, anonymous } = row;
  const sees = (field: FieldClass): boolean => fields.includes(field);
  const text = (written: string | null | undefined): string | null =>
    sees('words') && written ? withoutNumbers(written, fields) : null;
  const said = staff?.said ?? {};
  return {
    ...{ complaintNo, campus, channel, kind, anonymous },
    state: row.state ?? 'received',
    department: row.access?.lead ?? row.department,
    caseNo: row.access?.caseNo ?? null,
    receivedAt: row.receivedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    ...personFor(complaint, fields),
    facts: text(words.content),
    demand: text(words.demand),
    reasons: text(said.reasons),
    occurredAt: sees('words') ? (row.occurredAt?.toISOString() ?? null) : null,
    place: text(said.place),
    respondents: sees('words') ? respondentsOf(row, text(said.respondents?.others)) : null,
    restated: said.restated === true,
    signature: said.signature?.state ?? null,
    files: sees('attachments') ? row.files : null,
    result:
      said.onTheSpot && sees('answer') ? withoutNumbers(said.onTheSpot.outcome, fields) : null,
    dueDates: row.limits.map(({ id, label, dueAt }) => ({
      label,
      dueAt: row.clocks?.[id]?.dueAt ?? dueAt,
    })),
  };
}

/** The person as known today, so far that he is recognised. */
function personFor(
  { row, said }: OpenedForRegister,
  fields: readonly FieldClass[],
): Pick<RegisterEntry, 'name' | 'contact' | 'relation' | 'patient'> {
  const { name, phone, email, address, patientName, recordNo } = newestOf(said);
  const identity = fields.includes('identity');
  const contact = [
    phone && mask.phone(phone),
    email && mask.email(email),
    address && mask.address(),
  ];
  const patient = [patientName && mask.name(patientName), recordNo && mask.number(recordNo)];
  return {
    name: name !== null && identity ? mask.name(name) : null,
    contact: fields.includes('contact') ? together(contact) : null,
    relation: identity ? row.relation : null,
    patient: identity ? together(patient) : null,
  };
}

const together = (parts: readonly (string | null)[]): string | null =>
  parts.filter(Boolean).join(' ') || null;

/** Who is complained of by now; before there is a case, who was named. */
function respondentsOf(
  { access, namedUnits, namedPersons, department }: OpenedForRegister['row'],
  others: string | null,
): NonNullable<RegisterEntry['respondents']> {
  const units = namedUnits.length > 0 || department === null ? namedUnits : [department];
  const { units: now, persons } = access?.respondent ?? { units, persons: namedPersons };
  return { units: [...now], persons: [...persons], others };
}
