import { describe, expect, it } from '@jest/globals';
import type { Remedy } from '@tingsu/contracts';
import { areWholeInstalments, sentInstalments } from './typed-instalments';
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

describe('an amount in parts', () => {
  const first = { value: '1,000', dueOn: '2026-12-01' };
  const second = { value: '500.50', dueOn: '2027-01-01' };

  it('is sent as typed without empty lines, and needs an amount and a day in each', () => {
    expect(sentInstalments([first, {}, second])).toEqual([{ ...first, value: '1000' }, second]);
    expect(sentInstalments([{}, {}])).toBeUndefined();
    expect(sentInstalments(undefined)).toBeUndefined();
    expect(areWholeInstalments([first, second])).toBe(true);
    expect(areWholeInstalments([])).toBe(true);
    expect(areWholeInstalments([first])).toBe(false);
    expect(areWholeInstalments([first, { value: '5' }])).toBe(false);
    expect(areWholeInstalments([first, { ...second, value: 'x' }])).toBe(false);
  });

  it('counts each part as paid on its own, also where the rest is dropped', () => {
    const paid = { amount: cny('40.00'), dueOn: '2026-12-01', paidAt: AT };
    const owed = { amount: cny('60.00'), dueOn: '2027-01-01', paidAt: null };
    const half = remedy({ amount: cny('100.00'), instalments: [paid, owed] });
    const sums = { paid: '40.00', currency: 'CNY' };
    expect(totalsOf([half])).toEqual({ ...sums, promised: '100.00', open: '60.00' });
    const dropped = { ...half, waivedAt: AT };
    expect(remedyStateOf(dropped)).toBe('restWaived');
    expect(totalsOf([dropped])).toEqual({ ...sums, promised: '40.00', open: '0.00' });
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
