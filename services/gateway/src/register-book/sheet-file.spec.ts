import { describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { csvFile, type SheetRows, xlsxFile } from './sheet-file.adapter.js';

const CELLS = [
  ['1', '挂号费收了两次\n第二行 & <b>"粗"</b>'],
  ['2', '=1+1'],
  ['3', '𠮷\u0001\ud800野'],
];
const sheet = (rows: SheetRows['rows']): SheetRows => ({
  name: '投诉登记簿 [2026/11] 一个很长很长很长很长很长很长很长很长的名字',
  columns: ['nr', 'facts'],
  names: ['序号', '投诉内容'],
  rows,
});
async function* pages(...all: (readonly (readonly string[])[])[]) {
  yield* all;
}
async function bytesOf(file: AsyncGenerator<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a workbook', () => {
  it('reads back as it was written, page by page, and computes nothing', async () => {
    const bytes = await bytesOf(xlsxFile(sheet(pages(CELLS.slice(0, 1), CELLS.slice(1)))));
    expect(await readSheet(bytes)).toEqual([
      ['序号', '投诉内容'],
      ['1', CELLS[0]?.[1]],
      ['2', '=1+1'],
      ['3', '𠮷野'],
    ]);
  });

  it('without a row is one with a head', async () => {
    expect(await readSheet(await bytesOf(xlsxFile(sheet(pages()))))).toEqual([
      ['序号', '投诉内容'],
    ]);
  });
});

it('a file is written before its last page is there', async () => {
  for (const write of [csvFile, xlsxFile]) {
    let asked = 0;
    async function* slowly() {
      for (; asked < 3; asked++)
        yield Array.from({ length: 500 }, () => [crypto.randomUUID(), 'x']);
    }
    const file = write(sheet(slowly()));
    let bytes = 0;
    while (bytes < 2_000) bytes += (await file.next()).value?.length ?? Infinity;
    expect(asked).toBeLessThan(3);
    await file.return(undefined);
  }
});
