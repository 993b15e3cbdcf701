import { existsSync } from 'node:fs';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ThreadPool } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import type { works } from './works.adapter.js';

/** Below the two minutes after which another process takes a mail up; what takes so long on a busy machine never ends. */
const LONGEST_MS = 110_000;
/** A thread takes 50 MB. */
const IDLE_MS = 60_000;

/** Threads for what would hold up everybody who sends or reads a complaint meanwhile. */
@Injectable()
export class IntakeThreads extends ThreadPool<typeof works> implements OnApplicationShutdown {
  constructor(@Inject(CONFIG) { WORK_THREADS: threads }: Pick<IntakeConfig, 'WORK_THREADS'>) {
    super({
      ...{ file: workerFile(), threads, longestMs: LONGEST_MS, idleMs: IDLE_MS },
      works: async () => (await import('./works.adapter.js')).works,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

/** Beside the bundle that this is part of, or where the compiler puts it. */
function workerFile(): URL {
  const bundled = new URL('./intake-worker.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../worker.js', import.meta.url);
}
