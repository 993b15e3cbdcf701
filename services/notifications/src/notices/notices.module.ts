import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { NotificationsConfig } from '../config.js';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { DigestsModule } from '../digests/digests.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RostersModule } from '../rosters/rosters.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { WishesModule } from '../wishes/wishes.module.js';
import { CaseBriefRepository } from './case-brief.repository.js';
import { CaseEventsConsumer } from './case-events.consumer.js';
import { InboxPageRepository } from './inbox-page.repository.js';
import { type Gathering, NoticeRepository } from './notice.repository.js';
import { RobotsModule } from '../robots/robots.module.js';
import { InformWatchers } from './inform-watchers.usecase.js';
import { NoticesController } from './notices.controller.js';
import { GATHERING, NotifyPeople } from './notify-people.usecase.js';
import { PlanMails } from './plan-mails.usecase.js';
import { WaitingEventRepository } from './waiting-event.repository.js';

/** However steady the flow, a message is complete after so many times the pause that ends it. */
const LONGEST = 6;

/** Who is notified of what, and the notices in the console. */
@Module({
  imports: [
    ...[DirectoryModule, RostersModule, WatchesModule, DeliveryModule],
    ...[DigestsModule, WishesModule, RobotsModule],
  ],
  controllers: [NoticesController, CaseEventsConsumer],
  providers: [
    CaseBriefRepository,
    InboxPageRepository,
    NoticeRepository,
    InformWatchers,
    NotifyPeople,
    PlanMails,
    WaitingEventRepository,
    {
      provide: GATHERING,
      useFactory: ({ NOTICE_GATHER_SECONDS: quiet }: NotificationsConfig): Gathering => ({
        quiet,
        longest: quiet * LONGEST,
      }),
      inject: [CONFIG],
    },
  ],
})
export class NoticesModule {}
