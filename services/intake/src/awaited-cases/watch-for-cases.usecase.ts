import { Inject, Injectable } from '@nestjs/common';
import { AlarmCleared, AlarmRaised } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { type NewEvent, Outbox } from '@tingsu/messaging';
import { gauge, logger } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { type Alarm, AlarmRepository } from './alarm.repository.js';
import { AwaitedCaseRepository, type Late, type LateOfTenant } from './awaited-case.repository.js';

const KIND = 'complaintsWithoutCase';
const SYSTEM = { type: 'system', id: null, role: null } as const;

const without = gauge(
  'tingsu_complaints_without_case',
  'Complaints that should have a case by now and have none: an alarm of the highest class',
);
const oldest = gauge(
  'tingsu_complaints_without_case_oldest_seconds',
  'Age of the oldest complaint that should have a case by now and has none',
);

/**
 * Raises the alarm of the highest class for complaints that have no case in time, and clears it when the cases are there.
 * Whatever the cause (a parked message, a purged queue, a service that is down), such a complaint is not handled
 * and its clocks do not run.
 */
@Injectable()
export class WatchForCases {
  /** How many complaints the last round found late. */
  late = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly awaited: AwaitedCaseRepository,
    private readonly alarms: AlarmRepository,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'CASE_EXPECTED_SECONDS'>,
  ) {}

  async execute(): Promise<void> {
    const late = await this.awaited.lateOfTenants(this.config.CASE_EXPECTED_SECONDS);
    this.measure(late);
    const on = await this.alarms.raised(KIND);
    const tenants = late.map(({ tenantId }) => tenantId);
    const changed = [
      ...tenants.filter((tenantId) => !on.includes(tenantId)),
      ...on.filter((tenantId) => !tenants.includes(tenantId)),
    ];
    for (const tenantId of changed)
      await this.unitOfWork.run(tenantId, (tx) => this.settle(tx, tenantId));
  }

  private measure(late: readonly LateOfTenant[]): void {
    this.late = late.reduce((sum, { count }) => sum + count, 0);
    without.set(this.late);
    oldest.set(Math.max(0, ...late.map(({ ageSeconds }) => ageSeconds)));
  }

  /** Looks again with the alarm locked: another instance may have been here. */
  private async settle(tx: Transaction, tenantId: string): Promise<void> {
    const alarm = await this.alarms.lock(tx, KIND);
    const late = await this.awaited.late(tx, this.config.CASE_EXPECTED_SECONDS);
    if ((late !== null) === (alarm.raisedAt !== null)) return;
    await this.alarms.turn(tx, KIND, late ? tx.now : null);
    await this.outbox.append(tx, [late ? raised(tx, alarm, late) : cleared(tx, alarm)]);
    tx.afterCommit(() =>
      late
        ? logger.fatal(
            { tenantId, complaints: late.count, since: late.since },
            'alarm: complaints without a case',
          )
        : logger.warn({ tenantId }, 'alarm over: every complaint has its case'),
    );
  }
}

const raised = (tx: Transaction, alarm: Alarm, { count, since, examples }: Late): NewEvent => ({
  definition: AlarmRaised,
  aggregateId: KIND,
  aggregateVersion: alarm.version + 1,
  data: { kind: KIND, count, examples, since: since.toISOString() },
  actor: SYSTEM,
  at: tx.now,
});

const cleared = (tx: Transaction, alarm: Alarm): NewEvent => ({
  definition: AlarmCleared,
  aggregateId: KIND,
  aggregateVersion: alarm.version + 1,
  data: { kind: KIND, raisedAt: (alarm.raisedAt ?? tx.now).toISOString() },
  actor: SYSTEM,
  at: tx.now,
});
