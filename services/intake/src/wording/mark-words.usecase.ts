import { Injectable } from '@nestjs/common';
import { MOST_WORD_MARKS, searchablePhones, WordingMarked } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { tellingWords } from '@tingsu/find';
import { Outbox } from '@tingsu/messaging';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { Complaints } from '../complaints/complaint.entity.js';
import { complaintCell } from '../complaints/complaint-cell.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { IgnoredWords } from './ignored-words.js';

const SYSTEM = { type: 'system', id: null, role: null } as const;
const Stored = Complaints.pick(
  'id',
  'campus',
  'department',
  'channel',
  'caseKind',
  'receivedAt',
  'content',
  'phone',
);
type Row = RowOf<typeof Stored>;

/**
 * Says by which words complaints may resemble each other, once their cases are open: as marks under the key of the group that no dictionary
 * leads back, in one event for all of a batch. Only where the policy looks for such complaints.
 */
@Injectable()
export class MarkWords {
  private readonly ignored = new IgnoredWords();

  constructor(
    private readonly references: ReferenceRepository,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: Transaction, complaintIds: readonly string[]): Promise<void> {
    if (complaintIds.length === 0) return;
    const reference = await this.references.within(tx);
    const rows = await Stored.select(tx, 'where tenant_id = $1 and id = any($2::uuid[])', [
      tx.tenantId,
      complaintIds,
    ]);
    const compared = rows.filter((row) => reference.policyAt(row)?.likeness);
    if (compared.length === 0) return;
    const keys = await this.keys.toOpen(
      tx,
      compared.map(({ id }) => id),
    );
    await this.outbox.append(tx, [
      {
        ...{ definition: WordingMarked, aggregateId: uuid(), aggregateVersion: 1 },
        data: {
          epoch: keys.findMarks([]).epoch,
          complaints: compared.map((row) => this.marksOf(row, reference, keys)),
        },
        ...{ actor: SYSTEM, at: tx.now },
      },
    ]);
  }

  private marksOf(row: Row, reference: Reference, keys: PersonalData) {
    const { id, campus, receivedAt } = row;
    const open = (column: 'content' | 'phone'): string | null =>
      keys.openOptional(complaintCell(id, column), row[column]);
    const words = tellingWords(open('content') ?? '', this.ignored.at(row, reference));
    const [phone] = searchablePhones(open('phone') ?? '');
    return {
      ...{ complaintId: id, campus, receivedAt: receivedAt.toISOString() },
      words: marks(
        keys,
        words.slice(0, MOST_WORD_MARKS).map((word) => `like ${word}`),
      ),
      person: phone === undefined ? null : (marks(keys, [`one ${phone}`])[0] ?? null),
    };
  }
}

/** Other marks than those of the search: who has both cannot join them. */
const marks = (keys: PersonalData, values: readonly string[]): number[] => [
  ...keys.findMarks(values).marks,
];
