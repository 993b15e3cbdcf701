import { ComplaintReceived } from '@tingsu/contracts';
import { isContactable } from './admission.js';
import type { Admission } from './registration.js';

interface Stored {
  readonly id: string;
  readonly complaintNo: string;
  readonly admission: Admission;
  readonly correlationId: string | undefined;
  readonly receiptShown: boolean;
}

/** The event that opens the case. It tells that there are words and who may be asked, never the words or the person. */
export function complaintReceived(
  { id, complaintNo, admission, correlationId, receiptShown }: Stored,
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
    fieldsPresent,
    attachments,
    externalRef,
    externalDueAt,
    adapterId,
  } = admission;
  return {
    definition: ComplaintReceived,
    aggregateId: id,
    aggregateVersion: 1,
    actor: {
      type: adapterId === null ? ('complainant' as const) : ('channel' as const),
      id: adapterId,
      role: null,
    },
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
      contactable: isContactable(identity),
      fieldsPresent: [...fieldsPresent],
      attachmentCount: attachments.length,
      externalRef,
      receiptShown,
      externalDueAt: externalDueAt?.toISOString() ?? null,
    },
  };
}
