import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { LearningRecordsController } from './learning-records.controller.js';
import { WriteRecords } from './write-record.usecase.js';

/** Inspections (巡查), analysis meetings (投诉分析会) and trainings (培训). */
@Module({
  imports: [PoliciesModule],
  controllers: [LearningRecordsController],
  providers: [WriteRecords],
})
export class LearningRecordsModule {}
