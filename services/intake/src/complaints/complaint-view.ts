import type { ComplaintViewSchema } from '@tingsu/contracts';
import { mask } from '@tingsu/privacy';
import type { z } from 'zod';

export type ComplaintView = z.infer<typeof ComplaintViewSchema>;

/** A stored complaint, opened. */
export interface OpenedComplaint extends Omit<
  ComplaintView,
  'complainant' | 'receivedAt' | 'occurredAt'
> {
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  readonly anonymous: boolean;
  readonly relation: ComplaintView['complainant']['relation'];
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** As staff see it: the words as they are, the person only so far that a known one is recognised. */
export function viewOf(complaint: OpenedComplaint): ComplaintView {
  const { receivedAt, occurredAt, anonymous, relation, name, phone, email, ...shown } = complaint;
  return {
    ...shown,
    receivedAt: receivedAt.toISOString(),
    occurredAt: occurredAt?.toISOString() ?? null,
    complainant: {
      anonymous,
      relation,
      name: name === null ? null : mask.name(name),
      phone: phone === null ? null : mask.phone(phone),
      email: email === null ? null : mask.email(email),
    },
  };
}
