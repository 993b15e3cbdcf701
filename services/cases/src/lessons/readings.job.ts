import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger, Loop } from '@tingsu/runtime';
import { TellReaders } from './tell-readers.usecase.js';

const AGAIN_MS = 30_000;
/** Somebody who is new has days to read: nothing depends on the minute. */
const NEWCOMERS_MS = 300_000;

/** Sees to those who have to read something. */
@Injectable()
export class ReadingLoops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: readonly Loop[];

  constructor(telling: TellReaders) {
    const failed = (error: unknown) =>
      logger.warn({ err: error }, 'could not tell people what to read; retrying');
    this.loops = [
      new Loop(AGAIN_MS, 0.25, () => telling.tellAgain(), failed),
      new Loop(NEWCOMERS_MS, 0.25, () => telling.tellNewcomers(), failed),
    ];
  }

  onApplicationBootstrap(): void {
    this.loops.forEach((loop) => loop.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
