import { type DynamicModule, Module } from '@nestjs/common';
import { BullMqAlarmClock, type AlarmClock } from '@tingsu/alarms';
import { type TimeSource, DatabaseModule } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { eventQueueOf, MESSAGING_ENTITIES, MessagingModule, Outbox } from '@tingsu/messaging';
import { DataKeys, parseMasterKey } from '@tingsu/privacy';
import {
  CalendarReminderEntity,
  CalendarVersionEntity,
  RecomputeRunEntity,
} from './calendars/calendar.entity.js';
import { CalendarReminderLoop } from './calendars/calendar-reminder.job.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { RecomputeClocks } from './calendars/recompute-clocks.usecase.js';
import { CaseAccessLogController } from './access/access-log.controller.js';
import { CaseAccessLog } from './access/access-log.repository.js';
import { CaseAccessLogEntity } from './access/access-log.entity.js';
import { RefreshAccess } from './access/refresh-access.job.js';
import { RecomputeLoop } from './calendars/recompute.job.js';
import { RemindOfCalendars } from './calendars/remind-of-calendars.usecase.js';
import { CasesController } from './cases/cases.controller.js';
import { RunCommand } from './cases/run-command.usecase.js';
import { ComplaintReceivedConsumer } from './complaints/complaint-received.consumer.js';
import { OpenCases } from './complaints/open-cases.usecase.js';
import { OpenWaitingCases } from './complaints/open-waiting-cases.job.js';
import { WaitingComplaintEntity } from './complaints/waiting-complaint.entity.js';
import type { CasesConfig } from './config.js';
import { ArmAlarms } from './deadlines/arm-alarms.usecase.js';
import {
  ClockAcknowledgementEntity,
  ClockEntity,
  ClockFiringEntity,
} from './deadlines/clock.entity.js';
import { ClockBoardController } from './deadlines/clock-board.controller.js';
import { ClocksController } from './deadlines/clocks.controller.js';
import { ALARM_CLOCK, DeadlineLoops } from './deadlines/deadline-loops.job.js';
import { FireDeadlines } from './deadlines/fire-deadlines.usecase.js';
import { ReconcileClocks } from './deadlines/reconcile-clocks.usecase.js';
import { DirectoryPublishedConsumer } from './directory/directory-published.consumer.js';
import { CaseStore } from './ledger/case-store.repository.js';
import { CaseEntity, CaseLogEntity, CaseTextEntity } from './ledger/case.entity.js';
import { faultsOf } from './lifecycle/transitions.js';
import { DecideDrafts } from './policies/decide-drafts.usecase.js';
import { PolicyDraftEntity, PolicyLogEntity } from './policies/draft.entity.js';
import { DraftsController } from './policies/drafts.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import {
  DirectoryCopyEntity,
  PolicyActivationEntity,
  PolicyVersionEntity,
} from './policies/reference.entity.js';
import { PutInForce } from './policies/put-in-force.job.js';
import { ReferenceData } from './policies/reference.repository.js';
import { WriteDrafts } from './policies/write-drafts.usecase.js';
import { RunWhatIf } from './what-if/run-what-if.usecase.js';
import { StartWhatIf } from './what-if/start-what-if.usecase.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WhatIfChangeEntity, WhatIfRunEntity } from './what-if/what-if.entity.js';
import { WhatIfLoop } from './what-if/what-if.job.js';

export const SERVICE = 'cases';
export const ENTITIES = [
  CaseEntity, CaseLogEntity, CaseTextEntity, CaseAccessLogEntity, ClockEntity, ClockFiringEntity, ClockAcknowledgementEntity,
  DirectoryCopyEntity, PolicyVersionEntity, PolicyActivationEntity, PolicyDraftEntity, PolicyLogEntity, CalendarVersionEntity,
  CalendarReminderEntity, RecomputeRunEntity, WhatIfRunEntity, WhatIfChangeEntity, WaitingComplaintEntity, ...MESSAGING_ENTITIES,
]; // prettier-ignore

/** What tests put in the place of the real thing. */
export interface Replacements {
  readonly time?: TimeSource;
  readonly alarms?: AlarmClock;
}

@Module({})
export class CasesModule {
  static forRoot(config: CasesConfig, { time, alarms }: Replacements = {}): DynamicModule {
    const faults = faultsOf();
    if (faults.length > 0) throw new Error(`The transition table is wrong: ${faults.join('; ')}`);
    const {
      DATABASE_URL: url,
      AMQP_URL: amqpUrl,
      POOL_SIZE: poolSize,
      PREFETCH: prefetch,
    } = config;
    return {
      module: CasesModule,
      imports: [
        DatabaseModule.forRoot({ url, service: SERVICE, entities: ENTITIES, poolSize, time }),
        MessagingModule.forRoot({
          service: SERVICE,
          amqpUrl,
          prefetch,
          queue: { name: eventQueueOf(SERVICE) },
        }),
      ],
      controllers: [
        CaseAccessLogController,
        CasesController,
        PoliciesController,
        DraftsController,
        CalendarsController,
        WhatIfController,
        ClocksController,
        ClockBoardController,
        ComplaintReceivedConsumer,
        DirectoryPublishedConsumer,
      ],
      providers: [
        ArmAlarms,
        DecideDrafts,
        DeadlineLoops,
        FireDeadlines,
        OpenCases,
        OpenWaitingCases,
        PutInForce,
        RecomputeClocks,
        RecomputeLoop,
        RefreshAccess,
        CaseAccessLog,
        RemindOfCalendars,
        CalendarReminderLoop,
        ReconcileClocks,
        RunCommand,
        RunWhatIf,
        StartWhatIf,
        WhatIfLoop,
        WriteDrafts,
        { provide: ReferenceData, useFactory: () => new ReferenceData() },
        {
          provide: DataKeys,
          useFactory: () => new DataKeys(parseMasterKey(config.MASTER_KEY), SERVICE),
        },
        {
          provide: CaseStore,
          useFactory: (outbox: Outbox, keys: DataKeys) => new CaseStore(outbox, keys),
          inject: [Outbox, DataKeys],
        },
        { provide: ALARM_CLOCK, useFactory: () => alarms ?? alarmClock(config) },
      ],
    };
  }
}

/** A worker that stays deaf although Redis answers is only cured by a new process. */
function alarmClock({ REDIS_URL: redisUrl, ALARM_PREFIX: prefix }: CasesConfig): AlarmClock {
  return new BullMqAlarmClock({
    redisUrl,
    prefix,
    onStuck: () => {
      logger.fatal('the alarm queue is deaf: the process ends so that it is started anew');
      process.kill(process.pid, 'SIGTERM');
    },
    log: (level, message, error) => logger[level]({ err: error }, message),
  });
}
