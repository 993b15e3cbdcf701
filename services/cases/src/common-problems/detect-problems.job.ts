import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger, Loop } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { CasesConfig } from '../config.js';
import { DetectProblems } from './detect-problems.usecase.js';

/** Looks for common problems now and then: nothing depends on the minute. */
@Injectable()
export class DetectionLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop<number>;

  constructor(detecting: DetectProblems, @Inject(CONFIG) config: CasesConfig) {
    this.loop = new Loop(
      config.COMMON_PROBLEMS_SECONDS * 1_000,
      0.25,
      () => detecting.execute(),
      (error) => logger.warn({ err: error }, 'could not look for common problems; retrying'),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
