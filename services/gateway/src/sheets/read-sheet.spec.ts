import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { xlsxFile } from '../register-book/sheet-file.adapter.js';
import { sheetIn } from './read-sheet.adapter.js';

const file = (name: string): Buffer =>
  readFileSync(new URL(`../../test/fixtures/orders/${name}`, import.meta.url));

const ORDERS = [
  ['工单号', '来电时间', '姓名', '电话', '诉求内容', '办理时限'],
  [
    ...['330106202611200001234', '2026/11/20 9:05', '欧阳修远', '013800001111'],
    ...['候诊2小时，\n无人解释', '2026-11-27'],
  ],
  [
    ...['330106202611200001235', '2026-11-20 23:59:59', '𠮷野', '+86 138-0000-2222'],
    ...['=HYPERLINK("http://x.example","点我")', '5个工作日'],
  ],
  [
    ...['0012', '46346.5', '古力·买买提', '０１０－８８８８００００', '价格"贵"；服务差'],
    '2026年11月27日 17时',
  ],
  ['1E05', '', '匿名', '', '@SUM(1+1)*cmd|calc', ''],
];

describe('a table that a program exported', () => {
  it.each(['01-orders-gbk.csv', '02-orders-utf8-bom.csv', '04-orders-tab-utf16le.csv'])(
    '%s has the same cells, each as it was written',
    async (name) => {
      expect(await sheetIn(file(name), 'exported')).toEqual(ORDERS);
    },
  );

  it.each([
    ['semicolons', '单号;内容\n1;一，二\n'],
    ['separators of full width', '单号，内容\n1，一；二\n'],
  ])('may have %s', async (_what, text) => {
    const rows = await sheetIn(Buffer.from(text), 'exported');
    expect(rows.map(({ length }) => length)).toEqual([2, 2]);
  });

  it.each([
    [
      'a page that is called .xls',
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td {}</style></head><body>
       <table><tr><td>某市 12345</td></tr></table>
       <table border=1><TR><TH rowspan="2">工单号</TH><th colspan=2>诉求人</th></TR><tr><td>姓名<td>内容</tr>
       <tr><td style='mso-number-format:"\\@"'>0012</td><td>王&amp;李</td><td>候诊<br>2小时&nbsp;&#x20BB7;</td></tr></table>
       <script>document.write("<table>")</script></body></html>`,
    ],
    [
      'XML of an old spreadsheet',
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
       <Styles><Style ss:ID="a"/></Styles><Worksheet ss:Name="1"><Table>
       <Row><Cell ss:MergeDown="1"><Data ss:Type="String">工单号</Data></Cell><Cell ss:MergeAcross="1"><Data>诉求人</Data></Cell></Row>
       <Row><Cell ss:Index="2"><Data>姓名</Data></Cell><Cell><Data>内容</Data></Cell></Row>
       <Row><Cell><Data>0012</Data></Cell><Cell><Data><![CDATA[王&李]]></Data></Cell><Cell><Data>候诊&#10;2小时 &#x20BB7;</Data></Cell></Row>
       </Table></Worksheet></Workbook>`,
    ],
  ])('may be %s', async (_what, text) => {
    expect(await sheetIn(Buffer.from(text), 'exported')).toEqual([
      ['工单号', '诉求人', ''],
      ['', '姓名', '内容'],
      ['0012', '王&李', '候诊\n2小时 𠮷'],
    ]);
  });

  it('of a workbook keeps its numbers as texts', async () => {
    async function* rows() {
      yield [['330106202611200001234', '0012']];
    }
    const chunks: Buffer[] = [];
    const sheet = { name: 'a', columns: ['a', 'b'], names: ['工单号', '内容'], rows: rows() };
    for await (const chunk of xlsxFile(sheet)) chunks.push(chunk);
    expect(await sheetIn(Buffer.concat(chunks), 'exported')).toEqual([
      ['工单号', '内容'],
      ['330106202611200001234', '0012'],
    ]);
  });

  it.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b1', 'hex')],
    ['a broken workbook', Buffer.from('PK nothing')],
    ['an open quotation mark', Buffer.from('单号,内容\n1,"一\n2,二')],
  ])('is refused as %s with words', async (_what, bytes) => {
    await expect(sheetIn(bytes, 'exported')).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
