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

const MINUTE_MS = 60_000;

/** In how many seconds a request gets in that was one too many in the minute since then. */
export const againInSeconds = (since: Date, now: Date): number =>
  Math.max(1, Math.ceil((since.getTime() + MINUTE_MS - now.getTime()) / 1_000));
