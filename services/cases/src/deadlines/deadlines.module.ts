import { Module } from '@nestjs/common';
import { type AlarmClock, BullMqAlarmClock } from '@tingsu/alarms';
import { logger } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { CasesConfig } from '../config.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { ArmAlarms } from './arm-alarms.usecase.js';
import { ClockBoardController } from './clock-board.controller.js';
import { ClocksController } from './clocks.controller.js';
import { ALARM_CLOCK, DeadlineLoops } from './deadline-loops.job.js';
import { FireDeadlines } from './fire-deadlines.usecase.js';
import { ReconcileClocks } from './reconcile-clocks.usecase.js';

/** Clocks that are watched, and what happens when one runs out. */
@Module({
  imports: [LedgerModule, PoliciesModule],
  controllers: [ClocksController, ClockBoardController],
  providers: [
    ArmAlarms,
    DeadlineLoops,
    FireDeadlines,
    ReconcileClocks,
    { provide: ALARM_CLOCK, useFactory: alarmClock, inject: [CONFIG] },
  ],
})
export class DeadlinesModule {}

/** A worker that receives no jobs although Redis answers is only cured by a new process. */
function alarmClock({ REDIS_URL: redisUrl, ALARM_PREFIX: prefix }: CasesConfig): AlarmClock {
  return new BullMqAlarmClock({
    redisUrl,
    prefix,
    onStuck: () => {
      logger.fatal('alarm queue stuck; exiting for restart');
      process.kill(process.pid, 'SIGTERM');
    },
    log: (level, message, error) => logger[level]({ err: error }, message),
  });
}
