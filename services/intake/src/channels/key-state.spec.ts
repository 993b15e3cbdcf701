import { describe, expect, it } from '@jest/globals';
import { afterRequest, keyFault, stateOf } from './key-state.js';

const NOW = new Date('2026-11-20T02:00:00Z');
const EARLIER = new Date('2026-11-20T01:59:59Z');
const LATER = new Date('2026-11-20T02:00:01Z');
const key = Buffer.from('now');
const former = Buffer.from('before');
const adapter = { active: true, expiresAt: null, keyHash: key, formerUntil: null };

describe('a key', () => {
  it('opens until it is revoked or its time is over', () => {
    expect(keyFault(adapter, key, NOW)).toBeNull();
    expect(keyFault({ ...adapter, expiresAt: LATER }, key, NOW)).toBeNull();
    expect(keyFault({ ...adapter, expiresAt: NOW }, key, NOW)).toBe('adapter.key_expired');
    expect(keyFault({ ...adapter, active: false }, key, NOW)).toBe('adapter.key_revoked');
    expect(stateOf({ active: false, expiresAt: EARLIER }, NOW)).toBe('revoked');
  });

  it('that was exchanged opens until the overlap ends', () => {
    expect(keyFault({ ...adapter, formerUntil: LATER }, former, NOW)).toBeNull();
    expect(keyFault({ ...adapter, formerUntil: NOW }, former, NOW)).toBe('adapter.key_expired');
    expect(keyFault(adapter, former, NOW)).toBe('adapter.key_expired');
  });
});

it('as many requests as are allowed get in within a minute, and the next one is told when to come again', () => {
  const first = afterRequest(undefined, 2, 1_000);
  expect(first).toEqual({ since: 1_000, count: 1 });
  const second = afterRequest({ since: 1_000, count: 1 }, 2, 30_000);
  expect(second).toEqual({ since: 1_000, count: 2 });
  expect(afterRequest({ since: 1_000, count: 2 }, 2, 30_000)).toEqual({ againInSeconds: 31 });
  expect(afterRequest({ since: 1_000, count: 2 }, 2, 61_000)).toEqual({ since: 61_000, count: 1 });
});
