import type { ComplaintViewSchema, FieldClass } from '@tingsu/contracts';
import { mask } from '@tingsu/privacy';
import type { z } from 'zod';
import type { StoredAddition } from './addition.js';

export type ComplaintView = z.infer<typeof ComplaintViewSchema>;

/** A stored complaint, opened. */
export interface OpenedComplaint extends Omit<
  ComplaintView,
  'fields' | 'complainant' | 'content' | 'receivedAt' | 'occurredAt' | 'additions'
> {
  readonly content: string;
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  readonly anonymous: boolean;
  readonly relation: ComplaintView['complainant']['relation'];
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly additions: readonly StoredAddition[];
}

/**
 * As staff see it: the classes of fields that the reader's part in the case opens, and the person only so far that a known one is
 * recognised.
 */
export function viewOf(complaint: OpenedComplaint, fields: readonly FieldClass[]): ComplaintView {
  const { receivedAt, occurredAt, anonymous, relation, name, phone, email, additions, ...shown } =
    complaint;
  const words = fields.includes('words');
  return {
    ...shown,
    fields: [...fields],
    content: words ? shown.content : null,
    demand: words ? shown.demand : null,
    attachments: fields.includes('attachments') ? shown.attachments : [],
    receivedAt: receivedAt.toISOString(),
    occurredAt: occurredAt?.toISOString() ?? null,
    complainant: { anonymous, relation, ...masked({ name, phone, email }, fields) },
    additions: words ? additions.map((one) => additionView(one, fields)) : [],
  };
}

function additionView(
  { kind, at, externalDueAt, words }: StoredAddition,
  fields: readonly FieldClass[],
) {
  const { content, demand, note } = words;
  return {
    kind,
    at: at.toISOString(),
    externalDueAt: externalDueAt?.toISOString() ?? null,
    content,
    demand,
    note,
    ...masked(words, fields),
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
