import { PolicyActivated, type Actor } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import type { StoredCalendar } from '../calendars/calendar-year.js';
import { startRecompute } from '../calendars/recompute-run.repository.js';
import { canonicalJson } from '../ledger/canonical.js';
import { markInForce } from './drafts.repository.js';
import { PolicyBook } from './policy-book.js';

type Activation = PolicyActivated['data'];
export type Bindings = Activation['bindings'];

export interface NewVersion {
  readonly document: Record<string, unknown>;
  readonly author: string | null;
  readonly approver: string | null;
}
interface VersionRow {
  readonly policy_id: string;
  readonly version: string;
  readonly effective_from: string;
  readonly document: Record<string, unknown>;
}
export interface ActivationRow {
  readonly version: number;
  readonly bindings: Bindings;
  readonly calendars: readonly StoredCalendar[];
  readonly documents: readonly string[];
}

/** One after the other for each tenant: what is in force changes in one order, which its version numbers tell. */
export function lockPolicies(tx: Transaction): Promise<unknown> {
  return tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `policies:${tx.tenantId}`,
  ]);
}

export async function lastActivation(tx: Transaction): Promise<ActivationRow | null> {
  const [row] = await tx.query<ActivationRow>(
    'select version, bindings, calendars, documents from policy_activation order by version desc limit 1',
  );
  return row ?? null;
}

/** Writes a version that nobody can change any more. Whether it binds already is decided by `putInForce`. */
export async function addVersion(
  tx: Transaction,
  { document, author, approver }: NewVersion,
): Promise<void> {
  await tx.query(
    `insert into policy_version (tenant_id, policy_id, version, document, effective_from, author, approver, published_at)
     values ($1, $2, $3, $4::jsonb, $5::date, $6, $7, $8)`,
    [
      tx.tenantId,
      document['id'],
      document['version'],
      JSON.stringify(document),
      document['effectiveFrom'],
      author,
      approver,
      tx.now,
    ],
  );
}

/** Today where the hospital is; before its directory is here, where its first policy is. */
export async function todayOf(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ today: string }>(
    `select ($1::timestamptz at time zone coalesce((select data ->> 'timeZone' from directory_copy),
       (select document ->> 'timezone' from policy_version order by published_at, policy_id limit 1), 'UTC'))::date::text as today`,
    [tx.now],
  );
  if (!row) throw new Error('The database did not tell the date');
  return row.today;
}

/** Of each policy the newest version whose day has come; of two of the same day the one that was published later. */
const IN_FORCE = `select distinct on (policy_id) policy_id || '@' || version as reference from policy_version where effective_from <= $1::date
  order by policy_id, effective_from desc, published_at desc, version desc`;

/**
 * Puts in force what is due, with new bindings or calendars if there are any, and tells everybody; open clocks are recalculated when a
 * calendar changed. Null when nothing changes. Call it under `lockPolicies`.
 */
export async function putInForce(
  tx: Transaction,
  change: { readonly bindings?: Bindings; readonly calendars?: readonly StoredCalendar[] },
  actor: Actor,
): Promise<number | null> {
  const last = await lastActivation(tx);
  const bindings = change.bindings ?? last?.bindings ?? [];
  const calendars = change.calendars ?? last?.calendars ?? [];
  const inForce = (await tx.query<{ reference: string }>(IN_FORCE, [await todayOf(tx)])).map(
    ({ reference }) => reference,
  );
  const newCalendars = canonicalJson(calendars) !== canonicalJson(last?.calendars ?? []);
  if (
    last &&
    !newCalendars &&
    sameSet(inForce, last.documents) &&
    canonicalJson(bindings) === canonicalJson(last.bindings)
  )
    return null;
  const version = await nextPolicyVersion(tx);
  const data = await activationOf(tx, { bindings, calendars, inForce });
  await tx.query(
    `insert into policy_activation (tenant_id, version, bindings, calendars, documents, activated_at)
     values ($1, $2, $3::jsonb, $4::jsonb, $5::text[], $6)`,
    [tx.tenantId, version, JSON.stringify(bindings), JSON.stringify(calendars), inForce, tx.now],
  );
  await new Outbox('cases').append(tx, [
    {
      definition: PolicyActivated,
      aggregateId: tx.tenantId ?? '',
      aggregateVersion: version,
      data,
      actor,
      at: tx.now,
    },
  ]);
  await markInForce(tx, inForce);
  if (last && newCalendars) await startRecompute(tx, last, { version, calendars });
  return version;
}

/** Activations and reminders are one stream of events, whose versions have no gaps. */
export async function nextPolicyVersion(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ next: number }>(
    `select greatest((select max(version) from policy_activation), (select max(version) from calendar_reminder), 0) + 1 as next`,
  );
  return row?.next ?? 1;
}

/** What other services need: the documents in force and those that these refer to. Throws when a binding cannot be composed. */
async function activationOf(
  tx: Transaction,
  {
    bindings,
    calendars,
    inForce,
  }: { bindings: Bindings; calendars: readonly StoredCalendar[]; inForce: readonly string[] },
): Promise<Activation> {
  const rows = await tx.query<VersionRow>(
    'select policy_id, version, document from policy_version order by published_at, policy_id, version',
  );
  const book = new PolicyBook({
    documents: rows.map(({ document }) => document),
    bindings,
    calendars: [...calendars],
    inForce,
  });
  for (const { campus, caseKind } of bindings) {
    const policy = book.policyFor(campus ?? '', caseKind);
    if (!policy) throw new Error(`No policy for ${campus ?? 'every campus'}, ${caseKind}`);
    book.calendarFor(policy, campus);
  }
  const named = bindings.flatMap(({ policies }) =>
    policies.map((reference) => book.resolve(reference)),
  );
  const needed = book
    .withParents([...inForce, ...named])
    .map(({ id, version }) => `${id}@${version}`);
  const current = new Set(inForce);
  const wanted = rows.filter(({ policy_id, version }) =>
    needed.includes(`${policy_id}@${version}`),
  );
  // A reference without a version means the last of its kind here, so what is in force comes last.
  const ordered = [
    ...wanted.filter(({ policy_id, version }) => !current.has(`${policy_id}@${version}`)),
    ...wanted.filter(({ policy_id, version }) => current.has(`${policy_id}@${version}`)),
  ];
  return {
    documents: ordered.map(({ document }) => document),
    bindings: [...bindings],
    calendars: [...calendars],
  };
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
