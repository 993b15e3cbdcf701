import { MESSAGING_ENTITIES } from '@tingsu/messaging';
import { DataKeyEntity } from '@tingsu/privacy';
import { defineService } from '@tingsu/service';
import { NotificationsConfigSchema } from './config.js';
import { DeliveryEntity } from './delivery/delivery.entity.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { GROWING_NOTIFICATIONS } from './delivery/growing.repository.js';
import { DigestEntity } from './digests/digest.entity.js';
import { DigestsModule } from './digests/digests.module.js';
import { DirectoryCopyEntity } from './directory/directory-copy.entity.js';
import { DirectoryModule } from './directory/directory.module.js';
import { CaseBriefEntity } from './notices/case-brief.entity.js';
import { GatheringEntity, NoticeEntity, WaitingEventEntity } from './notices/notice.entity.js';
import { NoticesModule } from './notices/notices.module.js';
import { AlertRobotEntity } from './robots/alert-robot.entity.js';
import { RobotAlertEntity, RobotPaceEntity } from './robots/robot-alert.entity.js';
import { RobotsModule } from './robots/robots.module.js';
import { RosterCopyEntity } from './rosters/roster-copy.entity.js';
import { RostersModule } from './rosters/rosters.module.js';
import { CaseWatchEntity } from './watches/case-watch.entity.js';
import { WatchesModule } from './watches/watches.module.js';
import { HouseNoticeWishEntity, NoticeWishEntity } from './wishes/notice-wish.entity.js';
import { WishesModule } from './wishes/wishes.module.js';

export const notifications = defineService({
  name: 'notifications',
  config: NotificationsConfigSchema,
  entities: [
    AlertRobotEntity,
    CaseBriefEntity,
    CaseWatchEntity,
    DataKeyEntity,
    DeliveryEntity,
    DigestEntity,
    DirectoryCopyEntity,
    GatheringEntity,
    HouseNoticeWishEntity,
    NoticeEntity,
    NoticeWishEntity,
    RobotAlertEntity,
    RobotPaceEntity,
    RosterCopyEntity,
    WaitingEventEntity,
    ...MESSAGING_ENTITIES,
  ],
  growing: GROWING_NOTIFICATIONS,
  // Notices last: the addresses of the others would be read as the id of a notice.
  features: [
    ...[DirectoryModule, RostersModule, WatchesModule, DeliveryModule],
    ...[DigestsModule, WishesModule, RobotsModule, NoticesModule],
  ],
});
