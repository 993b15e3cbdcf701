import { Module } from '@nestjs/common';
import { AlarmRepository } from './alarm.repository.js';
import { AwaitedCaseRepository } from './awaited-case.repository.js';
import { WatchForCasesJob } from './watch-for-cases.job.js';
import { WatchForCases } from './watch-for-cases.usecase.js';

/** The complaints that have no case yet, and the alarm when that lasts. */
@Module({
  providers: [AlarmRepository, AwaitedCaseRepository, WatchForCases, WatchForCasesJob],
  exports: [AwaitedCaseRepository],
})
export class AwaitedCasesModule {}
