import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { ClockLabels } from './read-model.entity.js';

@Injectable()
export class ClockLabelRepository {
  /** The latest wording wins. */
  async store(
    tx: Transaction,
    tenantId: string,
    labels: ReadonlyMap<string, LocalizedText>,
  ): Promise<void> {
    await ClockLabels.add(
      tx,
      [...labels].map(([clockId, label]) => ({ tenantId, clockId, label })),
      `on conflict (tenant_id, clock_id) do update set label = excluded.label where clock_label.label is distinct from excluded.label`,
    );
  }

  async all(tx: Transaction, tenantId: string): Promise<Map<string, LocalizedText>> {
    const rows = await ClockLabels.pick('clockId', 'label').select(tx, 'where tenant_id = $1', [
      tenantId,
    ]);
    return new Map(rows.map(({ clockId, label }) => [clockId, label]));
  }
}
