import { Injectable } from '@nestjs/common';
import { type RowOf, type Transaction, UnitOfWork } from '@tingsu/database';
import { CallSystems } from './call-system.entity.js';

const Known = CallSystems.omit('tenantId');
const TAKEN = `insert into call_system (tenant_id, system, taken_at) values ($1, $2, instant())
  on conflict (tenant_id, system) do update set taken_at = excluded.taken_at`;
const REFUSED = `insert into call_system (tenant_id, system, refused_at, refused_code) values ($1, $2, instant(), $3)
  on conflict (tenant_id, system) do update set refused_at = excluded.refused_at, refused_code = excluded.refused_code`;

/** When telephone systems signalled last. */
@Injectable()
export class CallSystemRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  all(tx: Transaction): Promise<RowOf<typeof Known>[]> {
    return Known.select(tx, 'where tenant_id = $1', [tx.tenantId]);
  }

  /** `refused`: the code of the problem; null for a signal that was taken. */
  async note(tenantId: string, system: string, refused: string | null): Promise<void> {
    await this.unitOfWork.run(tenantId, (tx) =>
      refused === null
        ? tx.query(TAKEN, [tenantId, system])
        : tx.query(REFUSED, [tenantId, system, refused]),
    );
  }
}
