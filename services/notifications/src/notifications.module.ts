import { type DynamicModule, Module } from '@nestjs/common';
import { type TimeSource, DatabaseModule } from '@tingsu/database';
import { eventQueueOf, MESSAGING_ENTITIES, MessagingModule } from '@tingsu/messaging';
import type { NotificationsConfig } from './config.js';
import { DeliveriesController } from './delivery/deliveries.controller.js';
import {
  DELIVERY_SETTINGS,
  DeliverMails,
  type DeliverySettings,
} from './delivery/deliver-mails.job.js';
import { DeliveryEntity } from './delivery/delivery.entity.js';
import { DeliveryRepository } from './delivery/delivery.repository.js';
import { MailAdapter } from './delivery/mail.adapter.js';
import { DirectoryCopyEntity } from './directory/directory-copy.entity.js';
import { DirectoryRepository } from './directory/directory.repository.js';
import { CaseBriefEntity } from './notices/case-brief.entity.js';
import { CaseBriefRepository } from './notices/case-brief.repository.js';
import { CaseEventsConsumer } from './notices/case-events.consumer.js';
import { NoticeEntity, UntoldEventEntity } from './notices/notice.entity.js';
import { NoticeRepository } from './notices/notice.repository.js';
import { NoticesController } from './notices/notices.controller.js';
import { TellPeople } from './notices/tell-people.usecase.js';
import { UntoldEventRepository } from './notices/untold-event.repository.js';

export const SERVICE = 'notifications';
export const ENTITIES = [
  DirectoryCopyEntity,
  CaseBriefEntity,
  NoticeEntity,
  UntoldEventEntity,
  DeliveryEntity,
  ...MESSAGING_ENTITIES,
];

@Module({})
export class NotificationsModule {
  static forRoot(config: NotificationsConfig, time?: TimeSource): DynamicModule {
    const settings: DeliverySettings = {
      publicUrl: config.PUBLIC_URL,
      leaseSeconds: config.MAIL_LEASE_SECONDS,
      batch: config.MAIL_BATCH,
      pollMs: config.MAIL_POLL_MS,
    };
    return {
      module: NotificationsModule,
      imports: [
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          service: SERVICE,
          entities: ENTITIES,
          time,
        }),
        MessagingModule.forRoot({
          service: SERVICE,
          amqpUrl: config.AMQP_URL,
          queue: { name: eventQueueOf(SERVICE) },
        }),
      ],
      // The delivery log first: its address would otherwise be read as the id of a notice.
      controllers: [DeliveriesController, NoticesController, CaseEventsConsumer],
      providers: [
        CaseBriefRepository,
        DeliverMails,
        DeliveryRepository,
        DirectoryRepository,
        NoticeRepository,
        TellPeople,
        UntoldEventRepository,
        { provide: DELIVERY_SETTINGS, useValue: settings },
        {
          provide: MailAdapter,
          useFactory: () => new MailAdapter(config.SMTP_URL, config.MAIL_FROM),
        },
      ],
    };
  }
}
