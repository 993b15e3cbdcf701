import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { alertsOf, isAlerting, type Told } from './alerts.js';
import { RobotAlertRepository } from './robot-alert.repository.js';
import { Robots } from './robots.provider.js';
import { SendAlerts } from './send-alerts.job.js';

/** Tells the robots of a group what its people are told and must not wait, in the transaction that writes the notices. */
@Injectable()
export class AlertRobots {
  constructor(
    private readonly alerts: RobotAlertRepository,
    private readonly job: SendAlerts,
    private readonly robots: Robots,
  ) {}

  async execute(tx: Transaction, told: readonly Told[]): Promise<void> {
    const alerting = told.filter(isAlerting);
    if (alerting.length === 0) return;
    const alerts = alertsOf(alerting, await this.robots.all(tx));
    if (alerts.length === 0) return;
    await this.alerts.add(tx, alerts);
    tx.afterCommit(() => this.job.wake());
  }
}
