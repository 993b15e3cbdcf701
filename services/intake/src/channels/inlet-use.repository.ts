import { Injectable } from '@nestjs/common';
import type { RowOf, Transaction } from '@tingsu/database';
import { InletUses } from './inlet-use.entity.js';

const Counted = InletUses.omit('tenantId');
export type CountedUse = RowOf<typeof Counted>;
const ADD = `${Counted.insert({ tenantId: '$2::uuid' })}
  on conflict (tenant_id, inlet, channel, campus, day) do update set taken = inlet_use.taken + excluded.taken,
    refused = inlet_use.refused + excluded.refused, taken_at = greatest(inlet_use.taken_at, excluded.taken_at),
    refused_code = case when excluded.refused_at >= coalesce(inlet_use.refused_at, '-infinity') then excluded.refused_code
      else inlet_use.refused_code end,
    refused_at = greatest(inlet_use.refused_at, excluded.refused_at)`;

@Injectable()
export class InletUseRepository {
  /** Sorted, so that two processes that count the same never wait for each other in a ring. */
  async add(tx: Transaction, uses: readonly CountedUse[]): Promise<void> {
    const sorted = [...uses].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    await tx.query(ADD, [Counted.json(sorted), tx.tenantId]);
  }
}

const keyOf = ({ inlet, channel, campus, day }: CountedUse): string =>
  [inlet, channel, campus, day].join(' ');
