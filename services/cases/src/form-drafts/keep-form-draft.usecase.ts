import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type DraftedForm,
  type FormDraft,
  type Identity,
  type SavedCaseDraft,
  type SaveFormDraft,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { savingOf, staleDraft } from '../case-drafts/saving.js';
import {
  discardFormDraft,
  formDraftAt,
  writeFormDraft,
  type FormDraftPlace,
} from './form-drafts.repository.js';

/** The place of a draft as its address names it. */
export interface FormDraftAddress {
  readonly form: DraftedForm;
  readonly subject: string;
}

/** What a person types into a form outside a case: kept, read again and discarded. Each has drafts of his own. */
@Injectable()
export class KeepFormDraft {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
  ) {}

  read(who: Identity, address: FormDraftAddress): Promise<FormDraft | null> {
    return this.at(who, address, (tx, place) => formDraftAt(tx, this.keys, place));
  }

  /** May run twice: the same words again change nothing. */
  save(who: Identity, address: FormDraftAddress, wanted: SaveFormDraft): Promise<SavedCaseDraft> {
    return this.at(who, address, async (tx, place) => {
      const kept = await formDraftAt(tx, this.keys, place, true);
      const becomes = savingOf(kept, wanted);
      if (kept && becomes === 'already') return { revision: kept.revision, savedAt: kept.savedAt };
      if (becomes === 'stale' || !(await writeFormDraft(tx, this.keys, place, wanted)))
        throw staleDraft(kept?.revision ?? 0);
      return { revision: wanted.revision + 1, savedAt: tx.now.toISOString() };
    });
  }

  discard(who: Identity, address: FormDraftAddress): Promise<void> {
    return this.at(who, address, discardFormDraft);
  }

  private async at<Answer>(
    { tenantId, personId }: Identity,
    address: FormDraftAddress,
    work: (tx: Transaction, place: FormDraftPlace) => Promise<Answer>,
  ): Promise<Answer> {
    if (personId === null) throw new ProblemError('access.denied', 'Drafts belong to staff.');
    return this.unitOfWork.run(tenantId, (tx) => work(tx, { ...address, personId }));
  }
}
