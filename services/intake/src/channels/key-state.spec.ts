import { describe, expect, it } from '@jest/globals';
import { againInSeconds, keyFault, stateOf } from './key-state.js';

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

it('who asks too often comes again when the minute is over', () => {
  expect(againInSeconds(EARLIER, NOW)).toBe(59);
  expect(againInSeconds(new Date('2026-11-20T01:59:00Z'), NOW)).toBe(1);
});
