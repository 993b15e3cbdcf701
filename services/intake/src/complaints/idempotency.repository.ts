import type { Transaction } from '@tingsu/database';
import type { Admission } from './registration.js';

/** A request's hold on its key. When the key was there before, `complaintId` and `fingerprint` are those of the first request. */
export interface Claim {
  readonly client: string;
  readonly key: Buffer;
  /** Of the body that the key stands for. */
  readonly fingerprint: Buffer;
  /** Of the body of this request. */
  readonly sentFingerprint: Buffer;
  readonly complaintId: string;
  readonly fresh: boolean;
  readonly admission: Admission | null;
  readonly correlationId: string | undefined;
  readonly receiptShown: boolean;
}

interface KeyRow {
  readonly client: string;
  readonly key: Buffer;
  readonly fingerprint: Buffer;
  readonly complaint_id: string;
}

/**
 * Takes keys that are free and tells who has the others. Waits for a transaction that is about to take the same key, so
 * of any number of concurrent requests with one key exactly one is fresh. Within the call, the first of equal keys wins.
 */
export async function claimKeys(
  tx: Transaction,
  wanted: readonly Claim[],
): Promise<readonly Claim[]> {
  const firstOf = new Map<string, Claim>();
  for (const claim of wanted) if (!firstOf.has(slotOf(claim))) firstOf.set(slotOf(claim), claim);
  // One order for everybody, so that two batches that share keys wait for each other instead of dead-locking.
  const firsts = [...firstOf.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, claim]) => claim);
  const taken = new Set((await insertKeys(tx, firsts)).map(slotOf));
  const others = await findKeys(tx, firsts.filter((claim) => !taken.has(slotOf(claim)))); // prettier-ignore
  const holder = new Map(
    others.map((row) => [
      slotOf(row),
      { complaintId: row.complaint_id, fingerprint: row.fingerprint },
    ]),
  );
  return wanted.map((claim) => {
    const first = firstOf.get(slotOf(claim));
    if (first === claim && taken.has(slotOf(claim))) return claim;
    const held = holder.get(slotOf(claim)) ?? first ?? claim;
    return { ...claim, complaintId: held.complaintId, fingerprint: held.fingerprint, fresh: false };
  });
}

/** Who has the key, if anybody. */
export async function findClaim(tx: Transaction, claim: Claim): Promise<Claim | null> {
  const [row] = await findKeys(tx, [claim]);
  return row
    ? { ...claim, complaintId: row.complaint_id, fingerprint: row.fingerprint, fresh: false }
    : null;
}

/** Gives keys back, as if the requests had never come. */
export async function releaseKeys(tx: Transaction, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  await tx.query(
    'delete from idempotency_key where tenant_id = $1 and complaint_id = any($2::uuid[])',
    [tx.tenantId, claims.map((claim) => claim.complaintId)],
  );
}

function insertKeys(tx: Transaction, claims: readonly Claim[]): Promise<KeyRow[]> {
  return tx.query(
    `insert into idempotency_key (tenant_id, client, key, fingerprint, complaint_id, created_at)
     select $1, k.client, k.key, k.fingerprint, k.complaint_id, $2
     from unnest($3::text[], $4::bytea[], $5::bytea[], $6::uuid[]) with ordinality as k (client, key, fingerprint, complaint_id, nr) order by k.nr
     on conflict do nothing returning client, key, fingerprint, complaint_id`,
    [
      tx.tenantId,
      tx.now,
      claims.map((c) => c.client),
      claims.map((c) => c.key),
      claims.map((c) => c.fingerprint),
      claims.map((c) => c.complaintId),
    ],
  );
}

async function findKeys(tx: Transaction, claims: readonly Claim[]): Promise<KeyRow[]> {
  if (claims.length === 0) return [];
  return tx.query(
    `select i.client, i.key, i.fingerprint, i.complaint_id from idempotency_key i
     join unnest($2::text[], $3::bytea[]) as k (client, key) on i.client = k.client and i.key = k.key where i.tenant_id = $1`,
    [tx.tenantId, claims.map((claim) => claim.client), claims.map((claim) => claim.key)],
  );
}

function slotOf({ client, key }: { readonly client: string; readonly key: Buffer }): string {
  return `${client}|${key.toString('hex')}`;
}
