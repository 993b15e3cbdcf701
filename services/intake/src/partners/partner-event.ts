import { caseNoOf, type Envelope, isPartnerEvent, PARTNER_EVENTS } from '@tingsu/contracts';
import type { PartnerEventEntity } from './partner-event.entity.js';

/** A complaint as far as events of its case need it. */
export interface KnownComplaint {
  readonly caseId: string;
  readonly complaintNo: string;
  readonly campus: string;
  readonly adapterId: string | null;
  readonly externalRef: string | null;
  readonly confidential: boolean;
}
type Said = Pick<Envelope, 'id' | 'type' | 'time'> & {
  readonly data: { readonly state: string };
};
type Kept = Omit<PartnerEventEntity, 'tenantId' | 'nr' | 'position' | 'at'> & {
  readonly at: string;
};

/** What partners may learn of an event; null for one that stays in the house. */
export function partnerEventOf(
  { id, type, time, data }: Said,
  { complaintNo, campus, adapterId, externalRef, confidential }: KnownComplaint,
): Kept | null {
  if (!isPartnerEvent(type)) return null;
  const said = new Map<string, unknown>(Object.entries(data));
  const fields = PARTNER_EVENTS[type].flatMap((name) =>
    said.get(name) == null ? [] : [[name, said.get(name)]],
  );
  return {
    ...{ eventId: id, type, campus, adapterId, externalRef, confidential, at: time },
    data: {
      ...{ caseNo: caseNoOf(complaintNo), complaintNo, campus, state: data.state },
      ...(Object.fromEntries(fields) as Record<string, unknown>),
    },
  };
}
