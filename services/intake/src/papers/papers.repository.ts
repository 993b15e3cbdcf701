import { Injectable } from '@nestjs/common';
import type { MadePaper, PaperTemplate } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { Papers } from './paper.entity.js';

const Kept = Papers.omit('tenantId');
export type StoredPaper = RowOf<typeof Kept>;

const NEXT_NUMBER = `insert into paper_series (tenant_id, campus, series, year, last) values ($1, $2, $3, $4, 1)
  on conflict (tenant_id, campus, series, year) do update set last = paper_series.last + 1 returning last`;

/** Papers that were made for good. */
@Injectable()
export class PapersRepository {
  /** Newest version of each first. */
  ofComplaint(tx: Transaction, complaintId: string): Promise<readonly StoredPaper[]> {
    return Kept.select(tx, 'where tenant_id = $1 and complaint_id = $2 order by version desc, id', [
      tx.tenantId,
      complaintId,
    ]);
  }

  /** Until the transaction ends nobody else makes this paper of this complaint. */
  async lock(tx: Transaction, complaintId: string, template: PaperTemplate): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `tingsu:intake.paper ${complaintId} ${template}`,
    ]);
  }

  /** Counts through the year, campus by campus. */
  async nextNumber(
    tx: Transaction,
    {
      campus,
      series,
      year,
    }: { readonly campus: string; readonly series: string; readonly year: number },
  ): Promise<number> {
    const [row] = await tx.query<{ last: number }>(NEXT_NUMBER, [
      tenantOf(tx),
      campus,
      series,
      year,
    ]);
    return row?.last ?? 1;
  }

  add(tx: Transaction, paper: StoredPaper): Promise<void> {
    return Papers.add(tx, [{ ...paper, tenantId: tenantOf(tx) }]);
  }
}

export const madePaperOf = ({
  id,
  template,
  about,
  version,
  number,
  language,
  source,
  missing,
  bytes,
  sha256,
  madeBy,
  madeAt,
}: StoredPaper): MadePaper => ({
  ...{ paperId: id, template, about, version, number, language, source, bytes, madeBy },
  missing: [...missing],
  sha256: sha256.toString('hex'),
  madeAt: madeAt.toISOString(),
});
