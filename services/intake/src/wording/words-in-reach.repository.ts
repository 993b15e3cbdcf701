import { Injectable } from '@nestjs/common';
import { complaintNoOfCase, type Identity } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { tellingWords } from '@tingsu/find';
import { DataKeys } from '@tingsu/privacy';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { Complaints } from '../complaints/complaint.entity.js';
import { complaintCell } from '../complaints/complaint-cell.js';
import { CaseCopies } from '../progress/case-copy.entity.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { IgnoredWords } from './ignored-words.js';

const Stored = Complaints.pick(
  'id',
  'campus',
  'department',
  'channel',
  'caseKind',
  'namedUnits',
  'namedPersons',
  'content',
);
const Copy = CaseCopies.pick('access');
type Row = RowOf<typeof Stored> & RowOf<typeof Copy> & { readonly caseId: string | null };
const ROWS = `select ${Stored.as('c')}, ${Copy.as('k')}, k.case_id as "caseId"
  from complaint c left join case_copy k on k.tenant_id = c.tenant_id and k.complaint_id = c.id
  where c.tenant_id = $1 and c.complaint_no = any($2::text[])`;

/** The telling words of those complaints whose words the reader may read. */
@Injectable()
export class WordsInReach {
  private readonly ignored = new IgnoredWords();

  constructor(
    private readonly references: ReferenceRepository,
    private readonly keys: DataKeys,
  ) {}

  async of(
    tx: Transaction,
    who: Identity,
    numbers: readonly string[],
  ): Promise<readonly (readonly string[])[]> {
    const reference = await this.references.within(tx);
    const rows = await tx.query<Row>(ROWS, [tx.tenantId, numbers.map(complaintNoOfCase)]);
    const keys = await this.keys.toOpen(
      tx,
      rows.map(({ id }) => id),
    );
    return rows
      .filter((row) => accessOnRecord(who, row, row)?.fields.includes('words'))
      .map((row) => {
        const cell = complaintCell(row.id, 'content');
        return tellingWords(keys.open(cell, row.content), this.ignored.at(row, reference));
      });
  }
}
