import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { AskReadings } from './ask-readings.usecase.js';
import { KeepLessons } from './keep-lessons.usecase.js';
import { LessonsController } from './lessons.controller.js';
import { ReadingsController } from './readings.controller.js';
import { ReadingLoops } from './readings.job.js';
import { TellReaders } from './tell-readers.usecase.js';

/** Typical cases (典型案例), and what people have to read and confirm (学习确认). */
@Module({
  imports: [AccessModule, PoliciesModule],
  controllers: [LessonsController, ReadingsController],
  providers: [AskReadings, KeepLessons, ReadingLoops, TellReaders],
})
export class LessonsModule {}
