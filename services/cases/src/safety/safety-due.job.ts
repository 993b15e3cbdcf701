import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger, Loop } from '@tingsu/runtime';
import { OpenPaths } from './open-paths.usecase.js';
import { SeeToDue } from './see-to-due.usecase.js';

const EVERY_MS = 5_000;

@Injectable()
export class SafetyLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    async () => {
      await this.opening.execute();
      await this.seeing.execute();
    },
    (error) => logger.warn({ err: error }, 'could not see to what is due for safety; retrying'),
  );

  constructor(
    private readonly opening: OpenPaths,
    private readonly seeing: SeeToDue,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
