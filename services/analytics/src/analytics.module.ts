import { type DynamicModule, Module } from '@nestjs/common';
import { type TimeSource, DatabaseModule } from '@tingsu/database';
import { eventQueueOf, MESSAGING_ENTITIES, MessagingModule } from '@tingsu/messaging';
import { OverviewController } from './overview/overview.controller.js';
import { OverviewRepository } from './overview/overview.repository.js';
import { CaseEventsConsumer } from './projections/case-events.consumer.js';
import { CaseFactRepository } from './projections/case-fact.repository.js';
import { ClockLabelRepository } from './projections/clock-label.repository.js';
import { CountCases } from './projections/count-cases.usecase.js';
import { OrganisationRepository } from './projections/organisation.repository.js';
import {
  CaseFactEntity,
  ClockFactEntity,
  ClockLabelEntity,
  OrganisationEntity,
  TallyEntity,
} from './projections/read-model.entity.js';
import { TallyRepository } from './projections/tally.repository.js';

export const SERVICE = 'analytics';
export const ENTITIES = [
  OrganisationEntity,
  CaseFactEntity,
  ClockFactEntity,
  TallyEntity,
  ClockLabelEntity,
  ...MESSAGING_ENTITIES,
];

export interface AnalyticsSettings {
  readonly DATABASE_URL: string;
  readonly AMQP_URL: string;
}

@Module({})
export class AnalyticsModule {
  static forRoot(config: AnalyticsSettings, time?: TimeSource): DynamicModule {
    return {
      module: AnalyticsModule,
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
      controllers: [OverviewController, CaseEventsConsumer],
      providers: [
        CaseFactRepository,
        ClockLabelRepository,
        CountCases,
        OrganisationRepository,
        OverviewRepository,
        TallyRepository,
      ],
    };
  }
}
