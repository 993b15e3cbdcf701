import { Module } from '@nestjs/common';
import {
  ACCESS_LOG,
  AccessLogController,
  CountReadings,
  OddReadingsController,
  READING_SOURCE,
} from '@tingsu/service';
import { AccessLogRepository, COMPLAINT_READINGS } from './access-log.repository.js';

/** The record of who read what. */
@Module({
  controllers: [AccessLogController, OddReadingsController],
  providers: [
    AccessLogRepository,
    { provide: ACCESS_LOG, useExisting: AccessLogRepository },
    { provide: READING_SOURCE, useValue: COMPLAINT_READINGS },
    CountReadings,
  ],
  exports: [AccessLogRepository],
})
export class AccessModule {}
