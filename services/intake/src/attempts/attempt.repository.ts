import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { type AttemptLimit, secondsToWait } from './attempt-limits.js';
import { Attempts } from './attempt.entity.js';

/** What is counted, e.g. the wrong codes of a complaint, and how many of them may be. */
export interface Counted {
  readonly what: string;
  readonly limit: AttemptLimit;
}

const Row = Attempts.omit('tenantId');
const COUNT = `insert into attempt as a (tenant_id, mark, level, at) values ($1, $2, 1, $3)
  on conflict (tenant_id, mark) do update set at = $3,
    level = 1 + greatest(0, a.level - greatest(0, extract(epoch from $3::timestamptz - a.at)) / ($4 * 60))`;

/** Attempts of all processes, counted together. */
@Injectable()
export class AttemptRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /**
   * Seconds until one more attempt may be made under all of these; 0 when it may be made now. Whoever else counts the same waits until
   * this transaction ends, so that of many attempts at once no more pass than of attempts one after the other.
   */
  async wait(tx: Transaction, counted: readonly Counted[]): Promise<number> {
    const marked = await this.marked(tx, counted);
    for (const { mark } of marked)
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `tingsu:intake.attempt.${mark.toString('hex')}`,
      ]);
    const rows = await Row.select(tx, 'where tenant_id = $1 and mark = any($2::bytea[])', [
      tx.tenantId,
      marked.map(({ mark }) => mark),
    ]);
    const waits = marked.map(({ mark, limit }) =>
      secondsToWait(rows.find((row) => row.mark.equals(mark)) ?? null, limit, tx.now),
    );
    return Math.max(0, ...waits);
  }

  /** One more attempt. What is too old to matter goes. */
  async count(tx: Transaction, counted: readonly Counted[]): Promise<void> {
    await tx.query(
      `delete from attempt where tenant_id = $1 and at < $2::timestamptz - interval '7 days'`,
      [tx.tenantId, tx.now],
    );
    for (const { mark, limit } of await this.marked(tx, counted))
      await tx.query(COUNT, [tx.tenantId, mark, tx.now, limit.everyMinutes]);
  }

  private async marked(tx: Transaction, counted: readonly Counted[]) {
    const keys = await this.dataKeys.forTenant(tx);
    return counted.map(({ what, limit }) => ({ mark: keys.fingerprint('attempt', what), limit }));
  }
}
