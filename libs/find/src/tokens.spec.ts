import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameTokens } from './name-tokens.provider.js';
import { numberTokens, wantedNumberTokens } from './number-tokens.js';
import { phoneTokens, phoneTokensIn, phoneWanted } from './phone-tokens.js';
import { textTokens } from './text-tokens.js';

describe('the tokens of a text', () => {
  it('are pairs of Chinese characters within a run, and words of letters or digits', () => {
    expect(textTokens('挂号费，10元 CT')).toEqual(['w挂号', 'w号费', 'w10元', 'wct']);
  });

  it('join a word with the Chinese character beside it', () => {
    expect(textTokens('做Ｂ超')).toEqual(['w做b', 'wb超']);
  });

  it('hold no phone number and no number of an identity card, however it is written', () => {
    for (const number of [
      '13800138000',
      '138-0013-8000',
      '１３８００１３８０００',
      '11010519491231002X',
    ])
      expect(textTokens(`请打${number}找我`).join(' ')).not.toMatch(/\d{5}/);
  });

  it('of any part of a text are tokens of the text', () => {
    const word = fc.stringMatching(/^[挂号费大夫门诊]{2,8}$/);
    fc.assert(
      fc.property(word, word, word, (before, part, after) => {
        const all = new Set(textTokens(before + part + after));
        return textTokens(part).every((token) => all.has(token));
      }),
    );
  });
});

describe('the tokens of a name', () => {
  it('find it by its parts, its pinyin, its syllables and its initials', () => {
    expect(nameTokens('欧阳修')).toEqual(
      expect.arrayContaining([
        'm欧阳',
        'm阳修',
        'youyangxiu',
        'you',
        'yyang',
        'yxiu',
        'yoyx',
        'yoy',
      ]),
    );
  });

  it('have both readings of a character that is read otherwise as a surname', () => {
    expect(nameTokens('单雄信')).toEqual(
      expect.arrayContaining(['yshan', 'ydan', 'yshanxiongxin', 'ysxx', 'ydxx']),
    );
  });

  it('of other letters are its words, and all of them together', () => {
    expect(nameTokens('John SMITH')).toEqual(['yjohn', 'ysmith', 'yjohnsmith']);
  });

  it('of one with dots are those of its parts', () => {
    expect(nameTokens('买买提·艾力')).toEqual(
      expect.arrayContaining(['m买提', 'm艾力', 'ymaimaitiaili']),
    );
  });
});

describe('the tokens of a phone number', () => {
  it.each([
    ['13800138000', ['p13800138000', 'l8000']],
    ['0577-88012345', ['p057788012345', 'p88012345', 'l2345']],
    ['138****8000', ['l8000']],
    [
      '13800138000 / 01088880000-8012',
      ['p13800138000', 'l8000', 'p01088880000', 'p88880000', 'l0000'],
    ],
    ['unknown', []],
  ])('%s are %j', (written, tokens) => expect(phoneTokens(written)).toEqual(tokens));

  it('in a text are those of each number in it', () => {
    expect(phoneTokensIn('电话138 0013 8000或0577-88012345')).toEqual(
      expect.arrayContaining(['p13800138000', 'p057788012345']),
    );
  });

  it.each([
    ['138 0013 8000', 'p13800138000'],
    ['+86 138-0013-8000', 'p13800138000'],
    ['8000', 'l8000'],
    ['*8000', 'l8000'],
    ['138****8000', 'l8000'],
    ['800', null],
    ['8000 号', null],
    ['张三', null],
  ])('as typed, %s, is looked for as %s', (typed, token) => expect(phoneWanted(typed)).toBe(token));
});

describe('the tokens of a number', () => {
  it('are every three letters or digits, without what stands between', () => {
    expect(numberTokens('C-2026-0012')).toEqual([
      'nc20',
      'n202',
      'n026',
      'n260',
      'n600',
      'n001',
      'n012',
    ]);
  });

  it.each([
    ['C-2026-0012', ['n260', 'n600', 'n001', 'n012']],
    ['ts2026-1', ['n261']],
    ['2026-12', ['n261', 'n612']],
    ['C-2026', ['nc20', 'n202', 'n026']],
    ['0012', ['n001', 'n012']],
  ])('are looked for, in %s, without what every number of the year has', (typed, tokens) =>
    expect(wantedNumberTokens(typed)).toEqual(tokens),
  );
});
