import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';

@Injectable()
export class ClockLabelRepository {
  /** The latest wording wins. */
  async store(
    tx: Transaction,
    tenantId: string,
    labels: ReadonlyMap<string, LocalizedText>,
  ): Promise<void> {
    if (labels.size === 0) return;
    await tx.query(
      `insert into clock_label (tenant_id, clock_id, label) select $1, l.id, l.label::jsonb from unnest($2::text[], $3::text[]) as l (id, label)
       on conflict (tenant_id, clock_id) do update set label = excluded.label where clock_label.label is distinct from excluded.label`,
      [tenantId, [...labels.keys()], [...labels.values()].map((label) => JSON.stringify(label))],
    );
  }

  async all(tx: Transaction, tenantId: string): Promise<Map<string, LocalizedText>> {
    const rows = await tx.query<{ id: string; label: LocalizedText }>(
      'select clock_id as id, label from clock_label where tenant_id = $1',
      [tenantId],
    );
    return new Map(rows.map(({ id, label }) => [id, label]));
  }
}
