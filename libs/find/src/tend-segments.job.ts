import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { growSegments, indexSegment } from './segments.repository.js';

const EVERY_MS = 10_000;

/** Begins segments of the index as they fill, and gives full ones their index. One instance at a time does it. */
export class TendSegments {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.execute(),
    (error) => logger.warn({ err: error }, 'could not tend the index for finding; retrying'),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly most?: number,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** A new segment is committed before the old one gets its index, so that writers have moved on. */
  async execute(): Promise<void> {
    await this.unitOfWork.system((tx) => growSegments(tx, this.most));
    while ((await this.unitOfWork.system(indexSegment)) !== null);
  }
}
