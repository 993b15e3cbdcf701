import { describe, expect, it } from '@jest/globals';
import { filtersFrom, searchOf } from './book-filters';

const of = (search: string) => filtersFrom(new URLSearchParams(search), '2026-11-27');

describe('the filters of the register', () => {
  it('begin with the month so far', () => {
    expect(searchOf(of(''))).toEqual({ from: '2026-11-01', to: '2026-11-27' });
  });

  it('are read from the address and written to it', () => {
    const search = { from: '2026-01-01', to: '2026-03-31', campus: 'main', kind: 'praise' };
    expect(searchOf(of(new URLSearchParams(search).toString()))).toEqual(search);
  });
});
