import { Module } from '@nestjs/common';
import { CaseEventsConsumer } from './case-events.consumer.js';
import { CaseFactRepository } from './case-fact.repository.js';
import { ClockLabelRepository } from './clock-label.repository.js';
import { CountCases } from './count-cases.usecase.js';
import { OrganisationRepository } from './organisation.repository.js';
import { TallyRepository } from './tally.repository.js';

/** The read model, kept from events. */
@Module({
  controllers: [CaseEventsConsumer],
  providers: [
    CaseFactRepository,
    ClockLabelRepository,
    CountCases,
    OrganisationRepository,
    TallyRepository,
  ],
  exports: [ClockLabelRepository, OrganisationRepository],
})
export class ProjectionsModule {}
