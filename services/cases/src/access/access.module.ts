import { Module } from '@nestjs/common';
import {
  ACCESS_LOG,
  AccessLogController,
  CountReadings,
  OddReadingsController,
  READING_SOURCE,
} from '@tingsu/service';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { CaseAccessLog, CASE_READINGS } from './access-log.repository.js';
import { RefreshAccess } from './refresh-access.job.js';

/** Who reaches a case, kept up to date, and the record of who read or was refused. */
@Module({
  imports: [LedgerModule, PoliciesModule],
  controllers: [AccessLogController, OddReadingsController],
  providers: [
    CaseAccessLog,
    { provide: ACCESS_LOG, useExisting: CaseAccessLog },
    { provide: READING_SOURCE, useValue: CASE_READINGS },
    CountReadings,
    RefreshAccess,
  ],
  exports: [CaseAccessLog],
})
export class AccessModule {}
