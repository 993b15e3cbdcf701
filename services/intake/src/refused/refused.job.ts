import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { readGauge, logger, Loop } from '@tingsu/runtime';
import { RefusedSubmissionRepository } from './refused-submission.repository.js';

const EVERY_MS = 60_000;

/** Keeps the refused messages in order: gives them to the group that they belong to, and ends what has served its time. */
@Injectable()
export class RefusedHousekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(private readonly refused: RefusedSubmissionRepository) {
    this.loop = new Loop(
      EVERY_MS,
      0.1,
      () => this.round(),
      (error) =>
        logger.warn({ err: error }, 'refused messages could not be put in order; retrying'),
    );
    readGauge(
      'tingsu_refused_submissions_open',
      'Refused messages of adapters without a decision; any is an alarm',
      () => this.refused.countOpen().catch(() => 0),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async round(): Promise<void> {
    await this.refused.adopt();
    await this.refused.sweep();
  }
}
