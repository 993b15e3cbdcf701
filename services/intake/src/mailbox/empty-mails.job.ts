import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { MailRepository } from './mail.repository.js';

const EVERY_MS = 3_600_000;

/** Mails are not kept for ever as they came: what they said is in the complaint and its thread. */
@Injectable()
export class EmptyMailsJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop<number>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: MailRepository,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'MAIL_RAW_DAYS'>,
  ) {
    this.loop = new Loop(
      EVERY_MS,
      0.1,
      () => this.round(),
      (error) => logger.warn({ err: error }, 'old mails could not be emptied; retrying'),
      { atOnce: true, next: (emptied) => (emptied > 0 ? 0 : null) },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Empties some that are old enough; how many. */
  round(): Promise<number> {
    return this.unitOfWork.system((tx) => this.mails.empty(tx, this.config.MAIL_RAW_DAYS));
  }
}
