import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { PublishWatches } from './publish-watches.job.js';
import { WatchCase } from './watch-case.usecase.js';
import { WatchingController } from './watching.controller.js';

/** Cases that people watch though they are not theirs. */
@Module({
  imports: [AccessModule],
  controllers: [WatchingController],
  providers: [PublishWatches, WatchCase],
})
export class WatchingModule {}
