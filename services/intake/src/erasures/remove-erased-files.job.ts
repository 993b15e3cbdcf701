import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ObjectStore } from '@tingsu/archive';
import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { forgetErasedFiles, lockErasedFiles } from './erased.repository.js';

const EVERY_MS = 5_000;

/** Removes the bytes of files of erased complaints, also after an outage of where they lie. */
@Injectable()
export class RemoveErasedFiles implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop<number>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ObjectStore,
  ) {
    this.loop = new Loop(
      EVERY_MS,
      0.25,
      () => this.round(),
      (error) => logger.warn({ err: error }, 'erased files could not be removed; retrying'),
      { atOnce: true, next: (removed) => (removed > 0 ? 0 : null) },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** File first: if the commit fails, the row is still there, and removing what is gone is fine. */
  round(): Promise<number> {
    return this.unitOfWork.system(async (tx) => {
      const files = await lockErasedFiles(tx);
      for (const { storageKey } of files) await this.store.remove(storageKey);
      if (files.length > 0) await forgetErasedFiles(tx, files);
      return files.length;
    });
  }
}
