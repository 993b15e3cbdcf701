import { Injectable } from '@nestjs/common';
import { CopiesGiven, type GiveCopies, type Role } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import type { ComplaintHead } from '../complaints/complaint.repository.js';
import {
  GivenCopiesRepository,
  type GivenFile,
  type StoredCopies,
} from './given-copies.repository.js';

/** Who gives copies, and of what. */
export interface Giver {
  readonly head: ComplaintHead;
  readonly by: { readonly givenBy: string; readonly givenRole: Role };
}

/** The record of copies that leave the house, and the word of it to the log of the case. */
@Injectable()
export class RecordCopies {
  constructor(
    private readonly copies: GivenCopiesRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute(
    tx: Transaction,
    { head: { id: complaintId, complaintNo }, by }: Giver,
    given: Omit<GiveCopies, 'files'>,
    files: readonly GivenFile[],
  ): Promise<StoredCopies> {
    await this.copies.add(tx, given, { complaintId, ...by }, files);
    const kept = (await this.copies.ofComplaint(tx, complaintId)).find(
      ({ id }) => id === given.copyId,
    );
    if (!kept) throw new Error('copies vanished while they were recorded');
    await this.outbox.append(tx, [
      {
        definition: CopiesGiven,
        aggregateId: given.copyId,
        aggregateVersion: 1,
        actor: { type: 'person', id: by.givenBy, role: by.givenRole },
        at: tx.now,
        data: {
          ...{ complaintId, complaintNo, copyId: given.copyId },
          ...{ to: given.to, form: given.form },
          files: files.map(({ uploadId, sha256 }) => ({
            uploadId,
            sha256: sha256.toString('hex'),
          })),
        },
      },
    ]);
    return kept;
  }
}
