import { describe, expect, it } from '@jest/globals';
import type { BindingRow } from '@tingsu/contracts';
import { keyOf, newRow, problemsAt, removedFrom, replacedOn, rowsIn } from './rows';

const row = (change: Partial<BindingRow> = {}): BindingRow => ({
  ...newRow({ policies: ['tcm-yulin'] }, '2026-01-01'),
  ...change,
});

describe('the rows of a draft', () => {
  it('are read whatever stands in the draft', () => {
    expect(rowsIn({})).toEqual([]);
    expect(rowsIn({ rows: [{ channel: 'smoke', from: 7, policies: 'a' }, 'no row'] })).toEqual([
      { index: 0, ...newRow({ policies: ['a'] }, '') },
    ]);
  });

  it('are new or removed by what they say, not by their position', () => {
    const approved = [row(), row({ campus: 'east' })];
    expect(removedFrom(approved, [row({ campus: 'east' })])).toEqual([row()]);
    expect(keyOf(row({ from: '2027-01-01' }))).not.toBe(keyOf(row()));
  });

  it('end when a later row for the same place begins', () => {
    const rows = [row(), row({ from: '2027-03-01' }), row({ from: '2027-01-01' })];
    expect(replacedOn(row(), rows)).toBe('2027-01-01');
    expect(replacedOn(row({ campus: 'east' }), rows)).toBeNull();
  });

  it('have their problems beside them, row 1 none of row 10', () => {
    const at = (path: string) => ({ path, code: 'x', message: { zh: path, en: path } });
    const problems = [at('/rows/1'), at('/rows/1/policies/0'), at('/rows/10/from'), at('')];
    expect(problemsAt(problems, 1)).toHaveLength(2);
    expect(problemsAt(problems, 1, 'policies')).toHaveLength(1);
    expect(problemsAt(problems, 1, 'from')).toHaveLength(0);
  });
});
