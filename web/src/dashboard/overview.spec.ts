import { describe, expect, it } from '@jest/globals';
import { barsOf, inWords, ledBy, percent, periodStart } from './overview';

describe('the dashboard', () => {
  it('B24: says every figure of a chart in words', () => {
    const bars = Array.from({ length: 12 }, (_, index) => [`科室${index}`, index] as const);
    expect(inWords(bars, 'zh-CN')).toContain('科室10 10、科室11 11');
    expect(inWords(bars.slice(0, 2), 'en')).toBe('科室0 0, 科室1 1');
  });

  it('orders bars by size and links each to its cases, except what has no value yet', () => {
    const bars = barsOf(
      [
        { key: 'east', count: 2 },
        { key: null, count: 5 },
        { key: 'main', count: 9 },
      ],
      'campus',
      (key) => key ?? 'not set',
    );
    expect(bars.map((bar) => [bar.name, bar.count, bar.filters])).toEqual([
      ['main', 9, { campus: 'main' }],
      ['not set', 5, null],
      ['east', 2, { campus: 'east' }],
    ]);
  });
  it('counts the days of a period with today', () => {
    expect(periodStart('d30', '2026-03-01')).toBe('2026-01-31');
    expect(periodStart('all', '2026-03-01')).toBeNull();
  });
  it('shows no rate where there is none', () => {
    expect([percent(null), percent(0.914), percent(1), percent(0)]).toEqual([
      null,
      '91.4%',
      '100%',
      '0%',
    ]);
  });
});

describe('the lists behind the figures', () => {
  const head = (department: string | null) => ({
    role: 'department_head' as const,
    campus: 'main',
    department,
  });
  it('B17: hold the cases that the one department of the reader leads, as its figures do', () => {
    expect(ledBy([head('main.lab'), head('main.lab')])).toEqual({ department: 'main.lab' });
  });
  it('hold everything for a reader with no department, with several, or with a role beside it', () => {
    expect(ledBy([])).toEqual({});
    expect(ledBy([head('main.lab'), head('main.icu')])).toEqual({});
    expect(ledBy([head('main.lab'), head(null)])).toEqual({});
  });
});
