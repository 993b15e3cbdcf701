import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';

const BEGIN = `insert into inlet (tenant_id, inlet, test_id, tested_at) values ($1, $2, $3, instant())
  on conflict (tenant_id, inlet) do update set test_id = excluded.test_id, tested_at = excluded.tested_at, came_at = null`;
const ARRIVE = `update inlet set came_at = instant() where test_id = $1 and came_at is null
  and tested_at > instant() - interval '1 hour' and ($2::uuid is null or tenant_id = $2) returning inlet`;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tests on their way. Each is known by an id that nobody guesses, and proves nothing but that it came. */
@Injectable()
export class ArrivedTests {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A new test takes the place of the one before. */
  async begin(tx: Transaction, inlet: string, testId: string): Promise<void> {
    await tx.query(BEGIN, [tx.tenantId, inlet, testId]);
  }

  /** False for what is no test of ours. `tenantId` is null where it is not known yet. */
  async arrived(testId: string, tenantId: string | null): Promise<boolean> {
    if (!UUID.test(testId)) return false;
    const rows = await this.unitOfWork.system((tx) => tx.query(ARRIVE, [testId, tenantId]));
    return rows.length > 0;
  }
}
