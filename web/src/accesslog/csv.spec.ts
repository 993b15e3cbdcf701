import { expect, it } from '@jest/globals';
import { csvOf } from './csv';

it('a cell keeps its quotes and line breaks, and none runs as a formula', () => {
  const rows = [
    ['说“好”', 'a "b", c'],
    ['=1+1', '两\n行'],
  ];
  expect(csvOf(rows)).toBe('\uFEFF"说“好”","a ""b"", c"\r\n"\'=1+1","两\n行"\r\n');
});
