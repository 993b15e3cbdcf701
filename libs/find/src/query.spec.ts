import { describe, expect, it } from '@jest/globals';
import { FOUND_BY, type FoundBy } from '@tingsu/contracts';
import { foundBy, type Seen } from './matching.provider.js';
import { readQuery } from './query.js';

const waysOf = (q: string, by: readonly FoundBy[] = FOUND_BY): string[] =>
  readQuery(q, by).map((reading) => reading.map((one) => `${one.by}:${one.typed}`).join(' '));

describe('a query', () => {
  it.each([
    ['C-2026-000123', ['number:c-2026-000123']],
    ['ts-2026-000123', ['number:ts-2026-000123']],
    ['000123', ['number:000123', 'words:000123']],
    ['2026-0001', ['number:2026-0001', 'phone:2026-0001', 'words:2026-0001']],
    [
      '138 0013 8000',
      ['number:138 0013 8000', 'phone:138 0013 8000', 'words:138 words:0013 words:8000'],
    ],
    ['8000', ['number:8000', 'phone:8000', 'words:8000']],
    ['张三', ['name:张三', 'words:张三']],
    ['ZS', ['name:zs', 'words:zs']],
    [
      'zhang san',
      [
        'name:zhang name:san',
        'name:zhang words:san',
        'words:zhang name:san',
        'words:zhang words:san',
      ],
    ],
    [
      '王芳 挂号费',
      [
        'name:王芳 name:挂号费',
        'name:王芳 words:挂号费',
        'words:王芳 name:挂号费',
        'words:王芳 words:挂号费',
      ],
    ],
  ])('%s is read as %j', (q, ways) => expect(waysOf(q)).toEqual(ways));

  it('is read only in the ways that are asked for', () => {
    expect(waysOf('张三', ['number', 'words'])).toEqual(['words:张三']);
  });

  it.each(['的', 'a', '12', '，。！', '我 你', '*'])(
    '%s is refused: it stands in most texts',
    (q) => {
      expect(() => readQuery(q, FOUND_BY)).toThrow(/at least two/);
    },
  );

  it('of more than six words is refused', () => {
    expect(() => readQuery('一二 三四 五六 七八 九十 甲乙 丙丁', FOUND_BY)).toThrow(/at most 6/);
  });
});

describe('what the index names', () => {
  const found = (q: string, seen: Seen) => foundBy(readQuery(q, FOUND_BY), seen);

  it('is found only by what the reader sees', () => {
    const seen: Seen = { names: ['张三丰'], phones: ['13800138000'], texts: ['挂号费收了两次'] };
    expect(found('张三', seen)).toEqual(['name']);
    expect(found('zsf', seen)).toEqual(['name']);
    expect(found('8000', seen)).toEqual(['phone']);
    expect(found('号费', seen)).toEqual(['words']);
    expect(found('张三 挂号', seen)).toEqual(['name', 'words']);
    expect(found('张三', {})).toEqual([]);
    expect(found('8000', { texts: ['请打13800138000'] })).toEqual(['words']);
    expect(found('13800138000', { texts: ['请打13800138000'], phonesInTexts: true })).toContain(
      'phone',
    );
  });

  it('is compared whole: pairs of characters that stand apart are no match', () => {
    expect(found('挂号费', { texts: ['挂号时说号费另算'] })).toEqual([]);
  });
});
