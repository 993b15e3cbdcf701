import { type Actor, ComplaintReceived, ComplaintSupplemented } from '@tingsu/contracts';
import { isContactable } from './admission.js';
import type { AdditionHead } from './addition.js';
import type { Admission } from './registration.js';
import { eventOf } from './staff-registration.js';

interface Stored {
  readonly id: string;
  readonly complaintNo: string;
  readonly admission: Admission;
  readonly correlationId: string | undefined;
  readonly receiptShown: boolean;
  /** An earlier complaint with the same words and phone number. */
  readonly resembles: string | null;
}

/** The event that opens the case. It says that there are words and a way to reach the person, never the words or the person. */
export function complaintReceived(
  { id, complaintNo, admission, correlationId, receiptShown, resembles }: Stored,
  at: Date,
) {
  const {
    channel,
    campus,
    department,
    receivedAt,
    caseKind,
    anonymous,
    relation,
    identity,
    openId,
    fieldsPresent,
    attachments,
    externalRef,
    externalDueAt,
    hazard,
    staff,
    dangers,
    origin,
  } = admission;
  return {
    definition: ComplaintReceived,
    aggregateId: id,
    aggregateVersion: 1,
    actor: authorOf(admission),
    at,
    correlationId,
    data: {
      complaintNo,
      channel,
      campus,
      department,
      receivedAt: receivedAt.toISOString(),
      caseKind,
      anonymous,
      relation,
      contactable: isContactable(identity) || openId !== null,
      fieldsPresent: [...fieldsPresent],
      attachmentCount: attachments.length,
      externalRef,
      receiptShown,
      externalDueAt: externalDueAt?.toISOString() ?? null,
      ...(hazard ? { hazard } : {}),
      ...(dangers.length > 0 ? { danger: [...dangers] } : {}),
      resembles,
      ...(origin ? { origin } : {}),
      ...(staff ? { registration: eventOf(staff) } : {}),
    },
  };
}

function authorOf({ staff, adapterId, origin }: Admission): Actor {
  if (origin) return { type: 'system', id: null, role: null };
  if (staff) return { type: 'person', id: staff.by, role: staff.role };
  return adapterId === null
    ? { type: 'complainant', id: null, role: null }
    : { type: 'channel', id: adapterId, role: null };
}

/** An adapter, as the author of what it hands over. */
export const channelActor = (adapterId: string): Actor => ({
  ...{ type: 'channel', id: adapterId, role: null },
});

/** The event of an addition: version 1 of a complaint is its receipt, each addition raises it by one. */
export function complaintSupplemented(
  complaint: { readonly id: string; readonly complaintNo: string },
  author: Actor,
  { nr, kind, at: saidAt, externalDueAt }: AdditionHead,
  at: Date,
  found: Pick<ComplaintSupplemented['data'], 'contactable' | 'danger'> = {},
) {
  return {
    definition: ComplaintSupplemented,
    aggregateId: complaint.id,
    aggregateVersion: 1 + nr,
    actor: author,
    at,
    data: {
      complaintNo: complaint.complaintNo,
      kind,
      at: saidAt.toISOString(),
      externalDueAt: externalDueAt?.toISOString() ?? null,
      ...found,
    },
  };
}

/** What the event of an addition says of dangers in its words: nothing where there is none. */
export const spokenOf = (dangers: readonly string[]): { readonly danger?: string[] } =>
  dangers.length === 0 ? {} : { danger: [...dangers] };
