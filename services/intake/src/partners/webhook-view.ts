import type { Webhook, WebhookDelivery } from '@tingsu/contracts';
import type { WebhookDeliveryEntity, WebhookEndpointEntity } from './webhook.entity.js';

type Endpoint = Omit<
  WebhookEndpointEntity,
  'tenantId' | 'secret' | 'formerSecret' | 'switches' | 'changedBy' | 'createdAt'
> & { readonly waiting: number; readonly failed: number };
type Delivery = Omit<
  WebhookDeliveryEntity,
  'tenantId' | 'endpointId' | 'body' | 'beganAt' | 'leaseUntil'
>;

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

export function endpointView(row: Endpoint, now: Date): Webhook {
  const { endpointId, name, url, types, campuses, adapterId, active, offReason } = row;
  const overlaps = row.formerUntil !== null && row.formerUntil > now;
  return {
    ...{ id: endpointId, name, url, types: [...types], campuses: [...campuses] },
    ...{ apiKeyId: adapterId, active, offReason, waiting: row.waiting, failed: row.failed },
    failingSince: text(row.failingSince),
    formerUntil: overlaps ? text(row.formerUntil) : null,
    lastDeliveredAt: text(row.deliveredAt),
  };
}

export function deliveryView(row: Delivery): WebhookDelivery {
  const { eventId, type, state, attempts, status, error, milliseconds } = row;
  return {
    ...{ eventId, type, state, attempts, status, error, milliseconds },
    createdAt: row.createdAt.toISOString(),
    lastAt: text(row.lastAt),
    nextAt: text(row.nextAt),
  };
}
