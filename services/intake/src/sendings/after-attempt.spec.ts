import { describe, expect, it } from '@jest/globals';
import { outage, refused, unsure } from '../media/handover.js';
import { afterHandover, afterTrace, type Attempt } from './after-attempt.js';

const BEGAN = new Date('2026-11-20T02:00:00Z');
const later = (minutes: number) => new Date(BEGAN.getTime() + minutes * 60_000);
const PATIENCE = { receiptHours: 48, patienceMinutes: 120 };
const text: Attempt = { medium: 'sms', attempts: 1, beganAt: BEGAN };

describe('after a message was given to its provider', () => {
  it('a text waits for its receipt; a mail and words in the conversation have arrived when they were accepted', () => {
    const handed = { result: 'handed', ref: 'r' } as const;
    expect(afterHandover(text, handed, BEGAN, PATIENCE)).toEqual({
      state: 'handed',
      ref: 'r',
      receiptBy: later(48 * 60),
    });
    const accepted = { state: 'arrived', ref: 'r', proof: 'accepted' };
    expect(afterHandover({ ...text, medium: 'email' }, handed, BEGAN, PATIENCE)).toEqual(accepted);
    const final = { ...handed, final: true } as const;
    expect(afterHandover({ ...text, medium: 'wechat' }, final, BEGAN, PATIENCE)).toEqual(accepted);
  });

  it('a provider that is away uses up no attempt, and is given up when patience ends', () => {
    const away = outage('ECONNREFUSED');
    expect(afterHandover(text, away, later(119), PATIENCE)).toMatchObject({
      state: 'pending',
      afterSeconds: 60,
      counted: false,
      unsure: false,
    });
    expect(afterHandover(text, away, later(120), PATIENCE)).toEqual({
      state: 'failed',
      error: 'ECONNREFUSED',
    });
  });

  it('what may have been taken waits longer each time, and fails in the end', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempts) =>
      afterHandover({ ...text, attempts }, unsure('timeout'), BEGAN, PATIENCE),
    );
    const seconds = waits
      .slice(0, 5)
      .map((step) => ('afterSeconds' in step ? step.afterSeconds : 0));
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    expect(waits[0]).toMatchObject({ state: 'pending', unsure: true, counted: true });
    expect(waits[5]).toEqual({ state: 'failed', error: 'timeout' });
  });

  it('a number that is refused fails at once', () => {
    expect(afterHandover(text, refused('isv.MOBILE_NUMBER_ILLEGAL'), BEGAN, PATIENCE)).toEqual({
      state: 'failed',
      error: 'isv.MOBILE_NUMBER_ILLEGAL',
    });
  });
});

describe('after the provider was asked', () => {
  const asked = (trace: Parameters<typeof afterTrace>[1]) =>
    afterTrace(text, trace, BEGAN, PATIENCE);

  it('nothing is repeated that it has', () => {
    expect(asked({ found: true, ref: 'r', arrived: null })).toMatchObject({ state: 'handed' });
    expect(asked({ found: true, ref: 'r', arrived: true })).toMatchObject({ proof: 'receipt' });
    expect(asked({ found: true, ref: 'r', arrived: false })).toMatchObject({ state: 'failed' });
  });

  it('the message goes out when it has not, and waits when it does not say', () => {
    expect(asked({ found: false })).toBeNull();
    expect(asked({ found: null, error: 'timeout' })).toMatchObject({ unsure: true });
  });
});
