import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { Adapters } from '../channels/adapter.entity.js';
import type { InletUseEntity } from '../channels/inlet-use.entity.js';
import { InletRows } from './inlet.entity.js';

/** More than a hospital group has; further keys are on the page of partners. */
const MOST_ADAPTERS = 300;

const Known = Adapters.pick(
  ...(['id', 'name', 'channels', 'campuses', 'perMinute', 'active', 'expiresAt'] as const),
);
export type KnownAdapter = RowOf<typeof Known> & {
  readonly authority: boolean;
  /** Refused messages that wait. */
  readonly waiting: number;
};
export type InletCounts = Pick<
  InletUseEntity,
  'inlet' | 'taken' | 'refused' | 'takenAt' | 'refusedAt' | 'refusedCode'
>;
const Kept = InletRows.omit('tenantId', 'testId');
export type KeptInlet = RowOf<typeof Kept>;

const ADAPTERS = `select ${Known.as('a')},
    exists (select from order_authority o where o.tenant_id = a.tenant_id and o.adapter_id = a.id) as authority,
    coalesce(r.waiting, 0) as waiting
  from adapter a left join (
    select adapter_id, count(*)::int as waiting from refused_submission
    where tenant_id = $1 and state = 'open' group by adapter_id) r on r.adapter_id = a.id
  where a.tenant_id = $1 order by a.name limit ${MOST_ADAPTERS + 1}`;
/** What the code of a suggestion box opens is the form too, and staff write down what is said by telephone: each is shown by itself. */
const COUNTS = `select case when inlet = 'form' and channel = 'suggestion_box' then 'boxes'
      when inlet = 'desk' and channel = 'hotline' then 'telephone' else inlet end as inlet,
    coalesce(sum(taken) filter (where day > instant()::date - 30), 0)::int as taken,
    coalesce(sum(refused) filter (where day > instant()::date - 30), 0)::int as refused,
    max(taken_at) as "takenAt", max(refused_at) as "refusedAt",
    (array_agg(refused_code order by refused_at desc nulls last))[1] as "refusedCode"
  from inlet_use where tenant_id = $1 and ($2::text[] is null or campus = any($2)) group by 1`;
const ASSIGN = `insert into inlet (tenant_id, inlet, person_id) values ($1, $2, $3)
  on conflict (tenant_id, inlet) do update set person_id = excluded.person_id`;

/** What the page of channels is made of. */
@Injectable()
export class InletsRepository {
  async adapters(
    tx: Transaction,
  ): Promise<{ readonly items: readonly KnownAdapter[]; readonly more: boolean }> {
    const rows = await tx.query<KnownAdapter>(ADAPTERS, [tx.tenantId]);
    return { items: rows.slice(0, MOST_ADAPTERS), more: rows.length > MOST_ADAPTERS };
  }

  /** What came in, at these campuses; null: at all, and where no campus was said. */
  counts(tx: Transaction, campuses: readonly string[] | null): Promise<InletCounts[]> {
    return tx.query<InletCounts>(COUNTS, [tx.tenantId, campuses]);
  }

  kept(tx: Transaction): Promise<KeptInlet[]> {
    return Kept.select(tx, 'where tenant_id = $1', [tx.tenantId]);
  }

  async assign(tx: Transaction, inlet: string, personId: string | null): Promise<void> {
    await tx.query(ASSIGN, [tenantOf(tx), inlet, personId]);
  }
}
