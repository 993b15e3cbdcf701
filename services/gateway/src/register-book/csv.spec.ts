import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CSV_START, csvLine } from './csv.js';

const read = (text: string): string[][] => parse(text, { bom: true });

it('a line reads back as it was written', () => {
  // What a spreadsheet would compute is the business of the next test.
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@＝＋－＠\t\r]/.test(text));
  const cells = fc.array(cell, { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(cells, (line) => {
      expect(read(CSV_START + csvLine(line))).toEqual([line]);
    }),
  );
});

it.each(['=HYPERLINK("http://x")', '+86 138', '-1', '@SUM(1)', '＝1', '\t=1', '\r=1'])(
  'a spreadsheet computes nothing of %j',
  (text) => {
    expect(read(csvLine([text, 'a']))[0]?.[0]).toBe(`'${text}`);
  },
);
