import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { NotificationsConfig } from '../config.js';
import { alertsOf, type Told } from './alerts.js';
import { RobotAlertRepository } from './robot-alert.repository.js';
import { SendAlerts } from './send-alerts.job.js';

/** Tells the robots of a group what its people are told and must not wait, in the transaction that writes the notices. */
@Injectable()
export class AlertRobots {
  constructor(
    private readonly alerts: RobotAlertRepository,
    private readonly job: SendAlerts,
    @Inject(CONFIG) private readonly config: Pick<NotificationsConfig, 'ALERT_ROBOTS'>,
  ) {}

  async execute(tx: Transaction, tenantId: string, told: readonly Told[]): Promise<void> {
    const robots = this.config.ALERT_ROBOTS.filter(({ tenant }) => tenant === tenantId);
    const alerts = alertsOf(told, robots);
    if (alerts.length === 0) return;
    await this.alerts.add(tx, alerts);
    tx.afterCommit(() => this.job.wake());
  }
}
