import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger } from '@tingsu/runtime';
import { Loop } from '@tingsu/runtime';
import { RecomputeClocks } from './recompute-clocks.usecase.js';

const EVERY_MS = 1_000;

/** Looks whether calendars were published whose clocks are still to be recomputed. */
@Injectable()
export class RecomputeLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.recompute.execute(),
    (error) => logger.warn({ err: error }, 'could not recalculate clocks; retrying'),
  );

  constructor(private readonly recompute: RecomputeClocks) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
