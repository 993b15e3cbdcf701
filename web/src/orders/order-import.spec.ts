import { describe, expect, it } from '@jest/globals';
import type { OrderCheck } from '@tingsu/contracts';
import {
  assigned,
  countOf,
  isNewMapping,
  mappingWith,
  rowsOf,
  rowsToTake,
  tableOf,
} from './order-import';

const SHEET = [
  ['某市导出', '', ''],
  ['件号（必填）', '姓名', '诉求内容'],
  ['0012', '王芳', '候诊'],
  ['0013', '李明', '退费'],
  ['0012', '王芳', '候诊2小时'],
];
const table = tableOf(SHEET, {});
/** The column that the table calls its own way, named by hand. */
const named = assigned(table.columns, 0, 'orderNo');

describe('a table of orders', () => {
  it('whose headings are not all known shows the fullest of its first rows, to be named', () => {
    expect(table).toMatchObject({
      below: 2,
      columns: [{ heading: '件号（必填）', field: null }, {}, {}],
    });
    expect(assigned(named, 2, 'orderNo').map(({ field }) => field)).toEqual([
      null,
      null,
      'orderNo',
    ]);
  });

  it('is read at once the next time, where the naming was kept', () => {
    expect(isNewMapping(named, {})).toBe(true);
    const columns = assigned(assigned(named, 1, 'name'), 2, 'content');
    const mapping = mappingWith(columns, {});
    expect(isNewMapping(columns, mapping)).toBe(false);
    const [first] = rowsOf(tableOf(SHEET, mapping));
    expect(first?.cells).toEqual({ orderNo: '0012', name: '王芳', content: '候诊' });
  });

  it('keeps that a column is not used, however its heading is written', () => {
    const columns = assigned(tableOf([['工单号', '内容', '姓名（选填）']], {}).columns, 2, null);
    const mapping = mappingWith(columns, {});
    expect(isNewMapping(columns, mapping)).toBe(false);
    expect(tableOf([['工单号', '内容', '姓名（选填）']], mapping).columns[2]?.field).toBeNull();
  });

  it('names an earlier row with the same number, and takes what is in order and not taken', () => {
    const rows = rowsOf({ ...table, columns: named });
    expect(rows.map(({ row, sameAs }) => [row, sameAs])).toEqual([
      [3, null],
      [4, null],
      [5, 3],
    ]);
    const checked = rows.map((row, at): typeof row => {
      const state: OrderCheck['state'] = at === 1 ? 'faulty' : 'new';
      const check = { row: row.row, state, complaintNo: null, dueAt: null, faults: [] };
      return { ...row, check, outcome: at === 2 ? { caseNo: 'C-1', known: true } : null };
    });
    expect(rowsToTake(checked).map(({ row }) => row)).toEqual([3]);
    expect([countOf(checked, 'faulty'), countOf(checked, 'taken')]).toEqual([1, 1]);
    expect(rowsToTake(rows)).toEqual([]);
  });
});
