import { describe, expect, it } from '@jest/globals';
import { afterFailure, MAX_ATTEMPTS } from './retry-plan.js';

describe('after a mail could not be sent', () => {
  it('tries again, each time later, when the server says "not now"', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) =>
      afterFailure(i + 1, { code: 'EENVELOPE', responseCode: 451 }),
    );
    const seconds = waits.map((outcome) =>
      outcome.result === 'retry' ? outcome.afterSeconds : -1,
    );
    expect(seconds.every((wait, i) => wait > 0 && wait >= (seconds[i - 1] ?? 0))).toBe(true);
  });

  it('looks again every minute while the server is away, which is no attempt at this mail', () => {
    for (const attempts of [1, MAX_ATTEMPTS, 1_000])
      expect(afterFailure(attempts, { code: 'ECONNECTION' })).toEqual({
        result: 'retry',
        afterSeconds: 60,
        error: 'ECONNECTION',
        counted: false,
      });
    expect(afterFailure(9, { code: 'EMESSAGE', responseCode: 421 }).result).toBe('retry');
  });

  it('gives up visibly after the last attempt', () => {
    expect(afterFailure(MAX_ATTEMPTS, { code: 'EENVELOPE', responseCode: 451 })).toEqual({
      result: 'failed',
      error: 'EENVELOPE 451',
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
