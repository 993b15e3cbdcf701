import { describe, expect, it } from '@jest/globals';
import { listOf, scopeFrom, standFrom, withPeriod } from './loop-scope';

const scope = { campus: 'main', from: '2026-09-01', to: '2026-11-28' };
const SEARCH = 'campus=main&from=2026-09-01&to=2026-11-28';

describe('the list behind a number', () => {
  it('is the list of the kind, with how it stands, the campus and the days', () => {
    expect(listOf('action', 'overdue', scope)).toBe(`/improvements?list=overdue&${SEARCH}`);
    expect(listOf('inspection', 'check', {})).toBe(
      '/improvements/records?kind=inspection&list=check',
    );
    expect(listOf('lesson', 'closed', {})).toBe('/improvements/lessons?list=published');
    expect(listOf('circular', 'closed', scope)).toBe(`/results?issued=circulars&${SEARCH}`);
  });

  it('reads back from its address what it was opened with', () => {
    const search = new URLSearchParams(listOf('problem', 'check', scope).split('?')[1]);
    expect([scopeFrom(search), standFrom(search)]).toEqual([scope, 'check']);
    expect(standFrom(new URLSearchParams('list=published'))).toBeNull();
  });

  it('is of the last ninety days where nothing is chosen', () => {
    expect(withPeriod({}, '2026-11-28')).toEqual({ from: '2026-08-30', to: '2026-11-28' });
    expect(withPeriod({ to: '2026-01-01' }, '2026-11-28')).toEqual({ to: '2026-01-01' });
  });
});
