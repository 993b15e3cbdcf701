import type { ApiKey } from '@tingsu/contracts';
import type { AdapterEntity } from './adapter.entity.js';

type Lasting = Pick<AdapterEntity, 'active' | 'expiresAt'>;

/** What a key of this adapter is worth at an instant. */
export function stateOf({ active, expiresAt }: Lasting, now: Date): ApiKey['state'] {
  if (!active) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}

/** Why a key that belongs to the adapter does not open it; null when it does. */
export function keyFault(
  adapter: Lasting & Pick<AdapterEntity, 'keyHash' | 'formerUntil'>,
  hash: Buffer,
  now: Date,
): 'adapter.key_revoked' | 'adapter.key_expired' | null {
  const state = stateOf(adapter, now);
  if (state === 'revoked') return 'adapter.key_revoked';
  if (state === 'expired') return 'adapter.key_expired';
  if (adapter.keyHash.equals(hash)) return null;
  return adapter.formerUntil !== null && adapter.formerUntil > now ? null : 'adapter.key_expired';
}

/** Requests of a minute that were let in, counted from the first. */
export interface Minute {
  readonly since: number;
  readonly count: number;
}
const MINUTE_MS = 60_000;

/** The minute with one request more, at `at` milliseconds; or in how many seconds to try again. */
export function afterRequest(
  minute: Minute | undefined,
  perMinute: number,
  at: number,
): Minute | { readonly againInSeconds: number } {
  if (!minute || at - minute.since >= MINUTE_MS) return { since: at, count: 1 };
  return minute.count < perMinute
    ? { ...minute, count: minute.count + 1 }
    : { againInSeconds: Math.max(1, Math.ceil((minute.since + MINUTE_MS - at) / 1_000)) };
}
