import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import {
  growSegments,
  indexSegment,
  mergeSegments,
  type Sizes,
  SIZES,
} from './segments.repository.js';

const EVERY_MS = 10_000;
/** A merge that could not end makes its work again. */
const MERGE_EVERY_MS = 300_000;

/** Begins segments of the index as they fill, gives full ones their index, and merges older ones. One instance at a time does it. */
export class TendSegments {
  private readonly loops: readonly Loop[];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sizes: Sizes = SIZES,
  ) {
    const warn = (error: unknown): void =>
      logger.warn({ err: error }, 'could not tend the index for finding; retrying');
    this.loops = [
      new Loop(EVERY_MS, 0.25, () => this.execute(), warn),
      new Loop(MERGE_EVERY_MS, 0.25, () => this.merge(), warn),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  /** A new segment is committed before the old one gets its index, so that writers have moved on. */
  async execute(): Promise<void> {
    await this.unitOfWork.system((tx) => growSegments(tx, this.sizes.entries));
    while ((await this.unitOfWork.system(indexSegment)) !== null);
  }

  async merge(): Promise<void> {
    while ((await this.unitOfWork.system((tx) => mergeSegments(tx, this.sizes))) !== null);
  }
}
