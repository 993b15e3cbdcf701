import { Module } from '@nestjs/common';
import { CaseCopyRepository } from './case-copy.repository.js';
import { CaseEventsConsumer } from './case-events.consumer.js';

/** What a sender may see of the case, kept from events. */
@Module({
  controllers: [CaseEventsConsumer],
  providers: [CaseCopyRepository],
  exports: [CaseCopyRepository],
})
export class ProgressModule {}
