import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { counter, logger, Loop } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { NotificationsConfig } from '../config.js';
import { mailText } from '../templates/mail.js';
import { alertText, waitAfter } from './alerts.js';
import { callRobot } from './robot-call.adapter.js';
import { readRobotAnswer, type RobotAnswer, robotCall } from './robot-call.js';
import type { Robot } from './robot.js';
import { type ClaimedAlert, RobotAlertRepository } from './robot-alert.repository.js';

const EVERY_MS = 2_000;
const messages = counter(
  'robot_messages_total',
  'Messages of robots in group chats of staff, by platform and result',
  ['platform', 'result'],
);

/** Lets the robots speak: what waits for one goes out in one message, and no more often than its platform takes it. */
@Injectable()
export class SendAlerts implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: Loop<number>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: RobotAlertRepository,
    @Inject(CONFIG)
    private readonly config: Pick<NotificationsConfig, 'ALERT_ROBOTS' | 'PUBLIC_URL'>,
  ) {
    this.loop = new Loop(
      EVERY_MS,
      0.1,
      () => this.sendDue(),
      (error) => logger.warn({ err: error }, 'alerts could not be claimed or settled; retrying'),
      { atOnce: true },
    );
  }

  onApplicationBootstrap(): void {
    if (this.config.ALERT_ROBOTS.length > 0) this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Each robot by itself, so that a platform that is away holds up no other. Gives how many messages went out. */
  async sendDue(): Promise<number> {
    const sent = await Promise.all(this.config.ALERT_ROBOTS.map((robot) => this.send(robot)));
    return sent.filter(Boolean).length;
  }

  private async send(robot: Robot): Promise<boolean> {
    const { claimed, at } = await this.unitOfWork.run(robot.tenant, async (tx) => ({
      claimed: await this.alerts.claim(tx, robot),
      at: tx.now,
    }));
    if (claimed.length === 0) return false;
    const call = robotCall(robot, this.textOf(robot, claimed), at);
    const answer = readRobotAnswer(robot.platform, await callRobot(call));
    messages.inc({ platform: robot.platform, result: answer.result });
    await this.settle(robot, claimed, answer);
    return answer.result === 'sent';
  }

  private textOf({ language }: Robot, claimed: readonly ClaimedAlert[]): string {
    const { PUBLIC_URL: publicUrl } = this.config;
    const lines = claimed.map(
      ({ template, facts }) => mailText(template, facts, language, publicUrl).subject,
    );
    const [only, ...others] = claimed;
    const caseNo = only && others.length === 0 ? only.facts.caseNo : null;
    const link = `${publicUrl.replace(/\/+$/, '')}/staff${caseNo === null ? '' : `/cases/${caseNo}`}`;
    return alertText(lines, link, language);
  }

  private async settle(
    robot: Robot,
    claimed: readonly ClaimedAlert[],
    answer: RobotAnswer,
  ): Promise<void> {
    const attempts = Math.max(...claimed.map((one) => one.attempts));
    const wait = answer.result === 'later' ? (answer.afterSeconds ?? waitAfter(attempts)) : null;
    const error = answer.result === 'sent' ? null : answer.error;
    if (error !== null && wait === null)
      logger.warn(
        { robot: robot.name, error },
        'a robot does not take alerts; people were told otherwise',
      );
    const state =
      answer.result === 'sent'
        ? ('sent' as const)
        : wait === null
          ? ('failed' as const)
          : ('pending' as const);
    await this.unitOfWork.run(robot.tenant, (tx) =>
      this.alerts.settle(tx, robot, claimed, { state, error, afterSeconds: wait ?? 0 }),
    );
  }
}
