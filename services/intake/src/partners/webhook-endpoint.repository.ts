import { Injectable } from '@nestjs/common';
import type { SaveWebhook, Webhook } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { WebhookEndpoints } from './webhook.entity.js';

const Shown = WebhookEndpoints.omit(
  ...(['tenantId', 'secret', 'formerSecret', 'switches', 'changedBy', 'createdAt'] as const),
);
export type ShownEndpoint = RowOf<typeof Shown> & {
  readonly waiting: number;
  readonly failed: number;
};
const New = WebhookEndpoints.omit(
  ...(['formerSecret', 'formerUntil', 'failingSince', 'deliveredAt', 'switches'] as const),
);
const Target = WebhookEndpoints.pick('url', 'active', 'secret', 'formerSecret', 'formerUntil');

const LIST = `select ${Shown.as('e')}, d.waiting, d.failed from webhook_endpoint e cross join lateral (
    select (count(*) filter (where state in ('pending', 'sending')))::int as waiting,
      (count(*) filter (where state = 'failed'))::int as failed
    from webhook_delivery where tenant_id = e.tenant_id and endpoint_id = e.endpoint_id) d
  where e.tenant_id = $1 order by e.name, e.endpoint_id`;
/** By the system, not by hand. */
const STOPPED = `not active and off_reason in ('failing', 'gone')`;
const BEFORE = `with before as (select endpoint_id, active, ${STOPPED} as stopped from webhook_endpoint
    where tenant_id = $1 and endpoint_id = $2 for update)`;
const CHANGE = `${BEFORE} update webhook_endpoint w set name = $3, url = $4, types = $5, campuses = $6, adapter_id = $7, changed_by = $8,
    off_reason = case when $9::boolean then null when w.active then 'by_hand' else off_reason end,
    failing_since = case when $9 and not w.active then null else failing_since end, active = $9,
    switches = switches + case when $9 and before.stopped then 1 else 0 end
  from before where w.tenant_id = $1 and w.endpoint_id = before.endpoint_id returning before.stopped and $9 as switched, w.switches`;
const EXCHANGE = `update webhook_endpoint set former_secret = case when $4 > 0 then secret end,
    former_until = case when $4 > 0 then instant() + make_interval(hours => $4::int) end, secret = $3, changed_by = $5
  where tenant_id = $1 and endpoint_id = $2`;
const DELIVERED = `update webhook_endpoint set failing_since = null, delivered_at = instant()
  where tenant_id = $1 and endpoint_id = $2`;
const FAILED = `${BEFORE}, judged as (
    select w.endpoint_id, before.active as was_on, before.active and ($3 or coalesce(w.failing_since, instant()) <= instant() - make_interval(hours => $4)) as stops
    from webhook_endpoint w join before using (endpoint_id) where w.tenant_id = $1)
  update webhook_endpoint w set failing_since = coalesce(failing_since, instant()), active = w.active and not j.stops,
    off_reason = case when not w.active then off_reason when $3 then 'gone' when j.stops then 'failing' end,
    switches = switches + case when j.stops then 1 else 0 end
  from judged j where w.tenant_id = $1 and w.endpoint_id = j.endpoint_id
  returning w.active, w.off_reason as "offReason", j.stops as switched, w.switches, w.name`;

/** Whether it went off by itself or on again after that, and the version of the event that says so. */
interface Switched {
  readonly switched: boolean;
  readonly switches: number;
}
interface FailedEndpoint extends Switched {
  readonly name: string;
  readonly active: boolean;
  readonly offReason: Webhook['offReason'];
}

const cellOf = (endpointId: string) => ({
  ...{ table: 'webhook_endpoint', column: 'secret', rowId: endpointId },
});

/** Addresses of partners. A secret is given out once, and read only by what signs. */
@Injectable()
export class WebhookEndpointRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  list(tx: Transaction): Promise<ShownEndpoint[]> {
    return tx.query<ShownEndpoint>(LIST, [tx.tenantId]);
  }

  async exists(tx: Transaction, endpointId: string): Promise<boolean> {
    const rows = await WebhookEndpoints.pick('endpointId').select(
      tx,
      'where tenant_id = $1 and endpoint_id = $2',
      [tx.tenantId, endpointId],
    );
    return rows.length > 0;
  }

  async make(
    tx: Transaction,
    { apiKeyId: adapterId, active, ...settings }: SaveWebhook,
    secret: string,
    changedBy: string | null,
  ): Promise<string> {
    const endpointId = uuid();
    const keys = await this.dataKeys.forTenant(tx);
    await New.add(tx, [
      {
        ...{ ...settings, tenantId: tenantOf(tx), endpointId, adapterId, active, changedBy },
        ...{ offReason: active ? null : 'by_hand', createdAt: tx.now },
        secret: keys.seal(cellOf(endpointId), secret),
      },
    ]);
    return endpointId;
  }

  async change(
    tx: Transaction,
    endpointId: string,
    { name, url, types, campuses, apiKeyId, active }: SaveWebhook,
    changedBy: string | null,
  ): Promise<Switched> {
    const settings = [name, url, types, campuses, apiKeyId, changedBy, active];
    const [row] = await tx.query<Switched>(CHANGE, [tx.tenantId, endpointId, ...settings]);
    if (!row) throw new Error('an endpoint vanished');
    return row;
  }

  /** For so many hours what is sent is signed with both. */
  async exchange(
    tx: Transaction,
    endpointId: string,
    {
      secret,
      overlapHours,
      changedBy,
    }: {
      readonly secret: string;
      readonly overlapHours: number;
      readonly changedBy: string | null;
    },
  ): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    const sealed = keys.seal(cellOf(endpointId), secret);
    await tx.query(EXCHANGE, [tx.tenantId, endpointId, sealed, overlapHours, changedBy]);
  }

  /** Where to send, and with which secrets to sign; null when it is off. */
  async target(
    tx: Transaction,
    endpointId: string,
  ): Promise<{ readonly url: string; readonly secrets: readonly string[] } | null> {
    const [row] = await Target.select(tx, 'where tenant_id = $1 and endpoint_id = $2', [
      tx.tenantId,
      endpointId,
    ]);
    if (!row?.active) return null;
    const keys = await this.dataKeys.forTenant(tx);
    const former = row.formerUntil !== null && row.formerUntil > tx.now ? row.formerSecret : null;
    const sealed = former === null ? [row.secret] : [row.secret, former];
    return { url: row.url, secrets: sealed.map((one) => keys.open(cellOf(endpointId), one)) };
  }

  async delivered(tx: Transaction, endpointId: string): Promise<void> {
    await tx.query(DELIVERED, [tx.tenantId, endpointId]);
  }

  /** Off when the partner wants nothing any more, or nothing has arrived for so many hours. Says whether it is off now, why, and since now. */
  async failed(
    tx: Transaction,
    endpointId: string,
    { gone, offAfterHours }: { readonly gone: boolean; readonly offAfterHours: number },
  ): Promise<FailedEndpoint> {
    const [row] = await tx.query<FailedEndpoint>(FAILED, [
      ...[tx.tenantId, endpointId, gone, offAfterHours],
    ]);
    if (!row) throw new Error('an endpoint vanished');
    return row;
  }
}
