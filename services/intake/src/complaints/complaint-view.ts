import {
  type ComplaintViewSchema,
  type FieldClass,
  REVEALED_FIELDS,
  type RevealedField,
} from '@tingsu/contracts';
import { mask, withoutNumbers } from '@tingsu/privacy';
import type { z } from 'zod';
import type { StoredAddition } from './addition.js';
import { fieldsSaid, newestOf, saidOfPerson } from './person-said.js';
import { registrationView } from './registration-view.js';
import type { StaffEntry } from './staff-registration.js';

export type ComplaintView = z.infer<typeof ComplaintViewSchema>;

/** A stored complaint, opened. */
export interface OpenedComplaint extends Omit<
  ComplaintView,
  'fields' | 'complainant' | 'content' | 'receivedAt' | 'occurredAt' | 'additions' | 'registration'
> {
  readonly content: string;
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  readonly anonymous: boolean;
  readonly relation: ComplaintView['complainant']['relation'];
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly additions: readonly StoredAddition[];
  /** What staff said who registered it; null for what they did not. */
  readonly staff: StaffEntry | null;
}

/**
 * As staff see it: the classes of fields that the reader's part in the case opens, and the person only so far that a known one is
 * recognised.
 */
export function viewOf(complaint: OpenedComplaint, fields: readonly FieldClass[]): ComplaintView {
  const { receivedAt, occurredAt, anonymous, relation, ...rest } = complaint;
  const { name, phone, email, address, additions, staff, ...shown } = rest;
  const words = fields.includes('words');
  const said = saidOfPerson({ name, phone, email, address, additions, staff });
  return {
    ...shown,
    fields: [...fields],
    content: words ? withoutNumbers(shown.content, fields) : null,
    demand: words && shown.demand !== null ? withoutNumbers(shown.demand, fields) : null,
    attachments: fields.includes('attachments') ? shown.attachments : [],
    receivedAt: receivedAt.toISOString(),
    occurredAt: occurredAt?.toISOString() ?? null,
    complainant: { anonymous, relation, ...maskedPerson(newestOf(said), fields) },
    additions: words ? additions.map((one) => additionView(one, fields)) : [],
    additionCount: additions.length,
    registration: staff && registrationView(staff, fields),
  };
}

function additionView(addition: StoredAddition, fields: readonly FieldClass[]) {
  const { kind, at, externalDueAt, personId, words } = addition;
  const hidden = (text: string | null) => text && withoutNumbers(text, fields);
  const { content, demand, note } = words;
  return {
    kind,
    by: personId,
    at: at.toISOString(),
    externalDueAt: externalDueAt?.toISOString() ?? null,
    content: hidden(content),
    demand: hidden(demand),
    note: hidden(note),
    ...masked(words, fields),
    ...(kind === 'correction' && personId !== null
      ? { corrected: seenOf(fieldsSaid({ fields: words }), fields) }
      : {}),
  };
}

const seenOf = (said: readonly RevealedField[], fields: readonly FieldClass[]): RevealedField[] =>
  said.filter((field) => fields.includes(REVEALED_FIELDS[field]));

/** The person as known today, so far that he is recognised. */
function maskedPerson(
  { address, patientName, recordNo, visitNo, ...person }: ReturnType<typeof newestOf>,
  fields: readonly FieldClass[],
) {
  const identity = fields.includes('identity');
  return {
    ...masked(person, fields),
    address: address === null || !fields.includes('contact') ? null : mask.address(),
    patientName: patientName === null || !identity ? null : mask.name(patientName),
    recordNo: recordNo === null || !identity ? null : mask.number(recordNo),
    visitNo: visitNo === null || !identity ? null : mask.number(visitNo),
  };
}

function masked(
  { name, phone, email }: Pick<OpenedComplaint, 'name' | 'phone' | 'email'>,
  fields: readonly FieldClass[],
) {
  const identity = fields.includes('identity');
  const contact = fields.includes('contact');
  return {
    name: name === null || !identity ? null : mask.name(name),
    phone: phone === null || !contact ? null : mask.phone(phone),
    email: email === null || !contact ? null : mask.email(email),
  };
}
