import { Injectable } from '@nestjs/common';
import { MOST_WATCHED, ProblemError, type Identity } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { accessOf, notFound, requireSight } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { leave, watch } from './case-watches.repository.js';
import { lockWatcher, watchesChanged } from './watchers.repository.js';

const Found = Cases.pick('caseId', 'caseNo', 'access');

/** A person watches a case that he sees, or leaves it. */
@Injectable()
export class WatchCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: CaseAccessLog,
    private readonly outbox: Outbox,
  ) {}

  watch(who: Identity, caseNo: string): Promise<void> {
    return this.accessLog.recordingRefusals(who, 'case.read', () =>
      this.unitOfWork.run(who.tenantId, async (tx) => {
        const [found] = await Found.select(tx, 'where case_no = $1', [caseNo]);
        if (!found || who.personId === null) throw notFound(caseNo);
        requireSight(accessOf(who, found), found);
        const version = await lockWatcher(tx, who.personId);
        const watched = await watch(tx, who.personId, found.caseId);
        if (watched === 'full')
          throw new ProblemError(
            'case_watch.full',
            `One person watches ${MOST_WATCHED} cases at most. Leave some first.`,
          );
        if (watched === 'fresh') await this.publish(tx, who.personId, version);
      }),
    );
  }

  /** Says nothing of a case that the person does not watch. */
  async leave(who: Identity, caseNo: string): Promise<void> {
    const { personId } = who;
    if (personId === null) return;
    await this.unitOfWork.run(who.tenantId, async (tx) => {
      const version = await lockWatcher(tx, personId);
      if (await leave(tx, personId, caseNo)) await this.publish(tx, personId, version);
    });
  }

  private async publish(tx: Transaction, personId: string, version: number): Promise<void> {
    await this.outbox.append(tx, [await watchesChanged(tx, personId, version)]);
  }
}
