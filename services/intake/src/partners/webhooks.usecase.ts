import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  cursorOf,
  type Identity,
  InstantPlaceSchema,
  type MadeWebhook,
  type Page,
  ProblemError,
  type ReplayWebhook,
  type SaveWebhook,
  TEST_EVENT,
  type WebhookDelivery,
  type WebhookDeliveriesQuery,
  type Webhooks,
  WebhookSwitchedOn,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { type NewEvent, Outbox } from '@tingsu/messaging';
import { logger } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { administersGroup } from '../access/administers-group.js';
import { fieldProblem } from '../complaints/field-problem.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { AddressGuard } from './address-guard.adapter.js';
import { SendWebhooksJob } from './send-webhooks.job.js';
import { WebhookDeliveryRepository } from './webhook-delivery.repository.js';
import { WebhookEndpointRepository } from './webhook-endpoint.repository.js';
import { writtenSecret } from './webhook-signature.js';
import { urlFault } from './webhook-url.js';
import { deliveryView, endpointView } from './webhook-view.js';

const SECRET_BYTES = 32;
const PLACES = cursorOf(InstantPlaceSchema);

/** Addresses of partners and what was sent to them, for administrators of the whole group. */
@Injectable()
export class WebhookAdministration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly endpoints: WebhookEndpointRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly references: ReferenceRepository,
    private readonly guard: AddressGuard,
    private readonly job: SendWebhooksJob,
    private readonly outbox: Outbox,
  ) {}

  async list(who: Identity): Promise<Webhooks> {
    requireAdmin(who);
    return this.unitOfWork.run(who.tenantId, async (tx) => ({
      items: (await this.endpoints.list(tx)).map((row) => endpointView(row, tx.now)),
    }));
  }

  async make(who: Identity, wanted: SaveWebhook): Promise<MadeWebhook> {
    await this.check(who, wanted);
    const secret = drawnSecret();
    const id = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.endpoints.make(tx, wanted, secret, who.personId),
    );
    logger.info({ id, by: who.personId }, 'a webhook was made');
    return { id, secret };
  }

  async change(who: Identity, id: string, wanted: SaveWebhook): Promise<void> {
    await this.check(who, wanted);
    await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.requireThere(tx, id);
      const { switched, switches } = await this.endpoints.change(tx, id, wanted, who.personId);
      if (switched)
        await this.outbox.append(tx, [switchedOn(id, wanted.name, switches, who, tx.now)]);
      if (!wanted.active) await this.deliveries.giveUp(tx, id);
    });
    logger.info({ id, by: who.personId }, 'a webhook was changed');
  }

  async exchange(who: Identity, id: string, overlapHours: number): Promise<MadeWebhook> {
    requireAdmin(who);
    const secret = drawnSecret();
    await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.requireThere(tx, id);
      await this.endpoints.exchange(tx, id, { secret, overlapHours, changedBy: who.personId });
    });
    logger.info({ id, by: who.personId }, 'the secret of a webhook was exchanged');
    return { id, secret };
  }

  /** Sends a message that says nothing, the way of all others. */
  async test(who: Identity, id: string): Promise<{ readonly eventId: string }> {
    requireAdmin(who);
    const eventId = uuid();
    await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.requireOn(tx, id);
      const body = JSON.stringify({ type: TEST_EVENT, timestamp: tx.now.toISOString(), data: {} });
      await this.deliveries.add(tx, { endpointId: id, eventId, type: TEST_EVENT, body });
    });
    this.job.wake();
    return { eventId };
  }

  async replay(
    who: Identity,
    id: string,
    what: ReplayWebhook,
  ): Promise<{ readonly count: number }> {
    requireAdmin(who);
    const count = await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.requireOn(tx, id);
      return this.deliveries.replay(tx, id, what);
    });
    this.job.wake();
    return { count };
  }

  async sent(
    who: Identity,
    id: string,
    { state, limit, cursor }: WebhookDeliveriesQuery,
  ): Promise<Page<WebhookDelivery>> {
    requireAdmin(who);
    const after = PLACES.read(cursor);
    const rows = await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.requireThere(tx, id);
      return this.deliveries.list(tx, id, { failed: state === 'failed', after, limit: limit + 1 });
    });
    const page = PLACES.page(rows, limit, ({ createdAt, eventId }) => [
      ...([createdAt.toISOString(), eventId] as const),
    ]);
    return { ...page, items: page.items.map(deliveryView) };
  }

  private async check(who: Identity, { url, campuses }: SaveWebhook): Promise<void> {
    requireAdmin(who);
    const fault = urlFault(url);
    if (fault !== null) throw fieldProblem('url', 'invalid', fault);
    if (!this.guard.allowsHost(new URL(url).hostname))
      throw fieldProblem('url', 'address_inside', 'This address lies inside the house');
    if (campuses.length === 0) return;
    const reference = await this.references.of(who.tenantId);
    const unknown = campuses.findIndex((code) => !reference.campus(code));
    if (unknown >= 0)
      throw fieldProblem(`campuses.${unknown}`, 'unknown', 'There is no such campus');
  }

  private async requireThere(tx: Transaction, id: string): Promise<void> {
    if (!(await this.endpoints.exists(tx, id)))
      throw new ProblemError('request.not_found', 'There is no such webhook.');
  }

  private async requireOn(tx: Transaction, id: string): Promise<void> {
    await this.requireThere(tx, id);
    if (!(await this.endpoints.target(tx, id)))
      throw new ProblemError('webhook.off', 'Switch the address on first.');
  }
}

const switchedOn = (
  aggregateId: string,
  title: string,
  aggregateVersion: number,
  { personId: id }: Identity,
  at: Date,
): NewEvent => ({
  ...{ definition: WebhookSwitchedOn, aggregateId, aggregateVersion, at },
  data: { title },
  actor: { type: 'person', id, role: 'tenant_admin' },
});

const drawnSecret = (): string => writtenSecret(randomBytes(SECRET_BYTES));

function requireAdmin(who: Identity): void {
  if (administersGroup(who)) return;
  throw new ProblemError(
    'access.denied',
    'Only administrators of the whole hospital group see to its partners.',
  );
}
