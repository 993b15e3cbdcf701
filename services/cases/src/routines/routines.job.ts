import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger, Loop } from '@tingsu/runtime';
import { FlagRoutines } from './flag-routines.usecase.js';
import { MakeRoutines } from './make-routines.usecase.js';

const EVERY_MS = 10_000;

/** Makes the routines of the day, and marks those that were missed. */
@Injectable()
export class RoutineLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    async () => {
      await this.making.execute();
      await this.flagging.execute();
    },
    (error) => logger.warn({ err: error }, 'could not see to the routines; retrying'),
  );

  constructor(
    private readonly making: MakeRoutines,
    private readonly flagging: FlagRoutines,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
