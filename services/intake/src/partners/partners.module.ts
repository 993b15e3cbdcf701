import { Module } from '@nestjs/common';
import { AdaptersModule } from '../channels/adapters.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { AddressGuardModule } from './address-guard.module.js';
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
  imports: [AdaptersModule, AddressGuardModule, PartnerEventsModule, ReferenceModule],
  controllers: [PartnerFeedController, WebhooksController],
  providers: [
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
