import {
  cursorOf,
  houseReach,
  mayInHouse,
  ProblemError,
  RosterChanged,
  type Duty,
  type Identity,
  type Page,
  type RosterDuty,
  type RosterHead,
  weekOf,
} from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import type { NewEvent } from '@tingsu/messaging';
import { z } from 'zod';
import { departmentOf } from './roster-faults.js';

export interface Unit {
  readonly campus: string;
  readonly unit: string;
}

export const subjectOf = ({ campus, unit }: Unit): string => `${campus}/${unit}`;

const PLACES = cursorOf(z.tuple([z.string().max(60), z.string().max(60)]));
const wall = (column: string, zone: string): string =>
  `to_char(${column} at time zone ${zone}, 'YYYY-MM-DD"T"HH24:MI')`;

/** Units with a roster, within reach. */
export async function listRosters(
  tx: Transaction,
  who: Identity,
  query: { readonly campus?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<RosterHead>> {
  const { campuses, departments } = houseReach(who, 'roster.read');
  const [campus, unit] = PLACES.read(query.cursor) ?? [null, null];
  const rows = await tx.query<Unit & { readonly until: Date | null }>(
    `select campus, unit, max(ends_at) as until from duty
     where ($1::text[] is null or campus = any($1::text[]) or unit = any($2::text[])) and ($3::text is null or campus = $3)
       and ($4::text is null or (campus, unit) > ($4, $5)) group by campus, unit order by campus, unit limit $6`,
    [campuses, departments, query.campus ?? null, campus, unit, query.limit + 1],
  );
  const heads = rows.map(({ until, ...of }) => ({
    ...of,
    until: until?.toISOString() ?? null,
    mayEdit: mayEdit(who, of),
  }));
  return PLACES.page(heads, query.limit, (one) => [one.campus, one.unit]);
}

export const mayEdit = (who: Identity, { campus, unit }: Unit): boolean =>
  mayInHouse(who, 'roster.edit', { campus, department: departmentOf(unit) });

export async function versionOf(tx: Transaction, subject: string): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    'select version from roster_version where subject = $1',
    [subject],
  );
  return row?.version ?? 0;
}

/** All duties that touch a week, by the clock on the wall. */
export const dutiesTouching = (
  tx: Transaction,
  { campus, unit }: Unit,
  monday: string,
  timeZone: string,
): Promise<RosterDuty[]> => {
  const { from, to } = weekOf(monday);
  return tx.query(
    `select person_id as "personId", ${wall('starts_at', '$3')} as "from", ${wall('ends_at', '$3')} as "to" from duty
     where campus = $1 and unit = $2 and starts_at < $5::timestamp at time zone $3 and ends_at > $4::timestamp at time zone $3
     order by starts_at, ends_at, person_id`,
    [campus, unit, timeZone, from, to],
  );
};

/** Locks the subject and raises its version. Throws `roster.stale_version` when another one was expected. */
export async function raiseVersion(
  tx: Transaction,
  subject: string,
  expected: number | null = null,
): Promise<number> {
  await tx.query(
    'insert into roster_version (tenant_id, subject, version) values ($1, $2, 0) on conflict do nothing',
    [tenantOf(tx), subject],
  );
  const [row] = await tx.query<{ version: number }>(
    'select version from roster_version where subject = $1 for update',
    [subject],
  );
  const version = row?.version ?? 0;
  if (expected !== null && expected !== version)
    throw new ProblemError(
      'roster.stale_version',
      'The roster was changed meanwhile. Open it again and repeat your change.',
      { currentVersion: version },
    );
  await tx.query('update roster_version set version = $2 where subject = $1', [
    subject,
    version + 1,
  ]);
  return version + 1;
}

/** What begins between two times on the wall, `to` left out, is replaced. */
export async function replaceDuties(
  tx: Transaction,
  { campus, unit }: Unit,
  between: { readonly from: string; readonly to: string },
  duties: readonly RosterDuty[],
  timeZone: string,
): Promise<void> {
  await tx.query(
    `delete from duty where campus = $1 and unit = $2
       and starts_at >= $4::timestamp at time zone $3 and starts_at < $5::timestamp at time zone $3`,
    [campus, unit, timeZone, between.from, between.to],
  );
  await tx.query(
    `insert into duty (tenant_id, duty_id, campus, unit, person_id, starts_at, ends_at)
     select $1, gen_random_uuid(), $2, $3, r."personId", r."from" at time zone $4, r."to" at time zone $4
     from json_to_recordset($5::json) as r ("personId" uuid, "from" timestamp, "to" timestamp)`,
    [tenantOf(tx), campus, unit, timeZone, JSON.stringify(duties)],
  );
}

/** The roster as other services know it from now on: all that has not ended. */
export async function changed(
  tx: Transaction,
  { campus, unit }: Unit,
  version: number,
  actorId: string | null,
): Promise<NewEvent> {
  const rows = await tx.query<{ personId: string; from: Date; to: Date }>(
    `select person_id as "personId", starts_at as "from", ends_at as "to" from duty
     where campus = $1 and unit = $2 and ends_at > $3 order by starts_at, person_id`,
    [campus, unit, tx.now],
  );
  const duties: Duty[] = rows.map(({ personId, from, to }) => ({
    personId,
    from: from.toISOString(),
    to: to.toISOString(),
  }));
  return {
    definition: RosterChanged,
    aggregateId: subjectOf({ campus, unit }),
    aggregateVersion: version,
    data: { campus, unit, duties },
    actor: { type: actorId === null ? 'system' : 'person', id: actorId, role: null },
    at: tx.now,
  };
}

/** People whom a table may name. */
export const colleagues = (
  tx: Transaction,
): Promise<{ readonly id: string; readonly login: string; readonly name: string }[]> =>
  tx.query('select staff_id as id, login, name from staff where active order by login');
