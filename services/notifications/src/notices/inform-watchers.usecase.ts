import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { type Directory, reachableIn } from '../directory/directory.js';
import type { CaseBrief } from '../rules/case-brief.js';
import { type Told, watchNotices } from '../rules/watch-notices.js';
import { WatchesRepository } from '../watches/watches.repository.js';
import type { NewNotice } from './notice.repository.js';

/** For information: whoever watches a case and is not notified of a moment of it anyway. */
@Injectable()
export class InformWatchers {
  constructor(private readonly watches: WatchesRepository) {}

  async toInform(
    tx: Transaction,
    told: readonly Told[],
    briefs: ReadonlyMap<string, CaseBrief>,
    directory: Directory,
  ): Promise<NewNotice[]> {
    const watchers = await this.watches.of(
      tx,
      told.map(({ event }) => event.aggregateid),
    );
    const reachable = reachableIn(directory);
    return watchNotices(told, { briefs, watchers, directory }).map(({ event, ...notice }) => ({
      ...notice,
      eventId: event.id,
      eventAt: event.time,
      caseId: event.aggregateid,
      joins: false,
      reachable: reachable.has(notice.recipientId),
      urgent: false,
    }));
  }
}
