import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { AdaptersModule } from '../channels/adapters.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { AddressGuard } from './address-guard.adapter.js';
import { PartnerEventsModule } from './partner-events.module.js';
import { PartnerFeedController } from './partner-feed.controller.js';
import { PartnerFeedRepository } from './partner-feed.repository.js';
import { ReadFeed } from './read-feed.usecase.js';
import { SendWebhooksJob } from './send-webhooks.job.js';
import { SendWebhooks } from './send-webhooks.usecase.js';
import { WebhookDeliveryRepository } from './webhook-delivery.repository.js';
import { WebhookEndpointRepository } from './webhook-endpoint.repository.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhookAdministration } from './webhooks.usecase.js';

/** What partners learn of cases: kept in order, and sent to their addresses. */
@Module({
  imports: [AdaptersModule, PartnerEventsModule, ReferenceModule],
  controllers: [PartnerFeedController, WebhooksController],
  providers: [
    {
      provide: AddressGuard,
      useFactory: ({ WEBHOOK_NETWORKS }: IntakeConfig) => new AddressGuard(WEBHOOK_NETWORKS),
      inject: [CONFIG],
    },
    PartnerFeedRepository,
    ReadFeed,
    SendWebhooks,
    SendWebhooksJob,
    WebhookAdministration,
    WebhookDeliveryRepository,
    WebhookEndpointRepository,
  ],
})
export class PartnersModule {}
