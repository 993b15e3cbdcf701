import { Inject, Injectable } from '@nestjs/common';
import { tenantOf, type Transaction } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { NotificationsConfig } from '../config.js';
import { AlertRobotRepository } from './alert-robot.repository.js';
import type { Robot } from './robot.js';

/** The robots of a group: those of the installation, and those of the console. */
@Injectable()
export class Robots {
  constructor(
    private readonly kept: AlertRobotRepository,
    @Inject(CONFIG) private readonly config: Pick<NotificationsConfig, 'ALERT_ROBOTS'>,
  ) {}

  installed(tx: Transaction): readonly Robot[] {
    const tenant = tenantOf(tx);
    return this.config.ALERT_ROBOTS.filter((robot) => robot.tenant === tenant);
  }

  async all(tx: Transaction): Promise<readonly Robot[]> {
    return [...this.installed(tx), ...(await this.kept.active(tx))];
  }
}
