import type { ComplaintViewSchema } from '@tingsu/contracts';
import { mask } from '@tingsu/privacy';
import type { z } from 'zod';
import type { StoredAddition } from './addition.js';

export type ComplaintView = z.infer<typeof ComplaintViewSchema>;

/** A stored complaint, opened. */
export interface OpenedComplaint extends Omit<
  ComplaintView,
  'complainant' | 'receivedAt' | 'occurredAt' | 'additions'
> {
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  readonly anonymous: boolean;
  readonly relation: ComplaintView['complainant']['relation'];
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly additions: readonly StoredAddition[];
}

/** As staff see it: the words as they are, the person only so far that a known one is recognised. */
export function viewOf(complaint: OpenedComplaint): ComplaintView {
  const { receivedAt, occurredAt, anonymous, relation, name, phone, email, additions, ...shown } =
    complaint;
  return {
    ...shown,
    receivedAt: receivedAt.toISOString(),
    occurredAt: occurredAt?.toISOString() ?? null,
    complainant: { anonymous, relation, ...masked({ name, phone, email }) },
    additions: additions.map(additionView),
  };
}

function additionView({ kind, at, externalDueAt, words }: StoredAddition) {
  const { content, demand, note } = words;
  return {
    kind,
    at: at.toISOString(),
    externalDueAt: externalDueAt?.toISOString() ?? null,
    content,
    demand,
    note,
    ...masked(words),
  };
}

function masked({ name, phone, email }: Pick<OpenedComplaint, 'name' | 'phone' | 'email'>) {
  return {
    name: name === null ? null : mask.name(name),
    phone: phone === null ? null : mask.phone(phone),
    email: email === null ? null : mask.email(email),
  };
}
