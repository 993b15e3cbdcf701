import { describe, expect, it } from '@jest/globals';
import type { BindingRow } from '@tingsu/contracts';
import type { BindingGround } from '@tingsu/policy';
import { bindingProblems, changesFrom, restored, rowsFrom, rowsIn } from './binding-rows.js';

const TODAY = '2026-11-26';
const row = (change: Partial<BindingRow> = {}): BindingRow => ({
  ...{ campus: null, department: null, caseKind: 'external', channel: null },
  ...{ from: '2026-01-01', policies: ['tcm-yulin'] },
  ...change,
});
const EAST = row({ campus: 'east', policies: ['timeliness'] });
const LATER = row({ from: '2027-01-01', policies: ['timeliness'] });

describe('the rows of a set', () => {
  it('that a later one has replaced are left out of the next draft', () => {
    const rows = [row(), row({ from: '2026-06-01' }), LATER];
    expect(rowsFrom(rows, TODAY)).toEqual([row({ from: '2026-06-01' }), LATER]);
  });

  it('change something from the first new day on, or at once when one that holds is taken away', () => {
    expect(changesFrom([row(), LATER], [row()], TODAY)).toBe('2027-01-01');
    expect(changesFrom([row()], [row(), EAST], TODAY)).toBe(TODAY);
    expect(changesFrom([row()], [row(), LATER], TODAY)).toBe('2027-01-01');
    expect(changesFrom([row()], [row()], TODAY)).toBe(TODAY);
  });

  it('of an older set hold again from today on, but for those that still hold', () => {
    expect(restored([row(), EAST], [row()], TODAY)).toEqual([row(), { ...EAST, from: TODAY }]);
  });
});

describe('a draft that is not in the shape of a set', () => {
  const ground: BindingGround = {
    ...{ campuses: [], departments: [], versions: [], calendarIds: [], before: [] },
    today: TODAY,
    policyOn: () => {
      throw new Error('is not asked');
    },
  };
  const found = (rows: unknown) =>
    bindingProblems({ rows }, { basedOn: '1', last: 1 }, ground).map(({ path, message }) => [
      path,
      message.en,
    ]);

  it('is told what each field needs', () => {
    expect(found([{ ...row(), from: '1 January', policies: [] }])).toEqual([
      ['/rows/0/from', 'Write a date such as 2027-01-01.'],
      ['/rows/0/policies', 'Choose at least one policy.'],
    ]);
    expect(found([{ ...row(), caseKind: 'praise?', channel: 'smoke' }])).toEqual([
      ['/rows/0/caseKind', 'Choose the kind of case.'],
      ['/rows/0/channel', 'Choose a channel.'],
    ]);
  });

  it('is told how many rows there may be, and is not read as a set', () => {
    const many = Array.from({ length: 201 }, () => row());
    expect(found(many)).toEqual([['/rows', 'Write at most 200 rows: join or remove some.']]);
    expect(rowsIn({ rows: many })).toBeNull();
    expect(rowsIn({ rows: [row()] })).toEqual([row()]);
  });
});
