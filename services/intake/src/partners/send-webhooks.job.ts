import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { Lanes, logger, Loop } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { PartnerEventRepository } from './partner-event.repository.js';
import { SendWebhooks } from './send-webhooks.usecase.js';
import { WebhookDeliveryRepository } from './webhook-delivery.repository.js';

const TIDY_MS = 3_600_000;

/** Sends what partners are to get. Each address has a lane of its own, so that a slow partner makes no other one late. */
@Injectable()
export class SendWebhooksJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly lanes = new Lanes();
  private tidiedAt = -Infinity;
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: PartnerEventRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly sending: SendWebhooks,
    @Inject(CONFIG)
    private readonly config: Pick<IntakeConfig, 'WEBHOOK_POLL_MS' | 'PARTNER_EVENT_DAYS'>,
  ) {
    this.loop = new Loop(
      config.WEBHOOK_POLL_MS,
      0.1,
      () => this.start(),
      (error) => logger.warn({ err: error }, 'could not look for events of partners; retrying'),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop.stop();
    await this.lanes.rest();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Places what waits, starts the lanes that rest and have something to do, and waits for none of them. */
  private async start(): Promise<void> {
    const waiting = await this.unitOfWork.system((tx) => this.events.waiting(tx));
    for (const tenantId of waiting) await this.sending.place(tenantId);
    const lanes = await this.unitOfWork.system((tx) => this.deliveries.lanes(tx));
    for (const { tenantId, endpointId } of lanes)
      this.lanes.start(endpointId, () => this.drain(tenantId, endpointId));
    await this.tidy();
  }

  private async drain(tenantId: string, endpointId: string): Promise<void> {
    try {
      let more = true;
      while (more && !this.stopping) more = await this.sending.batch(tenantId, endpointId);
    } catch (error) {
      logger.warn({ err: error, tenantId, endpointId }, 'a webhook could not be served; retrying');
    }
  }

  /** What is older than the feed reaches is not kept any more. */
  private async tidy(): Promise<void> {
    const now = performance.now();
    if (now - this.tidiedAt < TIDY_MS) return;
    this.tidiedAt = now;
    const days = this.config.PARTNER_EVENT_DAYS;
    for (const tenantId of await this.unitOfWork.system((tx) => this.events.tenants(tx)))
      await this.unitOfWork.run(tenantId, async (tx) => {
        await this.events.forgetOld(tx, days);
        await this.deliveries.forgetOld(tx, days);
      });
  }
}
