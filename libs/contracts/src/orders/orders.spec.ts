import { describe, expect, it } from '@jest/globals';
import { instantOnWall } from '../local-time.js';
import { fieldUnder } from './order-fields.js';
import { orderFilesIn } from './order-files.js';
import { orderMessageIn } from './order-message.js';
import { orderColumnsIn, orderRows } from './order-table.js';
import { orderTimeIn } from './order-time.js';

describe('a time as an authority writes it', () => {
  it.each([
    ['2026/11/20 9:05', '2026-11-20', '09:05'],
    ['2026-11-20 23:59:59', '2026-11-20', '23:59'],
    ['2026-11-20T09:05:00.000', '2026-11-20', '09:05'],
    ['２０２６．１１．２０', '2026-11-20', null],
    ['2026年11月27日 17时', '2026-11-27', '17:00'],
    ['2026年11月27日17时30分', '2026-11-27', '17:30'],
    ['2026年1月2日', '2026-01-02', null],
    ['20261127', '2026-11-27', null],
    ['20261127173000', '2026-11-27', '17:30'],
    ['46346.5', '2026-11-20', '12:00'],
    ['46346', '2026-11-20', null],
  ])('%s is %s %s', (written, day, time) => {
    expect(orderTimeIn(written)).toEqual({ day, time });
  });

  it.each([
    ['1795921200000', '2026-11-29T03:00:00.000Z'],
    ['1795921200', '2026-11-29T03:00:00.000Z'],
    ['2026-11-20T09:05:00+08:00', '2026-11-20T01:05:00.000Z'],
    ['2026-11-20T01:05:00Z', '2026-11-20T01:05:00.000Z'],
  ])('%s is the instant %s of a program', (written, instant) => {
    expect(orderTimeIn(written)).toEqual({ instant });
  });

  it.each([
    ['5个工作日', 5, 'day', 'working'],
    ['5 个工作日内', 5, 'day', 'working'],
    ['3天', 3, 'day', 'calendar'],
    ['15个自然日', 15, 'day', 'calendar'],
    ['48小时', 48, 'hour', 'elapsed'],
  ])('%s is an amount', (written, value, unit, basis) => {
    expect(orderTimeIn(written)).toEqual({ amount: { value, unit, basis } });
  });

  it.each([
    ['2026-02-30', 'date_missing'],
    ['2026-11-27 17:75', 'date_missing'],
    ['尽快', 'date_unknown'],
    ['11-27', 'date_unknown'],
    ['0个工作日', 'date_unknown'],
    ['2026-11-27 abc', 'date_unknown'],
    ['2026-11-279', 'date_unknown'],
  ])('%s is refused', (written, fault) => {
    expect(orderTimeIn(written)).toEqual({ fault });
  });

  it('becomes an instant by the clock on the wall', () => {
    const at = (day: string, time: string, zone = 'Asia/Shanghai'): string =>
      instantOnWall(day, time, zone).toISOString();
    expect(at('2026-11-20', '09:05')).toBe('2026-11-20T01:05:00.000Z');
    expect(at('2026-11-27', '24:00')).toBe('2026-11-27T16:00:00.000Z');
    expect(at('2026-07-01', '00:00', 'Europe/London')).toBe('2026-06-30T23:00:00.000Z');
  });
});

describe('the headings of a table of orders', () => {
  const TITLE = ['某市12345工单导出表', '', '', '', ''];
  const UPPER = ['工单编号', '诉求人', '', '诉求内容（必填）', '办理时限：'];
  const LOWER = ['', '姓名', '联系电话', '', ''];
  const ROW = ['0012', '王芳', '13800001111', '候诊2小时', '5个工作日'];

  it('stand below a title, and may span columns with headings of their own', () => {
    const sheet = [TITLE, [], UPPER, LOWER, ROW, ['', ' ', ''], ['合计', '', '', '1件', '']];
    const found = orderColumnsIn(sheet, {});
    expect(found?.columns.map(({ field }) => field)).toEqual([
      ...['orderNo', 'name', 'phone', 'content', 'dueBy'],
    ]);
    expect(orderRows(sheet, found?.columns ?? [], found?.below ?? 0)).toEqual([
      {
        row: 5,
        cells: {
          ...{ orderNo: '0012', name: '王芳', phone: '13800001111' },
          ...{ content: '候诊2小时', dueBy: '5个工作日' },
        },
      },
      { row: 7, cells: { orderNo: '合计', content: '1件' } },
    ]);
  });

  it('are those of the hospital for an authority before the usual ones', () => {
    const own = { content: ['经过'], orderNo: ['件号'] };
    expect(fieldUnder('件 号', own)).toBe('orderNo');
    expect(fieldUnder('诉求内容', own)).toBeNull();
    expect(fieldUnder('联系电话', own)).toBe('phone');
    expect(fieldUnder('', own)).toBeNull();
  });

  it('without a number and words make no table of orders', () => {
    expect(
      orderColumnsIn(
        [
          ['姓名', '电话'],
          ['王芳', '138'],
        ],
        {},
      ),
    ).toBeNull();
    expect(orderColumnsIn([], {})).toBeNull();
  });

  it('are read once each, where two say the same', () => {
    const found = orderColumnsIn([['单号', '工单编号', '内容']], {});
    expect(found?.columns.map(({ field }) => field)).toEqual(['orderNo', null, 'content']);
  });
});

describe('a message of an authority', () => {
  it('is read by its paths, the first that leads to something', () => {
    const paths = {
      fields: { orderNo: ['no', 'data.order.no'], content: ['data.list.1'] },
      kind: { path: 'event', words: { urge: ['CB'] } },
    };
    expect(
      orderMessageIn({ event: 'CB', no: '', data: { order: { no: 7 }, list: ['a', 'b'] } }, paths),
    ).toEqual({ kind: 'urge', cells: { orderNo: '7', content: 'b' } });
    expect(orderMessageIn({ event: 'new' }, paths)).toEqual({ kind: 'order', cells: {} });
  });

  it('without paths has our names or the usual headings, and no number that was rounded', () => {
    expect(
      orderMessageIn({ 工单编号: Number('330106202611200001234'), content: '等候' }, {}),
    ).toEqual({
      ...{ kind: 'order', cells: { orderNo: '3.30106E+20', content: '等候' } },
    });
    expect(orderMessageIn('text', {})).toEqual({ kind: 'order', cells: {} });
  });
});

describe('the files of a message', () => {
  const paths = { list: 'data.files', name: ['title'], link: ['href'], content: ['data'] };
  const filesIn = (files: unknown) => orderFilesIn({ data: { files } }, paths);

  it('are links, alone, in a list or in one text, and are called by their last part', () => {
    const one = { link: 'https://city.example/a/%E7%85%A7.jpg?x=1', name: '照.jpg' };
    const other = { link: 'https://city.example/b.pdf', name: 'b.pdf' };
    expect(filesIn(one.link)).toEqual([one]);
    expect(filesIn([one.link, other.link])).toEqual([one, other]);
    expect(filesIn(`${one.link},${other.link}`)).toEqual([one, other]);
  });

  it('are objects with a name and a link or what is in them', () => {
    expect(
      filesIn([
        { title: '票据', href: 'https://city.example/1' },
        { title: '照片.png', data: 'data:image/png;base64,iVBO' },
        { title: 'nothing' },
      ]),
    ).toEqual([
      { name: '票据', link: 'https://city.example/1' },
      { name: '照片.png', content: 'iVBO' },
    ]);
  });

  it('are none where the mapping names no place, or there is nothing', () => {
    expect(orderFilesIn({ files: ['https://city.example/1'] }, undefined)).toEqual([]);
    expect([filesIn(undefined), filesIn(''), filesIn([null, 7])]).toEqual([[], [], []]);
  });
});
