import { Module } from '@nestjs/common';
import { ProjectionsModule } from '../projections/projections.module.js';
import { OverviewController } from './overview.controller.js';
import { OverviewRepository } from './overview.repository.js';

/** The figures of a period. */
@Module({
  imports: [ProjectionsModule],
  controllers: [OverviewController],
  providers: [OverviewRepository],
})
export class OverviewModule {}
