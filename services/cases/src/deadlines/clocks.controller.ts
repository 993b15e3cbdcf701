import { Controller, Get, Inject } from '@nestjs/common';
import type { AlarmClock } from '@tingsu/alarms';
import {
  ClockHealthSchema,
  type ClockHealth,
  type Identity,
  type Lateness,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, RequireRole } from '@tingsu/http';
import { ASKED_COUNTS, LATENESS, LATENESS_BY_HOUR } from './board-statements.js';
import { ALARM_CLOCK } from './deadline-loops.job.js';
import { CLOCK_HEALTH } from './statements.js';

@Controller('api/v1/clocks')
export class ClocksController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(ALARM_CLOCK) private readonly alarms: AlarmClock,
  ) {}

  @Get('health')
  @ApiRoute({
    summary: 'How deadlines keep time',
    tag: 'clocks',
    response: ClockHealthSchema,
    problems: ['access.denied'],
  })
  @RequireRole('operator', 'leader')
  async health(@CurrentIdentity() who: Identity): Promise<ClockHealth> {
    const { lastCanaryAt, ...alarms } = this.alarms.health();
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const [counts] =
        await tx.query<Pick<ClockHealth, 'running' | 'waiting' | 'armed' | 'due' | 'overdue'>>(
          CLOCK_HEALTH,
        );
      const [asked] =
        await tx.query<Pick<ClockHealth, 'awaiting' | 'unacknowledged'>>(ASKED_COUNTS);
      const byHour = await tx.query<Lateness & { hour: Date }>(LATENESS_BY_HOUR);
      if (!counts || !asked) throw new Error('The counts did not come');
      return {
        ...counts,
        ...asked,
        lateness: await latenessOf(tx, null),
        byAlarm: await latenessOf(tx, 'alarm'),
        bySweeper: await latenessOf(tx, 'sweeper'),
        byHour: byHour.map(({ hour, ...lateness }) => ({ hour: hour.toISOString(), ...lateness })),
        alarms: { ...alarms, lastCanaryAt: lastCanaryAt?.toISOString() ?? null },
      };
    });
  }
}

async function latenessOf(tx: Transaction, firedBy: string | null): Promise<Lateness> {
  const [lateness] = await tx.query<Lateness>(LATENESS, [firedBy]);
  if (!lateness) throw new Error('The lateness did not come');
  return lateness;
}
