import { type Actor, MessageWritten } from '@tingsu/contracts';
import { spokenOf } from '../complaints/complaint-received.js';
import type { StoredMessage } from './message.js';

/** The event of a message: what kind it is and how it came, never its words. */
export function messageWritten(
  complaint: { readonly id: string; readonly complaintNo: string },
  author: Actor,
  message: StoredMessage,
  { at, dangers }: { readonly at: Date; readonly dangers: readonly string[] },
) {
  const { nr, direction, kind, via, notice, personId, files, satisfied } = message;
  return {
    definition: MessageWritten,
    aggregateId: message.messageId,
    aggregateVersion: 1,
    actor: author,
    at,
    data: {
      complaintId: complaint.id,
      complaintNo: complaint.complaintNo,
      ...{ nr, direction, kind, via, notice, by: personId, files: files.length },
      ...(satisfied === null ? {} : { satisfied }),
      ...spokenOf(dangers),
    },
  };
}
