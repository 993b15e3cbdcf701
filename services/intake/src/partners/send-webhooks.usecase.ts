import { Inject, Injectable } from '@nestjs/common';
import { WebhookSwitchedOff } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource, type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { counter, logger } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { AddressGuard } from './address-guard.adapter.js';
import { PartnerEventRepository } from './partner-event.repository.js';
import { afterAnswer, type WebhookAnswer, type WebhookStep } from './retry-plan.js';
import { callPartner } from './webhook-call.adapter.js';
import { type ClaimedDelivery, WebhookDeliveryRepository } from './webhook-delivery.repository.js';
import { WebhookEndpointRepository } from './webhook-endpoint.repository.js';
import { signedHeaders } from './webhook-signature.js';

/** Events that get their place in one transaction. */
const PLACED_AT_ONCE = 500;
const SYSTEM = { type: 'system', id: null, role: null } as const;
/** Messages that one partner gets at the same time. */
const AT_ONCE = 4;

type Settings = Pick<
  IntakeConfig,
  'WEBHOOK_LEASE_SECONDS' | 'WEBHOOK_OFF_HOURS' | 'WEBHOOK_TIMEOUT_MS'
>;
interface Target {
  readonly url: string;
  readonly secrets: readonly string[];
}

const sent = counter('tingsu_webhooks_sent_total', 'Attempts to send an event to a partner', [
  'result',
]);

/**
 * Sends events to partners. A delivery is claimed, sent and written down, in this order: who dies in between leaves it claimed, and when its
 * lease ends it is sent again under the same id.
 */
@Injectable()
export class SendWebhooks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: PartnerEventRepository,
    private readonly endpoints: WebhookEndpointRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly guard: AddressGuard,
    private readonly outbox: Outbox,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
    @Inject(CONFIG) private readonly config: Settings,
  ) {}

  /** Gives waiting events their place in the feed, and makes a delivery for each address that wants them. */
  async place(tenantId: string): Promise<void> {
    let placed: Awaited<ReturnType<PartnerEventRepository['place']>>;
    do {
      placed = await this.unitOfWork.run(tenantId, async (tx) => {
        const places = await this.events.place(tx, PLACED_AT_ONCE);
        if (places) await this.deliveries.fanOut(tx, places);
        return places;
      });
    } while (placed);
  }

  /** Sends what is due to one address. Says whether there may be more. */
  async batch(tenantId: string, endpointId: string): Promise<boolean> {
    const leaseSeconds = this.config.WEBHOOK_LEASE_SECONDS;
    const { target, claimed } = await this.unitOfWork.run(tenantId, async (tx) => {
      const open = await this.endpoints.target(tx, endpointId);
      if (open) {
        const limit = { limit: AT_ONCE, leaseSeconds };
        return { target: open, claimed: await this.deliveries.claim(tx, endpointId, limit) };
      }
      await this.deliveries.giveUp(tx, endpointId);
      return { target: null, claimed: [] };
    });
    if (target)
      await Promise.all(claimed.map((one) => this.send(tenantId, endpointId, target, one)));
    return claimed.length === AT_ONCE;
  }

  private async send(
    tenantId: string,
    endpointId: string,
    { url, secrets }: Target,
    delivery: ClaimedDelivery,
  ): Promise<void> {
    const { eventId: id, body } = delivery;
    const headers = signedHeaders(secrets, { id, at: this.time.now(), body });
    const answer = await callPartner(
      { url, headers, body },
      { guard: this.guard, timeoutMs: this.config.WEBHOOK_TIMEOUT_MS },
    );
    const step = afterAnswer(delivery.attempts, answer);
    sent.inc({ result: step.state });
    await this.unitOfWork.run(tenantId, (tx) =>
      this.settle(tx, endpointId, delivery, { step, answer }),
    );
  }

  private async settle(
    tx: Transaction,
    endpointId: string,
    delivery: ClaimedDelivery,
    { step, answer }: { readonly step: WebhookStep; readonly answer: WebhookAnswer },
  ): Promise<void> {
    if (!(await this.deliveries.settle(tx, endpointId, delivery, step, answer))) return;
    if (step.state === 'delivered') return this.endpoints.delivered(tx, endpointId);
    const after = await this.endpoints.failed(tx, endpointId, {
      gone: step.state === 'failed' && step.gone,
      offAfterHours: this.config.WEBHOOK_OFF_HOURS,
    });
    const { active, offReason: reason, switched, switches, name } = after;
    if (active) return;
    await this.deliveries.giveUp(tx, endpointId);
    if (!switched) return;
    const event = {
      aggregateId: endpointId,
      aggregateVersion: switches,
      actor: SYSTEM,
      at: tx.now,
    };
    await this.outbox.append(tx, [
      { ...event, definition: WebhookSwitchedOff, data: { title: name, reason } },
    ]);
    const { tenantId } = tx;
    tx.afterCommit(() =>
      logger.error({ tenantId, endpointId, reason }, 'alarm: a webhook was switched off'),
    );
  }
}
