import { Inject, Injectable } from '@nestjs/common';
import {
  type AlertRobot,
  type AlertRobots,
  type FieldCode,
  type Identity,
  ProblemError,
  type SaveAlertRobot,
  type TestedMessage,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import { may } from '../access/may-read.js';
import type { NotificationsConfig } from '../config.js';
import { AlertRobotRepository } from './alert-robot.repository.js';
import { type Fared, RobotAlertRepository } from './robot-alert.repository.js';
import { isRobotAddress } from './robot-host.js';
import type { Robot } from './robot.js';
import { Robots } from './robots.provider.js';
import { SendAlerts } from './send-alerts.job.js';

/** Robots as administrators of the whole group see to them. */
@Injectable()
export class RobotAdministration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kept: AlertRobotRepository,
    private readonly robots: Robots,
    private readonly alerts: RobotAlertRepository,
    private readonly job: SendAlerts,
    @Inject(CONFIG) private readonly config: Pick<NotificationsConfig, 'ROBOT_HOSTS'>,
  ) {}

  list(who: Identity): Promise<AlertRobots> {
    requireAdmin(who);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const fared = await this.alerts.fared(tx);
      const kept = (await this.kept.list(tx)).map(({ robotId: id, secret, ...row }) => ({
        ...{ ...row, id, secretKept: secret !== null, ...faredOf(fared.get(id)) },
      }));
      const installed = this.robots.installed(tx).map((robot) => viewOf(robot, fared));
      return { items: [...kept, ...installed] };
    });
  }

  async save(who: Identity, id: string | null, wanted: SaveAlertRobot): Promise<{ id: string }> {
    const changedBy = requireAdmin(who);
    const made = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const before = id === null ? null : await this.found(tx, id);
      await this.check(tx, before, wanted);
      return this.kept.store(tx, before, wanted, changedBy);
    });
    logger.info({ id: made, by: changedBy }, 'a robot was set up');
    return { id: made };
  }

  async remove(who: Identity, id: string): Promise<void> {
    const changedBy = requireAdmin(who);
    await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.found(tx, id);
      await this.kept.remove(tx, id);
    });
    logger.info({ id, by: changedBy }, 'a robot was removed');
  }

  /** Lets it say at once that it works, and answers what the platform said. */
  async test(who: Identity, id: string): Promise<TestedMessage> {
    requireAdmin(who);
    const robot = await this.unitOfWork.run(who.tenantId, (tx) => this.found(tx, id));
    return this.job.test(robot);
  }

  private async found(tx: Transaction, id: string): Promise<Robot> {
    const robot = await this.kept.find(tx, id);
    if (!robot) throw new ProblemError('request.not_found', 'There is no such robot.');
    return robot;
  }

  private async check(
    tx: Transaction,
    before: Robot | null,
    { name, platform, address: given }: SaveAlertRobot,
  ): Promise<void> {
    const address = given ?? before?.address ?? '';
    if (address === '') throw fieldProblem('address', 'required', 'Enter the address of the robot');
    if (!isRobotAddress(platform, address, this.config.ROBOT_HOSTS))
      throw fieldProblem('address', 'other_platform', 'This is no address of the platform');
    const installed = this.robots.installed(tx).some((robot) => robot.name === name);
    if (installed || (await this.kept.nameIsTaken(tx, name, before?.key ?? null)))
      throw fieldProblem('name', 'taken', 'Another robot has this name');
  }
}

function requireAdmin(who: Identity): string {
  if (may(who, 'robot.configure') && who.personId !== null) return who.personId;
  throw new ProblemError(
    'access.denied',
    'Only administrators of the whole hospital group see to robots.',
  );
}

const fieldProblem = (path: string, code: FieldCode, message: string): ProblemError =>
  new ProblemError('request.invalid', 'Correct the listed fields of the body and send it again.', {
    errors: [{ path, code, message }],
  });

const faredOf = (fared: Fared | undefined): Pick<AlertRobot, 'lastSentAt' | 'lastFailed'> => ({
  lastSentAt: fared?.lastSentAt?.toISOString() ?? null,
  lastFailed: fared?.lastFailedAt
    ? { at: fared.lastFailedAt.toISOString(), error: fared.lastError ?? '' }
    : null,
});

const viewOf = (robot: Robot, fared: ReadonlyMap<string, Fared>): AlertRobot => ({
  ...{ id: null, name: robot.name, platform: robot.platform, language: robot.language },
  ...{ campus: robot.campus ?? null, department: robot.department ?? null, active: true },
  ...{ host: new URL(robot.address).host, secretKept: robot.secret !== undefined },
  ...faredOf(fared.get(robot.key)),
});
