import { Injectable } from '@nestjs/common';
import type { WatchChanged } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { CaseWatches } from './case-watch.entity.js';

const Watcher = CaseWatches.pick('caseId', 'personId');

/** Who watches what. */
@Injectable()
export class WatchesRepository {
  /** The last that is said of a person holds; it may come again. */
  async store(tx: Transaction, events: readonly WatchChanged[]): Promise<void> {
    const newest = new Map(events.map(({ aggregateid, data }) => [aggregateid, data.cases]));
    const tenantId = tenantOf(tx);
    await tx.query('delete from case_watch where tenant_id = $1 and person_id = any($2::uuid[])', [
      tenantId,
      [...newest.keys()],
    ]);
    await CaseWatches.add(
      tx,
      [...newest].flatMap(([personId, cases]) =>
        [...new Set(cases)].map((caseId) => ({ tenantId, caseId, personId })),
      ),
    );
  }

  /** The watchers of these cases, by case. */
  async of(
    tx: Transaction,
    caseIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await Watcher.select(
      tx,
      'where tenant_id = $1 and case_id = any($2::uuid[]) order by case_id, person_id',
      [tenantOf(tx), [...new Set(caseIds)]],
    );
    return new Map(
      rows.map(({ caseId }) => [
        caseId,
        rows.filter((row) => row.caseId === caseId).map(({ personId }) => personId),
      ]),
    );
  }
}
