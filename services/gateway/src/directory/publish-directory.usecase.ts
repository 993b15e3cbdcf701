import { Injectable } from '@nestjs/common';
import { DirectoryPublished, type Actor } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { createHash } from 'node:crypto';
import { DirectoryRepository } from './directory.repository.js';

/** Publishes the current organisation to the other services, in the transaction that changed it. */
@Injectable()
export class PublishDirectory {
  constructor(
    private readonly directories: DirectoryRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Publishes the next version if anything differs from the last; returns it, or null. */
  async inTransaction(tx: Transaction, actor: Actor): Promise<number | null> {
    const data = await this.directories.read(tx);
    const version = await this.directories.nextVersion(
      tx,
      createHash('sha256').update(JSON.stringify(data)).digest('hex'),
    );
    if (version === null || tx.tenantId === null) return null;
    await this.outbox.append(tx, [
      {
        definition: DirectoryPublished,
        aggregateId: tx.tenantId,
        aggregateVersion: version,
        data,
        actor,
        at: tx.now,
      },
    ]);
    return version;
  }
}
