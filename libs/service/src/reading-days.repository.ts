import type { OddReading, OddReadingsPage, ReadingKind } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { type ReadingDayEntity, ReadingDays } from './reading-day.entity.js';

/** How a service finds in its access log, alias `l`, what counts as which kind. */
export interface ReadingSource {
  /** The groups that it serves, by the worker role. */
  tenants(tx: Transaction): Promise<string[]>;
  /** Joins that add the complaint or case as `c`, with `campus`. */
  readonly joins: string;
  /** The complaint or case of a row, of which each counts once a day. */
  readonly subject: string;
  readonly actions: Readonly<Partial<Record<Exclude<ReadingKind, 'refused'>, readonly string[]>>>;
}

type CountedDay = Pick<ReadingDayEntity, 'personId' | 'kind' | 'count' | 'campuses'> & {
  readonly usual: number;
};

/** Of how many days before what is usual is taken; of days on which the person did not do it nothing is. */
const DAYS_BEFORE = 28;
const KEPT_DAYS = 400;

/** What was read on a day, and what the person usually does. */
export async function countDay(
  tx: Transaction,
  { joins, subject, actions }: ReadingSource,
  day: string,
): Promise<readonly CountedDay[]> {
  const kinds = Object.entries(actions)
    .map(
      ([kind, names]) =>
        `when l.action in (${names.map((one) => `'${one}'`).join(', ')}) then '${kind}'`,
    )
    .join(' ');
  return tx.query<CountedDay>(
    `select r.person_id as "personId", r.kind, r.count, r.campuses, coalesce(u.usual, 0) as usual
     from (
       select person_id, kind, count(distinct subject)::int as count,
         coalesce(array_agg(distinct campus order by campus) filter (where campus is not null), '{}') as campuses
       from (
         select l.person_id, c.campus,
           case when l.outcome = 'refused' then l.id::text else coalesce(${subject}, l.id::text) end as subject,
           case when l.outcome = 'refused' then 'refused' ${kinds} end as kind
         from access_log l ${joins}
         where l.tenant_id = $1 and l.at >= $2::date::timestamp at time zone 'UTC'
           and l.at < ($2::date + 1)::timestamp at time zone 'UTC'
       ) rows where kind is not null group by person_id, kind
     ) r
     left join lateral (
       select avg(d.count)::float8 as usual from reading_day d
       where d.tenant_id = $1 and d.person_id = r.person_id and d.kind = r.kind
         and d.day >= $2::date - ${DAYS_BEFORE} and d.day < $2::date
     ) u on true`,
    [tenantOf(tx), day],
  );
}

/** The day as it is now: it is counted until it is over, and once more after that. */
export async function keepDay(
  tx: Transaction,
  day: string,
  rows: readonly (CountedDay & { readonly odd: boolean })[],
): Promise<void> {
  const tenantId = tenantOf(tx);
  await ReadingDays.add(
    tx,
    rows.map((row) => ({ ...row, tenantId, day })),
    `on conflict (tenant_id, person_id, kind, day) do update set ${ReadingDays.omit('tenantId', 'personId', 'kind', 'day').excluded}`,
  );
  await tx.query(`delete from reading_day where tenant_id = $1 and day < $2::date - ${KEPT_DAYS}`, [
    tenantId,
    day,
  ]);
}

/** The day as text: the driver would make an instant of it, by the time zone of the process. */
const LIST = `select day::text as day, person_id as "personId", kind, count, usual from reading_day
  where tenant_id = $1 and odd
    and ($2::date is null or day < $2 or (day = $2 and (person_id, kind) > ($3::uuid, $4)))
    and ($5::text[] is null or (campuses <@ $5 and campuses <> '{}'))
  order by day desc, person_id, kind limit $6`;

export const listOddDays = (
  tx: Transaction,
  { after, campuses, limit }: OddReadingsPage,
): Promise<OddReading[]> =>
  tx.query<OddReading>(LIST, [tenantOf(tx), ...(after ?? [null, null, null]), campuses, limit]);
