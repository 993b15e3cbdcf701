import type { RowOf, Transaction } from '@tingsu/database';
import { IdempotencyKeys } from './complaint.entity.js';
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

const Key = IdempotencyKeys.pick('client', 'key', 'fingerprint', 'complaintId');
type KeyRow = RowOf<typeof Key>;

/**
 * Takes keys that are free and finds the holders of the others. Waits for a transaction that is about to take the same key, so
 * of any number of concurrent requests with one key exactly one is fresh. Within the call, the first of equal keys wins.
 */
export async function claimKeys(
  tx: Transaction,
  wanted: readonly Claim[],
): Promise<readonly Claim[]> {
  const firstOf = new Map<string, Claim>();
  for (const claim of wanted) if (!firstOf.has(slotOf(claim))) firstOf.set(slotOf(claim), claim);
  const firsts = [...firstOf.values()];
  const inserted = await tx.query<KeyRow>(INSERT, [
    Key.json(firsts.map(keyIn)),
    tx.tenantId,
    tx.now,
  ]);
  const taken = new Set(inserted.map(slotOf));
  const unfree = firsts.filter((claim) => !taken.has(slotOf(claim)));
  const others = await findKeys(tx, unfree);
  const holder = new Map(others.map((row) => [slotOf(row), row]));
  return wanted.map((claim) => {
    const first = firstOf.get(slotOf(claim));
    if (first === claim && taken.has(slotOf(claim))) return claim;
    const held = holder.get(slotOf(claim)) ?? first ?? claim;
    return { ...claim, complaintId: held.complaintId, fingerprint: held.fingerprint, fresh: false };
  });
}

/** The claim of the first request with this key. */
export async function findClaim(tx: Transaction, claim: Claim): Promise<Claim | null> {
  const [row] = await findKeys(tx, [claim]);
  return row
    ? { ...claim, complaintId: row.complaintId, fingerprint: row.fingerprint, fresh: false }
    : null;
}

/** The complaint that a key stands for, whatever its body was. */
export async function complaintUnder(
  tx: Transaction,
  slot: Pick<Claim, 'client' | 'key'>,
): Promise<string | null> {
  const [row] = await findKeys(tx, [slot]);
  return row?.complaintId ?? null;
}

/** Gives keys back, as if the requests had never come. */
export async function releaseKeys(tx: Transaction, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  await tx.query(
    'delete from idempotency_key where tenant_id = $1 and complaint_id = any($2::uuid[])',
    [tx.tenantId, claims.map((claim) => claim.complaintId)],
  );
}

const Slot = Key.pick('client', 'key');

/** One order for all, so that two batches that share keys wait for each other instead of dead-locking. */
const INSERT = `${Key.insert({ tenantId: '$2::uuid', createdAt: '$3::timestamptz' })} order by r.client, r.key
  on conflict do nothing returning ${Key.as()}`;
const FIND = `select ${Key.as('i')} from ${Slot.rows()} join idempotency_key i on ${Slot.match('i')} where i.tenant_id = $2`;

async function findKeys(
  tx: Transaction,
  claims: readonly Pick<Claim, 'client' | 'key'>[],
): Promise<KeyRow[]> {
  return claims.length === 0 ? [] : tx.query(FIND, [Slot.json(claims.map(slotIn)), tx.tenantId]);
}

const slotIn = ({ client, key }: Pick<Claim, 'client' | 'key'>) => ({ client, key });
const keyIn = ({ client, key, fingerprint, complaintId }: Claim): KeyRow => ({
  ...{ client, key, fingerprint, complaintId },
});

function slotOf({ client, key }: { readonly client: string; readonly key: Buffer }): string {
  return `${client}|${key.toString('hex')}`;
}

/** Keys serve for 30 days. */
export async function forgetOldKeys(tx: Transaction): Promise<void> {
  await tx.query("delete from idempotency_key where created_at < instant() - interval '30 days'");
}
