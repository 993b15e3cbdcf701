import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger } from '@tingsu/runtime';
import { Loop } from '@tingsu/runtime';
import { RunWhatIf } from './run-what-if.usecase.js';

const EVERY_MS = 500;

/** Looks for drafts that are to be tried out. */
@Injectable()
export class WhatIfLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.runs.execute(),
    (error) => logger.warn({ err: error }, 'could not go on with what-if runs; retrying'),
  );

  constructor(private readonly runs: RunWhatIf) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
