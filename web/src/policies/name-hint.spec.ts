import { describe, expect, it } from '@jest/globals';
import { lengthInName } from './name-hint';

const rule = (zh: string, en: string, value: number | string, unit = 'day') => ({
  zh,
  en,
  duration: { value, unit, basis: 'working' },
});

describe('the name of a deadline (B32)', () => {
  it.each([
    ['3个工作日反馈', 'Feedback', 2, 'day', '3个工作日'],
    ['反馈', 'Reply within 3 working days', 2, 'day', '3 working days'],
    ['24小时内核实', 'Contact within 24 hours', 48, 'hour', '24小时'],
  ] as const)('is questioned when it says another length: %s', (zh, en, value, unit, said) => {
    expect(lengthInName(rule(zh, en, value, unit))).toBe(said);
  });
  it('is left alone when it says the same, nothing, or the length in another unit', () => {
    expect(lengthInName(rule('3个工作日反馈', 'Reply within 3 working days', 3))).toBeNull();
    expect(lengthInName(rule('反馈', 'Reply', 2))).toBeNull();
    expect(lengthInName(rule('24小时内反馈', 'Reply', 1))).toBeNull();
    expect(lengthInName(rule('3个工作日反馈', 'Reply', 'agreedDate'))).toBeNull();
    expect(lengthInName({ zh: '3个工作日反馈' })).toBeNull();
  });
});
