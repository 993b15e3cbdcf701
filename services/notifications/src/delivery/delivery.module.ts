import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { NotificationsConfig } from '../config.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DELIVERY_SETTINGS, DeliverMails, type DeliverySettings } from './deliver-mails.job.js';
import { DeliveryRepository } from './delivery.repository.js';
import { MailAdapter } from './mail.adapter.js';

/** Mails to staff, and the record of their delivery. */
@Module({
  imports: [DirectoryModule],
  controllers: [DeliveriesController],
  providers: [
    DeliverMails,
    DeliveryRepository,
    {
      provide: DELIVERY_SETTINGS,
      useFactory: (config: NotificationsConfig): DeliverySettings => ({
        publicUrl: config.PUBLIC_URL,
        leaseSeconds: config.MAIL_LEASE_SECONDS,
        batch: config.MAIL_BATCH,
        pollMs: config.MAIL_POLL_MS,
      }),
      inject: [CONFIG],
    },
    {
      provide: MailAdapter,
      useFactory: (config: NotificationsConfig) =>
        new MailAdapter(config.SMTP_URL, config.MAIL_FROM),
      inject: [CONFIG],
    },
  ],
  exports: [DeliverMails, DELIVERY_SETTINGS, MailAdapter],
})
export class DeliveryModule {}
