import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { TestedMessage } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { counter, logger, Loop } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { NotificationsConfig } from '../config.js';
import { mailText } from '../templates/mail.js';
import { alertText, TEST_TEXT, waitAfter } from './alerts.js';
import { callRobot } from './robot-call.adapter.js';
import { readRobotAnswer, type RobotAnswer, robotCall } from './robot-call.js';
import type { Robot } from './robot.js';
import { Robots } from './robots.provider.js';
import { type ClaimedAlert, RobotAlertRepository } from './robot-alert.repository.js';

const EVERY_MS = 2_000;
/** Nobody speaks for it any more. */
const GONE: RobotAnswer = { result: 'refused', error: 'robot.gone' };
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
    private readonly robots: Robots,
    @Inject(CONFIG) private readonly config: Pick<NotificationsConfig, 'PUBLIC_URL'>,
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
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Each robot by itself, so that a platform that is away holds up no other. Gives how many messages went out. */
  async sendDue(): Promise<number> {
    const due = await this.unitOfWork.system((tx) => this.alerts.due(tx));
    const sent = await Promise.all(due.map(({ tenantId, robot }) => this.send(tenantId, robot)));
    return sent.filter(Boolean).length;
  }

  /** A message that waits for nothing, and what the platform says of it. */
  async test(robot: Robot): Promise<TestedMessage> {
    const { may, at } = await this.unitOfWork.run(robot.tenant, async (tx) => ({
      may: await this.alerts.mayTest(tx, robot.key),
      at: tx.now,
    }));
    if (!may) return { taken: false, error: 'pace' };
    const answer = await this.call(robot, TEST_TEXT[robot.language], at);
    const error = answer.result === 'sent' ? null : answer.error;
    await this.unitOfWork.run(robot.tenant, (tx) => this.alerts.note(tx, robot.key, error));
    return { taken: error === null, error };
  }

  private async send(tenantId: string, key: string): Promise<boolean> {
    const { robot, claimed, at } = await this.unitOfWork.run(tenantId, async (tx) => ({
      robot: (await this.robots.all(tx)).find((one) => one.key === key) ?? null,
      claimed: await this.alerts.claim(tx, key),
      at: tx.now,
    }));
    if (claimed.length === 0) return false;
    const answer = robot ? await this.call(robot, this.textOf(robot, claimed), at) : GONE;
    await this.settle(tenantId, key, claimed, answer);
    return answer.result === 'sent';
  }

  private async call(robot: Robot, text: string, at: Date): Promise<RobotAnswer> {
    const { platform } = robot;
    const answer = readRobotAnswer(platform, await callRobot(robotCall(robot, text, at)));
    messages.inc({ platform, result: answer.result });
    return answer;
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
    tenantId: string,
    key: string,
    claimed: readonly ClaimedAlert[],
    answer: RobotAnswer,
  ): Promise<void> {
    const attempts = Math.max(...claimed.map((one) => one.attempts));
    const wait = answer.result === 'later' ? (answer.afterSeconds ?? waitAfter(attempts)) : null;
    const error = answer.result === 'sent' ? null : answer.error;
    if (error !== null && wait === null)
      logger.warn(
        { robot: key, error },
        'a robot does not take alerts; people were told otherwise',
      );
    const state =
      answer.result === 'sent'
        ? ('sent' as const)
        : wait === null
          ? ('failed' as const)
          : ('pending' as const);
    await this.unitOfWork.run(tenantId, (tx) =>
      this.alerts.settle(tx, key, claimed, { state, error, afterSeconds: wait ?? 0 }),
    );
  }
}
