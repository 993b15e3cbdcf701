import { Controller, Get, Inject } from '@nestjs/common';
import type { AlarmClock } from '@tingsu/alarms';
import { ClockHealthSchema, type ClockHealth, type Identity } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, RequireRole } from '@tingsu/http';
import { clockHealth } from './clocks.repository.js';
import { ALARM_CLOCK } from './deadline-loops.job.js';

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
    const health = await this.unitOfWork.run(who.tenantId, clockHealth);
    return { ...health, alarms: { ...alarms, lastCanaryAt: lastCanaryAt?.toISOString() ?? null } };
  }
}
