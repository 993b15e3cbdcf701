import { Module } from '@nestjs/common';
import { WatchesConsumer } from './watches.consumer.js';
import { WatchesRepository } from './watches.repository.js';

/** Who watches which case. */
@Module({
  controllers: [WatchesConsumer],
  providers: [WatchesRepository],
  exports: [WatchesRepository],
})
export class WatchesModule {}
