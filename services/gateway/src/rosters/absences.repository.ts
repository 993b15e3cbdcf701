import {
  AbsenceChanged,
  cursorOf,
  InstantPlaceSchema,
  localTime,
  ProblemError,
  type Absence,
  type AbsenceView,
  type NewAbsence,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { NewEvent } from '@tingsu/messaging';
import { v7 as uuid } from 'uuid';
import { Absences } from './roster.entity.js';

const Stored = Absences.omit('tenantId', 'enteredBy', 'enteredAt');
type Row = RowOf<typeof Stored>;
const PLACES = cursorOf(InstantPlaceSchema);

/** Those that have not ended, the first to end first: all, or those in which a person is away or acts. */
export async function listAbsences(
  tx: Transaction,
  { personId, all, timeZone }: { personId: string | null; all: boolean; timeZone: string },
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<AbsenceView>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await Stored.select(
    tx,
    `where ends_at > $1 and ($2 or person_id = $3 or deputy = $3)
       and ($4::timestamptz is null or (ends_at, absence_id) > ($4::timestamptz, $5::uuid)) order by ends_at, absence_id limit $6`,
    [tx.now, all, personId, at, id, limit + 1],
  );
  const { items, nextCursor } = PLACES.page(rows, limit, (row) => [
    row.endsAt.toISOString(),
    row.absenceId,
  ]);
  return {
    items: items.map((row) => viewOf(row, timeZone, all || row.personId === personId)),
    nextCursor,
  };
}

/** Changes of absences wait for each other, so that two of them cannot close a ring between them. */
export async function lockAbsences(tx: Transaction): Promise<Absence[]> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('gateway.absence'), hashtext($1))`, [
    tenantOf(tx),
  ]);
  return (await Stored.select(tx, 'where ends_at > $1', [tx.now])).map(absenceOf);
}

export async function addAbsence(
  tx: Transaction,
  { personId, deputy, from, to }: Required<NewAbsence>,
  timeZone: string,
  enteredBy: string,
): Promise<AbsenceView> {
  const absenceId = uuid();
  await tx.query(
    `insert into absence (tenant_id, absence_id, person_id, deputy, starts_at, ends_at, entered_by, entered_at)
     values ($1, $2, $3, $4, $5::timestamp at time zone $7, $6::timestamp at time zone $7, $8, $9)`,
    [tenantOf(tx), absenceId, personId, deputy, from, to, timeZone, enteredBy, tx.now],
  );
  return { absenceId, personId, deputy, from, to, mayEnd: true };
}

/** What two times on the wall are as instants. */
export async function instantsOf(
  tx: Transaction,
  { from, to }: Pick<NewAbsence, 'from' | 'to'>,
  timeZone: string,
): Promise<Pick<Absence, 'from' | 'to'>> {
  const [row] = await tx.query<{ from: Date; to: Date }>(
    'select $1::timestamp at time zone $3 as "from", $2::timestamp at time zone $3 as "to"',
    [from, to, timeZone],
  );
  if (!row) throw new Error('the query of instants returned no row');
  return { from: row.from.toISOString(), to: row.to.toISOString() };
}

/** Ends it now; one that has not begun goes. Returns whose it was. Throws `absence.not_found`. */
export async function endAbsence(
  tx: Transaction,
  absenceId: string,
  mayEnd: (personId: string) => boolean,
): Promise<string> {
  const [row] = await Stored.select(tx, 'where absence_id = $1 and ends_at > $2', [
    absenceId,
    tx.now,
  ]);
  if (!row || !mayEnd(row.personId))
    throw new ProblemError('absence.not_found', 'There is no such absence of yours.');
  if (row.startsAt < tx.now)
    await tx.query('update absence set ends_at = $2 where absence_id = $1', [absenceId, tx.now]);
  else await tx.query('delete from absence where absence_id = $1', [absenceId]);
  return row.personId;
}

/** The absences of a person as other services know them from now on. */
export async function absencesChanged(
  tx: Transaction,
  personId: string,
  version: number,
  actorId: string,
): Promise<NewEvent> {
  const rows = await Stored.select(
    tx,
    'where person_id = $1 and ends_at > $2 order by starts_at, absence_id',
    [personId, tx.now],
  );
  return {
    definition: AbsenceChanged,
    aggregateId: personId,
    aggregateVersion: version,
    data: { absences: rows.map(absenceOf) },
    actor: { type: 'person', id: actorId, role: null },
    at: tx.now,
  };
}

const absenceOf = ({ personId, deputy, startsAt, endsAt }: Row): Absence => ({
  personId,
  deputy,
  from: startsAt.toISOString(),
  to: endsAt.toISOString(),
});

function viewOf(row: Row, timeZone: string, mayEnd: boolean): AbsenceView {
  const wall = (at: Date): string => {
    const { day, time } = localTime(at, timeZone);
    return `${day}T${time}`;
  };
  const { absenceId, personId, deputy, startsAt, endsAt } = row;
  return { absenceId, personId, deputy, from: wall(startsAt), to: wall(endsAt), mayEnd };
}
