import { PolicyActivated, type Actor } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { bindingsOn } from '@tingsu/policy';
import { lastBindingSet } from './binding-sets.repository.js';
import { Outbox } from '@tingsu/messaging';
import { lastActivation } from './reference.repository.js';
import { Activations, PolicyVersions, type PolicyVersionEntity } from './reference.entity.js';
import type { StoredCalendar } from '../calendars/calendar-year.js';
import { startRecompute } from '../calendars/recompute-run.repository.js';
import { canonicalJson } from '../ledger/canonical.js';
import { markInForce } from './drafts.repository.js';
import { PolicyBook } from './policy-book.js';

type Activation = PolicyActivated['data'];
type Bindings = Activation['bindings'];

export interface NewVersion {
  readonly document: Record<string, unknown>;
  readonly author: string | null;
  readonly approver: string | null;
}
/** One after the other for each tenant: what is in force changes in one order, which its version numbers show. */
export function lockPolicies(tx: Transaction): Promise<unknown> {
  return tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `policies:${tx.tenantId}`,
  ]);
}

/** Writes a version, which can no longer be changed. Whether it binds already is decided by `putInForce`. */
export async function addVersion(
  tx: Transaction,
  { document, author, approver }: NewVersion,
): Promise<void> {
  await PolicyVersions.add(tx, [
    {
      tenantId: tenantOf(tx),
      policyId: String(document['id']),
      version: String(document['version']),
      document,
      effectiveFrom: String(document['effectiveFrom']),
      author,
      approver,
      publishedAt: tx.now,
    },
  ]);
}

/** Today where the hospital is; before its directory is here, where its first policy is. */
export async function todayOf(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ today: string }>(
    `select ($1::timestamptz at time zone coalesce((select data ->> 'timeZone' from directory_copy),
       (select document ->> 'timezone' from policy_version order by published_at, policy_id limit 1), 'UTC'))::date::text as today`,
    [tx.now],
  );
  if (!row) throw new Error('the date query returned no row');
  return row.today;
}

/** Of each policy the newest version whose day has come; of two of the same day the one that was published later. */
const IN_FORCE = `select distinct on (policy_id) policy_id || '@' || version as reference from policy_version where effective_from <= $1::date
  order by policy_id, effective_from desc, published_at desc, version desc`;

/**
 * Puts in force what is due, with new calendars if there are any, and publishes it; open clocks are recalculated when a
 * calendar changed. Null when nothing changes. Call it under `lockPolicies`.
 */
export async function putInForce(
  tx: Transaction,
  change: { readonly calendars?: readonly StoredCalendar[] },
  actor: Actor,
): Promise<number | null> {
  const last = await lastActivation(tx);
  const today = await todayOf(tx);
  const bindings = bindingsOn((await lastBindingSet(tx)).rows, today);
  const calendars = change.calendars ?? last?.calendars ?? [];
  const inForce = (await tx.query<{ reference: string }>(IN_FORCE, [today])).map(
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
  await Activations.add(tx, [
    {
      ...{ tenantId: tenantOf(tx), version, bindings, calendars },
      documents: inForce,
      activatedAt: tx.now,
    },
  ]);
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
  await markInForce(tx, inForce, today);
  if (last && newCalendars) await startRecompute(tx, last, { version, calendars });
  return version;
}

/**
 * Tenants with a version that has not been put in force although its day has come somewhere on earth; whether it has come where the hospital
 * is, is asked again within the tenant. What was superseded before its day never comes back: only what is newer than what is in force counts.
 */
const DUE_VERSIONS = `select distinct v.tenant_id as "tenantId" from policy_version v
  join lateral (select documents from policy_activation a where a.tenant_id = v.tenant_id order by version desc limit 1) as last on true
  where v.effective_from <= ((instant() + interval '14 hours') at time zone 'UTC')::date
    and not v.policy_id || '@' || v.version = any(last.documents)
    and not exists (select 1 from policy_version newer where newer.tenant_id = v.tenant_id and newer.policy_id = v.policy_id
      and newer.policy_id || '@' || newer.version = any(last.documents)
      and (newer.effective_from, newer.published_at) >= (v.effective_from, v.published_at))`;

/** The same for rows of the newest set of bindings: what is in force of them has their days. */
const DUE_BINDINGS = `select s.tenant_id as "tenantId"
  from (select distinct on (tenant_id) tenant_id, rows from binding_set order by tenant_id, number desc) s
  join lateral (select bindings from policy_activation a where a.tenant_id = s.tenant_id order by version desc limit 1) as last on true
  where exists (select 1 from jsonb_array_elements(s.rows) as r
    where r ->> 'from' <= ((instant() + interval '14 hours') at time zone 'UTC')::date::text
      and r ->> 'from' > coalesce((select max(b ->> 'from') from jsonb_array_elements(last.bindings) as b), ''))`;

export async function tenantsWithDue(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<Pick<PolicyVersionEntity, 'tenantId'>>(
    `${DUE_VERSIONS} union ${DUE_BINDINGS}`,
  );
  return rows.map(({ tenantId }) => tenantId);
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
  const rows = await PolicyVersions.pick('policyId', 'version', 'document').select(
    tx,
    'order by published_at, policy_id, version',
  );
  const book = new PolicyBook({
    documents: rows.map(({ document }) => document),
    bindings,
    calendars: [...calendars],
    inForce,
  });
  for (const binding of bindings) book.calendarFor(book.policyOn(binding), binding.campus);
  const named = bindings.flatMap(({ policies }) =>
    policies.map((reference) => book.resolve(reference)),
  );
  const needed = book
    .withParents([...inForce, ...named])
    .map(({ id, version }) => `${id}@${version}`);
  const current = new Set(inForce);
  const wanted = rows.filter(({ policyId, version }) => needed.includes(`${policyId}@${version}`));
  // A reference without a version means the last of its kind here, so what is in force comes last.
  const ordered = [
    ...wanted.filter(({ policyId, version }) => !current.has(`${policyId}@${version}`)),
    ...wanted.filter(({ policyId, version }) => current.has(`${policyId}@${version}`)),
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
