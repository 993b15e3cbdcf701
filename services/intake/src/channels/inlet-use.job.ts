import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { localDay } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource, UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { type CountedUse, InletUseRepository } from './inlet-use.repository.js';

const EVERY_MS = 2_000;

interface Arrival {
  readonly tenantId: string;
  /** `form`, `desk`, `case`, or the id of an adapter. */
  readonly inlet: string;
  readonly channel: string;
  readonly campus: string;
  /** The code of the problem; null for what was taken. */
  readonly refused: string | null;
}

/**
 * Counts what comes in by which way. It is counted in memory and written every few seconds: a complaint must not wait for it, and what a
 * process that is killed had not written yet is missing in these counts only.
 */
@Injectable()
export class InletUse implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.flush(),
    (error) => logger.warn({ err: error }, 'counts of what came in could not be written'),
  );
  private counted = new Map<string, Omit<CountedUse, 'day'> & { readonly tenantId: string }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly references: ReferenceRepository,
    private readonly uses: InletUseRepository,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.flush().catch((error: unknown) =>
      logger.warn({ err: error }, 'the last counts of what came in could not be written'),
    );
  }

  note({ tenantId, inlet, channel, campus, refused }: Arrival): void {
    const key = [tenantId, inlet, channel, campus].join(' ');
    const now = this.time.now();
    const before = this.counted.get(key);
    const came = before ?? {
      taken: 0,
      refused: 0,
      takenAt: null,
      refusedAt: null,
      refusedCode: null,
    };
    this.counted.set(key, {
      ...{ tenantId, inlet, channel, campus },
      ...(refused === null
        ? { ...came, taken: came.taken + 1, takenAt: now }
        : { ...came, refused: came.refused + 1, refusedAt: now, refusedCode: refused }),
    });
  }

  /** Writes what was counted since the last time. */
  async flush(): Promise<void> {
    const counted = [...this.counted.values()];
    this.counted = new Map();
    for (const tenantId of new Set(counted.map((one) => one.tenantId))) {
      const day = localDay(this.time.now(), await this.timeZone(tenantId));
      const uses = counted.flatMap(({ tenantId: of, ...use }) =>
        of === tenantId ? [{ ...use, day }] : [],
      );
      await this.unitOfWork.run(tenantId, (tx) => this.uses.add(tx, uses));
    }
  }

  /** Without a directory nothing is taken yet, and what is refused is counted by the days of the world. */
  private timeZone(tenantId: string): Promise<string> {
    return this.references.of(tenantId).then(
      ({ timeZone }) => timeZone,
      () => 'UTC',
    );
  }
}
