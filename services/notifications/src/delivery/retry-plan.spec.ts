import { describe, expect, it } from '@jest/globals';
import { afterFailure, MAX_ATTEMPTS } from './retry-plan.js';

describe('after a mail could not be sent', () => {
  it('tries again, each time later, when the server is away or says "not now"', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) =>
      afterFailure(i + 1, { code: 'EENVELOPE', responseCode: 451 }),
    );
    const seconds = waits.map((outcome) =>
      outcome.result === 'retry' ? outcome.afterSeconds : -1,
    );
    expect(seconds.every((wait, i) => wait > 0 && wait >= (seconds[i - 1] ?? 0))).toBe(true);
    expect(afterFailure(1, { code: 'ESOCKET' })).toEqual({
      result: 'retry',
      afterSeconds: 10,
      error: 'ESOCKET',
    });
  });

  it('gives up visibly after the last attempt', () => {
    expect(afterFailure(MAX_ATTEMPTS, { code: 'ECONNECTION' })).toEqual({
      result: 'failed',
      error: 'ECONNECTION',
    });
  });

  it('gives up at once when the server says that this mail can never be delivered', () => {
    expect(afterFailure(1, { code: 'EENVELOPE', responseCode: 550 })).toEqual({
      result: 'failed',
      error: 'EENVELOPE 550',
    });
  });

  it('does not blame the mail for our own wrong sign-in', () => {
    expect(afterFailure(1, { code: 'EAUTH', responseCode: 535 }).result).toBe('retry');
  });
});
