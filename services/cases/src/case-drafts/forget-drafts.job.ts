import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { removeOldFormDrafts } from '../form-drafts/form-drafts.repository.js';
import { removeOldDrafts } from './case-drafts.repository.js';

const EVERY_MS = 3_600_000;
const UNTOUCHED_DAYS = 90;
const BATCH = 500;

/** Removes drafts that nobody touched for 90 days: what was typed and never sent is no part of the file. */
@Injectable()
export class ForgetDrafts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.execute(),
    (error) => logger.warn({ err: error }, 'old drafts could not be removed; retrying'),
  );

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Returns how many were removed. */
  async execute(): Promise<number> {
    let removed = 0;
    for (const remove of [removeOldDrafts, removeOldFormDrafts]) {
      let batch: number;
      do {
        batch = await this.unitOfWork.system((tx) => remove(tx, UNTOUCHED_DAYS, BATCH));
        removed += batch;
      } while (batch === BATCH);
    }
    return removed;
  }
}
