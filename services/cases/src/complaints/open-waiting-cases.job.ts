import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { ComplaintReceived } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { Loop } from '@tingsu/runtime';
import { ReferenceData } from '../policies/reference.repository.js';
import { OpenCases } from './open-cases.usecase.js';

const EVERY_MS = 1_000;
const BATCH = 200;
const CLAIM = `delete from waiting_complaint where complaint_id in
  (select complaint_id from waiting_complaint order by complaint_id limit ${BATCH} for update skip locked) returning event`;

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
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async execute(): Promise<void> {
    const tenants = await this.unitOfWork.system((tx) =>
      tx.query<{ tenant_id: string }>('select distinct tenant_id from waiting_complaint'),
    );
    for (const { tenant_id } of tenants) while ((await this.openSome(tenant_id)) === BATCH);
  }

  private openSome(tenantId: string): Promise<number> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      if (!(await this.reference.find(tx))) return 0;
      const rows = await tx.query<{ event: ComplaintReceived }>(CLAIM);
      await this.openCases.execute(tx, rows.map(({ event }) => event)); // prettier-ignore
      return rows.length;
    });
  }
}
