import { Module } from '@nestjs/common';
import { ACCESS_LOG, AccessLogController } from '@tingsu/service';
import { AccessLogRepository } from './access-log.repository.js';

/** The record of who read what. */
@Module({
  controllers: [AccessLogController],
  providers: [AccessLogRepository, { provide: ACCESS_LOG, useExisting: AccessLogRepository }],
  exports: [AccessLogRepository],
})
export class AccessModule {}
