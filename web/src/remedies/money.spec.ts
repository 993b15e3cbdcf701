import { describe, expect, it } from '@jest/globals';
import type { Remedy } from '@tingsu/contracts';
import { grouped, isTypedMoney, remedyStateOf, sentMoney, totalsOf } from './money';

const AT = '2026-11-23T02:00:00.000Z';
const remedy = (more: Partial<Remedy>): Remedy => ({
  remedyId: '01900000-0000-7000-8000-000000000001',
  remedy: 'refund',
  dueOn: '2026-12-15',
  doneAt: null,
  ...more,
});
const cny = (value: string) => ({ value, currency: 'CNY' });
const waiting = remedy({
  amount: cny('900.00'),
  approvals: [{ by: 'leader', role: 'leader', department: null, decidedBy: null, decidedAt: null }],
});

describe('an amount that is typed', () => {
  it('is sent without the marks between thousands, and not at all when nothing was typed', () => {
    expect(sentMoney({ value: ' 10,000.50 ', currency: 'cny' })).toEqual(cny('10000.50'));
    expect(sentMoney({ currency: 'CNY' })).toBeUndefined();
  });

  it('is an amount only with a number and a currency', () => {
    expect(isTypedMoney({ value: '12', currency: 'CNY' })).toBe(true);
    expect(isTypedMoney({ value: 'x', currency: 'CNY' })).toBe(false);
    expect(isTypedMoney({ value: '12', currency: '' })).toBe(false);
  });

  it('is read in thousands', () => {
    expect(['12345.60', '999.00', '1000000.01'].map(grouped)).toEqual([
      '12,345.60',
      '999.00',
      '1,000,000.01',
    ]);
  });
});

describe('what a case promised', () => {
  it('adds up: promised is paid and still owed; what waits, was refused or dropped is not promised', () => {
    const all = [
      waiting,
      remedy({ amount: cny('100.10') }),
      remedy({ amount: cny('50.05'), doneAt: AT }),
      remedy({ amount: cny('1.00'), rejectedAt: AT }),
      remedy({ amount: cny('2.00'), waivedAt: AT }),
      remedy({ remedy: 'apology' }),
    ];
    expect(all.map(remedyStateOf)).toEqual(['waits', 'open', 'done', 'rejected', 'waived', 'open']);
    expect(totalsOf(all)).toEqual({
      promised: '150.15',
      paid: '50.05',
      open: '100.10',
      currency: 'CNY',
    });
    expect(totalsOf([remedy({ remedy: 'apology' })])).toBeNull();
  });
});
