import { describe, expect, it } from '@jest/globals';
import { readSheet, type Sheet } from './roster-sheet.js';

const STAFF = [
  { id: '1', login: 'office', name: '贾正国' },
  { id: '2', login: 'officer', name: '何静怡' },
  { id: '3', login: 'wang1', name: '王芳' },
  { id: '4', login: 'wang2', name: '王芳' },
];
const HEADING = ['日期', '值班时间', '值班人员'];
const read = (...rows: string[][]) => readSheet([HEADING, ...rows], STAFF);
const faultsOf = (...rows: string[][]) =>
  read(...rows).faults.map(({ row, column, code }) => [row, column, code]);

describe('a roster as people keep it in a spreadsheet', () => {
  it('is read with dates in 年月日, spans of days, nights and several people', () => {
    const { duties, faults } = read(
      ['2026年11月23日', '08:00-17:00', '何静怡'],
      ['2026/11/23至2026/11/24', '17:00～次日8:00', '贾 正国、officer'],
      ['2026-11-25', '8点-17点30分', 'WANG1'],
      ['', '', ''],
    );
    expect(faults).toEqual([]);
    expect(duties.map(({ row, personId, from, to }) => [row, personId, from, to])).toEqual([
      [2, '2', '2026-11-23T08:00', '2026-11-23T17:00'],
      [3, '1', '2026-11-23T17:00', '2026-11-24T08:00'],
      [3, '2', '2026-11-23T17:00', '2026-11-24T08:00'],
      [3, '1', '2026-11-24T17:00', '2026-11-25T08:00'],
      [3, '2', '2026-11-24T17:00', '2026-11-25T08:00'],
      [4, '3', '2026-11-25T08:00', '2026-11-25T17:30'],
    ]);
  });

  it('may have its columns in any order, with start and end apart, in English too', () => {
    const sheet: Sheet = [
      ['Person', 'From', 'To', 'Date'],
      ['office', '00:00', '24:00', '2026-11-23'],
    ];
    expect(readSheet(sheet, STAFF).duties).toEqual([
      { row: 2, personId: '1', from: '2026-11-23T00:00', to: '2026-11-24T00:00' },
    ]);
  });

  it('says of each fault its row and column: merged cells, serial numbers, days that do not exist', () => {
    expect(
      faultsOf(
        ['', '08:00-17:00', '何静怡'],
        ['46349', '08:00-17:00', '何静怡'],
        ['2026-02-30', '白班', '何静怡'],
        ['下周一', '08:00-25:00', '李雷'],
        ['2026-11-23', '08:00-17:00', '王芳'],
        ['2026-11-27至11-23', '', ''],
      ),
    ).toEqual([
      [2, '日期', 'cell_empty'],
      [3, '日期', 'date_serial'],
      [4, '日期', 'date_missing'],
      [4, '值班时间', 'time_unknown'],
      [5, '日期', 'date_unknown'],
      [5, '值班时间', 'time_unknown'],
      [5, '值班人员', 'person_unknown'],
      [6, '值班人员', 'person_ambiguous'],
      [7, '日期', 'date_range'],
      [7, '值班时间', 'cell_empty'],
      [7, '值班人员', 'cell_empty'],
    ]);
  });

  it('says it in both languages, and how to write it', () => {
    const [fault] = read(['', '08:00-17:00', '何静怡']).faults;
    expect(fault?.message.zh).toMatch(/合并单元格.*每行都填写/);
    expect(fault?.message.en).toMatch(/merged cells.*fill every row/);
  });

  it('needs headings and at least one duty', () => {
    const noHeading = readSheet([['2026-11-23', '08:00-17:00', '何静怡']], STAFF);
    expect(noHeading.faults.map(({ row, code }) => [row, code])).toEqual([[1, 'heading_missing']]);
    expect(readSheet([], STAFF).faults[0]?.code).toBe('heading_missing');
    expect(faultsOf()).toEqual([[2, '', 'sheet_empty']]);
  });
});
