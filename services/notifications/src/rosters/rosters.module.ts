import { Module } from '@nestjs/common';
import { RostersConsumer } from './rosters.consumer.js';
import { RostersRepository } from './rosters.repository.js';

/** The copy of rosters and absences. */
@Module({
  controllers: [RostersConsumer],
  providers: [RostersRepository],
  exports: [RostersRepository],
})
export class RostersModule {}
