import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { Lanes, logger, Loop } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import type { SentMedium } from '../media/account.js';
import { SendDue } from './send-due.usecase.js';
import { SendingRepository } from './sending.repository.js';

interface Lane {
  readonly tenantId: string;
  readonly medium: SentMedium;
}

/** Sends what is due. Each medium of each hospital group has a lane of its own, so that a slow provider makes no other one late. */
@Injectable()
export class SendDueJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly lanes = new Lanes();
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sendings: SendingRepository,
    private readonly sendDue: SendDue,
    @Inject(CONFIG) { SEND_POLL_MS }: Pick<IntakeConfig, 'SEND_POLL_MS'>,
  ) {
    this.loop = new Loop(
      SEND_POLL_MS,
      0.1,
      () => this.start(),
      (error) => logger.warn({ err: error }, 'could not look for messages that are due; retrying'),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop.stop();
    await this.lanes.rest();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Sends what is due now, in all lanes, to its end. */
  async round(): Promise<void> {
    await this.start();
    await this.lanes.rest();
  }

  /** Starts the lanes that rest and have something to do, and waits for none. */
  private async start(): Promise<void> {
    const lanes = await this.unitOfWork.system((tx) => this.sendings.lanes(tx));
    for (const lane of lanes)
      this.lanes.start(`${lane.medium} ${lane.tenantId}`, () => this.drain(lane));
  }

  /** Waits for the rate of the account, which takes a second at most, so that what is due is gone when it ends. */
  private async drain({ tenantId, medium }: Lane): Promise<void> {
    try {
      let wait: number | null = 0;
      while (wait !== null && !this.stopping) {
        wait = await this.sendDue.batch(tenantId, medium);
        if (wait) await sleep(wait);
      }
    } catch (error) {
      logger.warn({ err: error, tenantId, medium }, 'messages could not be sent; retrying');
    }
  }
}
