import { Controller, Get, Inject } from '@nestjs/common';
import type { AlarmClock } from '@tingsu/alarms';
import type { Identity } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, RequireRole } from '@tingsu/http';
import { z } from 'zod';
import { ALARM_CLOCK } from './deadline-loops.job.js';
import { CLOCK_HEALTH, LATENESS } from './statements.js';

const count = z.number().int();
const ClockHealthSchema = z.object({
  running: count,
  waiting: count,
  armed: count,
  due: count,
  overdue: count,
  /** Of the last day, in milliseconds by the database's clock. */
  lateness: z.object({ fired: count, p50: z.number().nullable(), p99: z.number().nullable(), max: z.number().nullable() }),
  alarms: z.object({ state: z.string(), lastCanaryAt: z.string().nullable(), workersRecreated: count }),
});
type ClockHealth = z.infer<typeof ClockHealthSchema>;

@Controller('api/v1/clocks')
export class ClocksController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(ALARM_CLOCK) private readonly alarms: AlarmClock,
  ) {}

  @Get('health')
  @ApiRoute({ summary: 'How deadlines keep time', tag: 'clocks', response: ClockHealthSchema, problems: ['access.denied'] })
  @RequireRole('operator', 'leader')
  async health(@CurrentIdentity() who: Identity): Promise<ClockHealth> {
    const { lastCanaryAt, ...alarms } = this.alarms.health();
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const [counts] = await tx.query<Omit<ClockHealth, 'lateness' | 'alarms'>>(CLOCK_HEALTH);
      const [lateness] = await tx.query<ClockHealth['lateness']>(LATENESS);
      if (!counts || !lateness) throw new Error('The counts did not come');
      return { ...counts, lateness, alarms: { ...alarms, lastCanaryAt: lastCanaryAt?.toISOString() ?? null } };
    });
  }
}
