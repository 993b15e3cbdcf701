import { Module } from '@nestjs/common';
import { ACCESS_LOG, AccessLogController } from '@tingsu/service';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { CaseAccessLog } from './access-log.repository.js';
import { RefreshAccess } from './refresh-access.job.js';

/** Who reaches a case, kept up to date, and the record of who read or was refused. */
@Module({
  imports: [LedgerModule, PoliciesModule],
  controllers: [AccessLogController],
  providers: [CaseAccessLog, { provide: ACCESS_LOG, useExisting: CaseAccessLog }, RefreshAccess],
  exports: [CaseAccessLog],
})
export class AccessModule {}
