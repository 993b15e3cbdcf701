import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { PublishDirectory } from '../directory/publish-directory.usecase.js';
import { Tenants } from '../directory/tenants.provider.js';

const EVERY_MS = 60_000;

/** Tells the other services when the end of a grant has come. Here it gives nothing from that instant on; they hear of it within a minute. */
@Injectable()
export class EndGrants implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.tell(),
    (error) => logger.warn({ err: error }, 'ended grants could not be published; retrying'),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directories: DirectoryRepository,
    private readonly publish: PublishDirectory,
    private readonly tenants: Tenants,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  async tell(): Promise<void> {
    for (const tenantId of await this.directories.withEndedGrants()) {
      await this.unitOfWork.run(tenantId, async (tx) => {
        await this.directories.lock(tx);
        await this.publish.inTransaction(tx, { type: 'system', id: null, role: null });
      });
      this.tenants.forget(tenantId);
    }
  }
}
