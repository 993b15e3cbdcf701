import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger, Loop, registerHealth } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { WatchForCases } from './watch-for-cases.usecase.js';

/** Looks six times in the time within which a case is expected. */
const LOOKS = 6;

@Injectable()
export class WatchForCasesJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly watch: WatchForCases,
    @Inject(CONFIG) { CASE_EXPECTED_SECONDS }: IntakeConfig,
  ) {
    this.loop = new Loop(
      (CASE_EXPECTED_SECONDS * 1_000) / LOOKS,
      0.1,
      () => watch.execute(),
      (error) =>
        logger.warn({ err: error }, 'could not look for complaints without a case; retrying'),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
    registerHealth('cases', () => this.requireCases(), { critical: false });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private requireCases(): Promise<void> {
    return this.watch.late === 0
      ? Promise.resolve()
      : Promise.reject(new Error(`${this.watch.late} complaints have no case`));
  }
}
