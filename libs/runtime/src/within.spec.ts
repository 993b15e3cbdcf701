import { describe, expect, it } from '@jest/globals';
import { within } from './within.timer.js';

describe('a time limit', () => {
  it('gives what the work gives, and throws what it throws', async () => {
    expect(await within(60_000, Promise.resolve('done'), 'late')).toBe('done');
    await expect(within(60_000, Promise.reject(new Error('away')), 'late')).rejects.toThrow('away');
  });

  it('does not wait for work that never ends', async () => {
    expect(await within(1, new Promise<never>(() => undefined), 'late')).toBe('late');
  });
});
