import { Injectable } from '@nestjs/common';
import {
  type CaseDraft,
  type CaseDraftCommand,
  type Identity,
  type SaveCaseDraft,
  type SavedCaseDraft,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { accessOf, notFound, requireSight } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { discardDraft, draftAt, writeDraft, type DraftPlace } from './case-drafts.repository.js';
import { savingOf, staleDraft } from './saving.js';

/** The place of a draft as its address names it. */
export interface DraftAddress {
  readonly caseNo: string;
  readonly command: CaseDraftCommand;
}

const Found = Cases.pick('caseId', 'caseNo', 'access');

/** What a person types for a command: kept, read again and discarded, as long as the person may see the case. */
@Injectable()
export class KeepDraft {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly accessLog: CaseAccessLog,
  ) {}

  read(who: Identity, address: DraftAddress): Promise<CaseDraft | null> {
    return this.at(who, address, (tx, place) => draftAt(tx, this.keys, place));
  }

  /** May run twice: the same words again change nothing. */
  save(who: Identity, address: DraftAddress, wanted: SaveCaseDraft): Promise<SavedCaseDraft> {
    return this.at(who, address, async (tx, place) => {
      const kept = await draftAt(tx, this.keys, place, true);
      const becomes = savingOf(kept, wanted);
      if (kept && becomes === 'already') return { revision: kept.revision, savedAt: kept.savedAt };
      if (becomes === 'stale' || !(await writeDraft(tx, this.keys, place, wanted)))
        throw staleDraft(kept?.revision ?? 0);
      return { revision: wanted.revision + 1, savedAt: tx.now.toISOString() };
    });
  }

  discard(who: Identity, address: DraftAddress): Promise<void> {
    return this.at(who, address, discardDraft);
  }

  private at<Answer>(
    who: Identity,
    { caseNo, command }: DraftAddress,
    work: (tx: Transaction, place: DraftPlace) => Promise<Answer>,
  ): Promise<Answer> {
    return this.accessLog.recordingRefusals(who, 'case.read', () =>
      this.unitOfWork.run(who.tenantId, async (tx) => {
        const [found] = await Found.select(tx, 'where case_no = $1', [caseNo]);
        if (!found || who.personId === null) throw notFound(caseNo);
        requireSight(accessOf(who, found), found);
        return work(tx, { personId: who.personId, caseId: found.caseId, command });
      }),
    );
  }
}
