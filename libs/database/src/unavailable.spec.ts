import { describe, expect, it } from '@jest/globals';
import { isDatabaseUnavailable } from './unavailable.js';

const failure = (code: string) => Object.assign(new Error('no words'), { code });

describe('an error that means "later"', () => {
  it.each([
    ['25006', 'the transaction is read-only, as at every fail-over'],
    ['53100', 'the disk is full'],
    ['53200', 'out of memory'],
    ['53300', 'too many connections'],
    ['57P01', 'shut down by an administrator'],
    ['57P02', 'crashed'],
    ['57P03', 'still starting'],
    ['57P05', 'idle for too long'],
    ['57014', 'cancelled by a time limit'],
    ['08006', 'the connection failed'],
    ['08P01', 'the protocol was broken off'],
    ['40001', 'could not be serialised'],
    ['40P01', 'deadlock'],
    ['55P03', 'a lock was not available'],
    ['58030', 'input or output error'],
    ['ECONNREFUSED', 'nothing listens'],
    ['EAI_AGAIN', 'the name server is away'],
  ])('%s: %s', (code) => {
    expect(isDatabaseUnavailable(failure(code))).toBe(true);
  });

  it.each(['22P02', '23505', '42P01', '42501', '25P02', 'ENOENT'])('%s does not', (code) => {
    expect(isDatabaseUnavailable(failure(code))).toBe(false);
  });

  it('is found inside the error of the ORM', () => {
    const wrapped = Object.assign(new Error('query failed'), { driverError: failure('25006') });
    expect(isDatabaseUnavailable(wrapped)).toBe(true);
    expect(isDatabaseUnavailable(new Error('outer', { cause: failure('57P01') }))).toBe(true);
    expect(isDatabaseUnavailable(new Error('a bug'))).toBe(false);
  });
});
