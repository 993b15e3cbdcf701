import { describe, expect, it } from '@jest/globals';
import type { MoneyRules } from '../documents/money-schema.js';
import { promiseAnswer } from './promise.js';

const RULES: MoneyRules = {
  currency: 'CNY',
  limits: [
    { id: 'officer', role: 'centre_officer', upTo: 200 },
    { id: 'officer-gifts', role: 'centre_officer', remedies: ['gift'], upTo: 50 },
    { id: 'head', role: 'centre_head', upTo: 2_000 },
  ],
  levels: [
    { id: 'finance-leader', by: ['财务科主任', 'leader'], upTo: 10_000 },
    { id: 'head-agrees', by: ['centre_head'], upTo: 2_000 },
  ],
};
const asked = (value: number, more: Partial<Parameters<typeof promiseAnswer>[1]> = {}) =>
  promiseAnswer(
    RULES,
    { remedy: 'refund', cents: Math.round(value * 100), currency: 'CNY', ...more },
    ['centre_officer'],
  );

describe('an amount that is promised', () => {
  it.each([
    [200, 'officer', []],
    [200.01, 'head-agrees', ['centre_head']],
    [2_000, 'head-agrees', ['centre_head']],
    [2_000.01, 'finance-leader', ['财务科主任', 'leader']],
    [10_000, 'finance-leader', ['财务科主任', 'leader']],
  ])('R-194: of %d is decided by the rule %s', (value, rule, approvers) => {
    expect(asked(value)).toEqual({ rule, approvers });
  });

  it('R-194: above the most is agreed to by those of the highest level where somebody outside set it', () => {
    expect(asked(25_000, { bound: true })).toEqual({
      ...{ rule: 'finance-leader', approvers: ['财务科主任', 'leader'] },
    });
    expect(asked(200, { bound: true })).toEqual({ rule: 'officer', approvers: [] });
    const alone = { currency: 'CNY', limits: RULES.limits };
    const promised = { remedy: 'refund', cents: 30_000, currency: 'CNY', bound: true } as const;
    expect(promiseAnswer(alone, promised, ['centre_officer'])).toEqual({
      ...{ rule: null, approvers: ['leader'] },
    });
  });

  it('R-194: of 10,000.01 is above what anybody may promise, and the answer names the most', () => {
    expect(asked(10_000.01)).toEqual({
      refused: 'above_limit',
      rule: 'finance-leader',
      mostCents: 1_000_000,
    });
  });

  it('R-194: needs nobody else where a higher role of its author covers it', () => {
    const both = promiseAnswer(RULES, { remedy: 'refund', cents: 150_000, currency: 'CNY' }, [
      'centre_officer',
      'centre_head',
    ]);
    expect(both).toEqual({ rule: 'head', approvers: [] });
  });

  it('R-192: has a limit of its own where a rule names the remedy', () => {
    expect(asked(50.01, { remedy: 'gift' })).toEqual({
      rule: 'head-agrees',
      approvers: ['centre_head'],
    });
  });

  it('is refused in another currency', () => {
    expect(asked(10, { currency: 'USD' })).toEqual({ refused: 'currency', currency: 'CNY' });
  });

  it('is for the leader where the policy says nothing about money', () => {
    const answer = promiseAnswer(null, { remedy: 'refund', cents: 1, currency: 'EUR' }, [
      'centre_head',
    ]);
    expect(answer).toEqual({ rule: null, approvers: ['leader'] });
  });
});
