import type { ClockHealth, Lateness } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { type CaseEntity, Cases } from '../ledger/case.entity.js';
import { ASKED_COUNTS, LATENESS, LATENESS_BY_HOUR } from './board-statements.repository.js';
import { type ClockEntity, Clocks, Firings } from './clock.entity.js';
import type { Ladders } from './ladders.repository.js';
import type { DueClock, Firing } from './due-steps.js';

const CaseKey = Cases.pick('tenantId', 'caseId');
const ClockKey = Clocks.pick('tenantId', 'caseId', 'clockId');
export type CaseKey = RowOf<typeof CaseKey>;

/** Of cases that this round has not tried yet, those whose steps are due longest. */
export function dueCases(
  tx: Transaction,
  { lateByMs, limit, skipped }: { lateByMs: number; limit: number; skipped: readonly string[] },
): Promise<CaseKey[]> {
  return tx.query(
    `select ${CaseKey.as()} from (
       select tenant_id, case_id, next_step_at from clock
       where next_step_at <= instant() - make_interval(secs => $1::float8 / 1000) and case_id <> all($3::uuid[])
       order by next_step_at limit $2::int
     ) as due group by tenant_id, case_id order by case_id`,
    [lateByMs, limit, skipped],
  );
}

const Due = Clocks.pick(
  'caseId',
  'clockId',
  'generation',
  'setAt',
  'ladder',
  'ladderId',
  'ladderAt',
  'nextStep',
  'nextStepAt',
);

/** Read again under the lock of their cases: another worker may have settled them. */
export async function lockDueClocks(
  tx: Transaction,
  caseIds: readonly string[],
  ladders: Ladders,
): Promise<DueClock[]> {
  const rows = await tx.query<RowOf<typeof Due> & Pick<DueClock, 'nextStep' | 'nextStepAt'>>(
    `select ${Due.as()} from clock
     where case_id = any($1::uuid[]) and next_step_at <= $2::timestamptz and state in ('running', 'paused')
     order by case_id, next_step_at, clock_id for update`,
    [caseIds, tx.now],
  );
  return ladders.read(tx, rows);
}

const NewFiring = Firings.pick(
  'caseId',
  'clockId',
  'generation',
  'stepId',
  'setAt',
  'action',
  'stepAt',
  'cause',
);

/**
 * The primary key makes a step act once: a second firing of it breaks the transaction. Written last, so that the lateness counts the
 * work of the transaction too.
 */
const RECORD_FIRINGS = `insert into clock_firing (tenant_id, ${NewFiring.names}, fired_at, lateness_ms, fired_by)
  select $2::uuid, ${NewFiring.of()}, n.now, greatest(0, extract(epoch from n.now - r."lateFrom") * 1000)::bigint, $3
  from (select instant() as now offset 0) as n, ${NewFiring.rows('$1', 'r', { lateFrom: 'timestamptz' })}
  returning action, lateness_ms::float8 as "latenessMs"`;

export interface RecordedFiring {
  readonly action: string;
  readonly latenessMs: number;
}

export function recordFirings(
  tx: Transaction,
  firings: readonly Firing[],
  by: string,
): Promise<RecordedFiring[]> {
  return tx.query(RECORD_FIRINGS, [NewFiring.json(firings), tx.tenantId, by]);
}

/** The steps of a case that have acted. */
export const firedSteps = (tx: Transaction, caseIds: readonly string[]) =>
  Firings.pick('caseId', 'clockId', 'generation', 'stepId').select(
    tx,
    'where case_id = any($1::uuid[])',
    [caseIds],
  );

/** Where a clock of a case stands on its ladder. */
export async function ladderOf(tx: Transaction, caseId: string, clockId: string) {
  const [row] = await tx.query<Pick<DueClock, 'ladder'> & Pick<ClockEntity, 'nextStep'>>(
    `select ladder_steps(k) as ladder, k.next_step as "nextStep" from clock k where k.case_id = $1 and k.clock_id = $2`,
    [caseId, clockId],
  );
  return row ?? null;
}

/** Seconds of the horizon in which something waits without an alarm, in their order, after the second that was looked at last. */
export async function unarmedSeconds(
  tx: Transaction,
  { hours, after, limit }: { hours: number; after: number; limit: number },
): Promise<number[]> {
  const rows = await tx.query<{ second: string }>(
    `select distinct ceil(extract(epoch from next_step_at))::bigint as second from (
       select next_step_at from clock
       where next_step_at > to_timestamp($2::bigint) and next_step_at < instant() + make_interval(hours => $1) and armed_epoch is null
       order by next_step_at limit $3) as next
     order by second`,
    [hours, after, limit],
  );
  return rows.map(({ second }) => Number(second));
}

/** Never waits for a row that a command holds: it is armed in the next round. Bounded, as most rows lie beyond the horizon. */
export async function markArmed(
  tx: Transaction,
  epoch: string,
  seconds: readonly number[],
): Promise<void> {
  await tx.query(
    `update clock c set armed_epoch = $2
     from (select ${ClockKey.names} from clock
       where next_step_at > to_timestamp($3::bigint - 1) and next_step_at <= to_timestamp($4::bigint) and armed_epoch is null
         and ceil(extract(epoch from next_step_at))::bigint = any($1::bigint[])
       for update skip locked) as k
     where c.tenant_id = k.tenant_id and c.case_id = k.case_id and c.clock_id = k.clock_id`,
    [seconds, epoch, seconds[0], seconds.at(-1)],
  );
}

/** What was armed in an older life of the alarm store has to be armed again. */
export async function disarmOthers(tx: Transaction, epoch: string): Promise<void> {
  await tx.query(
    `update clock c set armed_epoch = null
     from (select ${ClockKey.names} from clock
       where next_step_at is not null and armed_epoch is not null and armed_epoch <> $1 for update skip locked) as k
     where c.tenant_id = k.tenant_id and c.case_id = k.case_id and c.clock_id = k.clock_id`,
    [epoch],
  );
}

/** Open cases without a running clock, although each should have one. Windows do not hold the hospital to anything. */
export const casesWithoutClock = (tx: Transaction): Promise<CaseKey[]> =>
  tx.query(`select ${CaseKey.as('c')} from complaint_case c
    where c.open and not exists (select 1 from clock k where k.tenant_id = c.tenant_id and k.case_id = c.case_id
      and k.state in ('running', 'paused') and k.kind <> 'window') limit 1000`);

export const sampleCases = (tx: Transaction, size: number): Promise<CaseKey[]> =>
  CaseKey.select(tx, 'order by random() limit $1', [size]);

/** For `npm run verify`: the next cases by tenant and id, or those with the given numbers. */
export const casesAfter = (
  tx: Transaction,
  last: CaseKey | undefined,
  numbers: readonly string[] | null,
  limit: number,
): Promise<Pick<CaseEntity, 'tenantId' | 'caseId' | 'caseNo'>[]> =>
  Cases.pick('tenantId', 'caseId', 'caseNo').select(
    tx,
    `where ($1::uuid is null or (tenant_id, case_id) > ($1::uuid, $2::uuid)) and ($3::text[] is null or case_no = any($3::text[]))
     order by tenant_id, case_id limit ${limit}`,
    [last?.tenantId, last?.caseId, numbers],
  );

const CLOCK_HEALTH = `select
    count(*) filter (where state in ('running', 'paused'))::int as running,
    count(*) filter (where next_step_at is not null)::int as waiting,
    count(*) filter (where next_step_at is not null and armed_epoch is not null)::int as armed,
    count(*) filter (where next_step_at < instant() + interval '48 hours')::int as due,
    count(*) filter (where next_step_at <= instant())::int as overdue
  from clock`;

/** How the deadlines of a tenant keep time. */
export async function clockHealth(tx: Transaction): Promise<Omit<ClockHealth, 'alarms'>> {
  const [counts] =
    await tx.query<Pick<ClockHealth, 'running' | 'waiting' | 'armed' | 'due' | 'overdue'>>(
      CLOCK_HEALTH,
    );
  const [asked] = await tx.query<Pick<ClockHealth, 'awaiting' | 'unacknowledged'>>(ASKED_COUNTS);
  const byHour = await tx.query<Lateness & { hour: Date }>(LATENESS_BY_HOUR);
  if (!counts || !asked) throw new Error('the count query returned no row');
  return {
    ...counts,
    ...asked,
    lateness: await latenessOf(tx, null),
    byAlarm: await latenessOf(tx, 'alarm'),
    bySweeper: await latenessOf(tx, 'sweeper'),
    byHour: byHour.map(({ hour, ...lateness }) => ({ hour: hour.toISOString(), ...lateness })),
  };
}

async function latenessOf(tx: Transaction, firedBy: string | null): Promise<Lateness> {
  const [lateness] = await tx.query<Lateness>(LATENESS, [firedBy]);
  if (!lateness) throw new Error('the lateness query returned no row');
  return lateness;
}
