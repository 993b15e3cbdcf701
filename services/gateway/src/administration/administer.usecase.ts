import { Injectable } from '@nestjs/common';
import { ProblemError, type Identity } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { PublishDirectory } from '../directory/publish-directory.usecase.js';
import { Tenants } from '../directory/tenants.provider.js';
import { noteChanges, type Change } from './administration-log.repository.js';

/** Throws `access.denied` unless the person administers the whole group; returns the staff id. */
export function administratorOf({ grants, personId }: Identity): string {
  const whole = grants.some(({ role, campus }) => role === 'tenant_admin' && campus === null);
  if (whole && personId !== null) return personId;
  throw new ProblemError('access.denied', 'The administrator of the group does this.');
}

/** How every change of the organisation is made: one after the other, logged, and published, in one transaction. */
@Injectable()
export class Administer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directories: DirectoryRepository,
    private readonly publish: PublishDirectory,
    private readonly tenants: Tenants,
  ) {}

  /** Work that makes changes and says which. It may run again, so it must only touch the database. Throws `access.denied`. */
  run<Answer>(
    who: Identity,
    work: (
      tx: Transaction,
      actorId: string,
    ) => Promise<{ readonly answer: Answer; readonly changes: readonly Change[] }>,
  ): Promise<Answer> {
    const actorId = administratorOf(who);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.directories.lock(tx);
      const { answer, changes } = await work(tx, actorId);
      await noteChanges(tx, actorId, changes);
      await this.publish.inTransaction(tx, { type: 'person', id: actorId, role: 'tenant_admin' });
      tx.afterCommit(() => this.tenants.forget(who.tenantId));
      return answer;
    });
  }
}
