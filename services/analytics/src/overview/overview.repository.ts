import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import type { Count, DayCount, MonthCount } from './overview.js';
import type { Period } from './period.js';

const CALLED_BACK = `dimension in ('called_back', 'called_back_in')`;
const ISSUES = `dimension in ('issue', 'issue_found', 'issue_topic', 'issue_topic_found', 'issue_cause')`;
const OTHERS = `dimension not in ('ended', 'called_back', 'called_back_in', 'issue', 'issue_found', 'issue_topic', 'issue_topic_found', 'issue_cause')`;

@Injectable()
export class OverviewRepository {
  counts(
    tx: Transaction,
    tenantId: string,
    scopes: readonly string[],
    period: Period,
  ): Promise<Count[]> {
    return this.sums(tx, tenantId, scopes, period, OTHERS);
  }

  /** What call-backs found, by plan and by department. */
  callBacks(
    tx: Transaction,
    tenantId: string,
    scopes: readonly string[],
    period: Period,
  ): Promise<Count[]> {
    return this.sums(tx, tenantId, scopes, period, CALLED_BACK);
  }

  /** Issues of cases, by category and topic and by what was found. */
  issues(
    tx: Transaction,
    tenantId: string,
    scopes: readonly string[],
    period: Period,
  ): Promise<Count[]> {
    return this.sums(tx, tenantId, scopes, period, ISSUES);
  }

  /** What call-backs found by the month of receipt, the newest first. */
  callBackMonths(
    tx: Transaction,
    tenantId: string,
    scopes: readonly string[],
    from: string,
    to: string,
  ): Promise<MonthCount[]> {
    return tx.query<MonthCount>(
      `select to_char(day, 'YYYY-MM') as month, substring(key from '[^|]*$') as found, sum(count)::int as count from tally
       where tenant_id = $1 and scope = any($2::text[]) and day between $3::date and $4::date and dimension = 'called_back_in'
       group by 1, 2 order by 1 desc, 2`,
      [tenantId, scopes, from, to],
    );
  }

  /** Reads the counters of all time when no period is asked for, else sums those of its days. */
  private sums(
    tx: Transaction,
    tenantId: string,
    scopes: readonly string[],
    { from, to }: Period,
    dimensions: string,
  ): Promise<Count[]> {
    const everything = from === null && to === null;
    return tx.query<Count>(
      `select dimension, key, sum(count)::int as count from tally
       where tenant_id = $1 and scope = any($2::text[]) and ${dimensions}
         and ${everything ? `day = '-infinity'` : `day > '-infinity' and day >= coalesce($3::date, '-infinity') and day <= coalesce($4::date, 'infinity')`}
       group by dimension, key`,
      everything ? [tenantId, scopes] : [tenantId, scopes, from, to],
    );
  }

  /** One row for each day, also for those on which nothing happened. */
  days(
    tx: Transaction,
    tenantId: string,
    scopes: readonly string[],
    from: string,
    to: string,
  ): Promise<DayCount[]> {
    return tx.query<DayCount>(
      `select d.day::date::text as day, coalesce(t.received, 0)::int as received, coalesce(t.closed, 0)::int as closed
       from generate_series($3::date, $4::date, interval '1 day') as d (day)
       left join (
         select day, sum(count) filter (where dimension = 'received') as received, sum(count) filter (where dimension = 'ended') as closed
         from tally where tenant_id = $1 and scope = any($2::text[]) and day between $3::date and $4::date and dimension in ('received', 'ended')
         group by day
       ) t on t.day = d.day::date
       order by d.day`,
      [tenantId, scopes, from, to],
    );
  }
}
