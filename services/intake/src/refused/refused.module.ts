import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AdapterMessagesModule } from '../channels/adapter-messages.module.js';
import { AdaptersModule } from '../channels/adapters.module.js';
import { TakeMailModule } from '../mailbox/take-mail.module.js';
import { TakeCallModule } from '../wechat/take-call.module.js';
import { RefusedQueue } from './refused-queue.consumer.js';
import { RefusedSubmissionRepository } from './refused-submission.repository.js';
import { RefusedController } from './refused.controller.js';
import { RefusedHousekeeping } from './refused.job.js';
import { SettleRefused } from './settle-refused.usecase.js';

/** Messages of adapters that were refused, until a person settles them. */
@Module({
  imports: [AccessModule, AdapterMessagesModule, AdaptersModule, TakeMailModule, TakeCallModule],
  controllers: [RefusedController],
  providers: [RefusedHousekeeping, RefusedQueue, RefusedSubmissionRepository, SettleRefused],
  exports: [RefusedSubmissionRepository],
})
export class RefusedModule {}
