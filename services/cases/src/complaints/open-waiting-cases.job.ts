import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { ReferenceData } from '../policies/reference.repository.js';
import { OpenCases } from './open-cases.usecase.js';
import { SupplementCases } from './supplement-cases.usecase.js';
import { takeWaiting, tenantsWithWaiting } from './waiting-complaints.repository.js';

const EVERY_MS = 1_000;
const BATCH = 200;

/** Opens the cases of complaints that arrived before directory and policies did. */
@Injectable()
export class OpenWaitingCases implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.execute(),
    (error) => logger.warn({ err: error }, 'could not open waiting cases; retrying'),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly openCases: OpenCases,
    private readonly supplementCases: SupplementCases,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async execute(): Promise<void> {
    for (const tenantId of await this.unitOfWork.system(tenantsWithWaiting))
      while ((await this.openSome(tenantId)) === BATCH);
  }

  private openSome(tenantId: string): Promise<number> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      if (!(await this.reference.find(tx))) return 0;
      const waiting = await takeWaiting(tx, BATCH);
      await this.openCases.execute(tx, waiting);
      await this.supplementCases.execute(
        tx,
        waiting.flatMap(({ supplements = [] }) => supplements),
      );
      return waiting.length;
    });
  }
}
