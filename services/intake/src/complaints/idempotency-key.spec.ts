import { describe, expect, it } from '@jest/globals';
import { idempotencyKeyOf, visitorKeyOf } from './idempotency-key.js';
import { complaintNoOf, yearIn } from './registration.js';

describe('an idempotency key', () => {
  it.each([
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"8e03978e"', '8e03978e'],
    [' <20261120.1@mail.example> ', '<20261120.1@mail.example>'],
  ])('may be %s', (raw, key) => expect(idempotencyKeyOf(raw, 'a key')).toBe(key));

  it.each([
    [undefined],
    [''],
    ['   '],
    ['""'],
    ['钥匙'],
    ['a'.repeat(256)],
    ['a\nb'],
    [['a', 'b']],
  ])('cannot be %j', (raw) => {
    expect(() => idempotencyKeyOf(raw, 'a key')).toThrow(/idempotency.key_missing/);
  });
});

describe('S-22: the key of a visitor', () => {
  it.each([['8e03978e-40d5-43dd-bc93-6894a57f9324'], ['"8E03978E-40D5-43DD-BC93-6894A57F9324"']])(
    'may be the random UUID %s',
    (raw) => expect(visitorKeyOf(raw)).toBe('8e03978e-40d5-43dd-bc93-6894a57f9324'),
  );

  it.each([
    ['1'],
    ['complaint-1234567890'],
    ['aaaaaaaaaaaaaaaa'],
    ['00000000-0000-0000-0000-000000000000'],
    ['6fa459ea-ee8a-3ca4-894e-db77e160355e'],
  ])('cannot be %s, which another visitor may use too', (raw) => {
    expect(() => visitorKeyOf(raw)).toThrow(/random UUID/);
  });
});

describe('a complaint number', () => {
  it('has the year where the hospital is', () => {
    const newYear = new Date('2026-12-31T16:00:00Z');
    expect(yearIn('Asia/Shanghai', newYear)).toBe(2027);
    expect(yearIn('Europe/London', newYear)).toBe(2026);
    expect(complaintNoOf(2027, 1)).toBe('TS-2027-000001');
    expect(complaintNoOf(2027, 1_234_567)).toBe('TS-2027-1234567');
  });
});
