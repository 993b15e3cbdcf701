import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { KeepPacks } from './keep-pack.usecase.js';
import { LearningRecordsController } from './learning-records.controller.js';
import { MeetingPacksController } from './meeting-packs.controller.js';
import { WriteRecords } from './write-record.usecase.js';

/** Inspections (巡查), analysis meetings (投诉分析会) and trainings (培训). */
@Module({
  imports: [PoliciesModule],
  controllers: [LearningRecordsController, MeetingPacksController],
  providers: [KeepPacks, WriteRecords],
})
export class LearningRecordsModule {}
