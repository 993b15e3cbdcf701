import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { CaseBriefRepository } from './case-brief.repository.js';
import { CaseEventsConsumer } from './case-events.consumer.js';
import { NoticeRepository } from './notice.repository.js';
import { NoticesController } from './notices.controller.js';
import { NotifyPeople } from './notify-people.usecase.js';
import { WaitingEventRepository } from './waiting-event.repository.js';

/** Who is notified of what, and the notices in the console. */
@Module({
  imports: [DirectoryModule, DeliveryModule],
  controllers: [NoticesController, CaseEventsConsumer],
  providers: [CaseBriefRepository, NoticeRepository, NotifyPeople, WaitingEventRepository],
})
export class NoticesModule {}
