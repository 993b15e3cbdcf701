import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { logger, Loop } from '@tingsu/runtime';
import type { CaseWatcherEntity } from './case-watch.entity.js';
import { lockWatcher, unpublishedWatchers, watchesChanged } from './watchers.repository.js';

const EVERY_MS = 600_000;
const BATCH = 100;

/** Publishes what people watch since before it was published; nothing is left to do after the first round. */
@Injectable()
export class PublishWatches implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.execute(),
    (error) => logger.warn({ err: error }, 'old watches could not be published; retrying'),
    { atOnce: true },
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async execute(): Promise<void> {
    for (;;) {
      const waiting = await this.unitOfWork.system((tx) => unpublishedWatchers(tx, BATCH));
      if (waiting.length === 0) return;
      for (const watcher of waiting) await this.publish(watcher);
    }
  }

  private publish({
    tenantId,
    personId,
  }: Pick<CaseWatcherEntity, 'tenantId' | 'personId'>): Promise<void> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      // Another process, or the person, may have been faster.
      if ((await lockWatcher(tx, personId)) === 0)
        await this.outbox.append(tx, [await watchesChanged(tx, personId, 0)]);
    });
  }
}
