import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger, Loop } from '@tingsu/runtime';
import { RingImprovements } from './ring-improvements.usecase.js';

const EVERY_MS = 10_000;

/** Looks which improvement actions are due. */
@Injectable()
export class ImprovementLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    async () => {
      await this.ringing.execute();
    },
    (error) => logger.warn({ err: error }, 'could not see to improvement actions; retrying'),
  );

  constructor(private readonly ringing: RingImprovements) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
