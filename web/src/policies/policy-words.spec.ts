import { describe, expect, it } from '@jest/globals';
import { asKind, blankValue, operatorsFor } from './condition-edit';
import { conditionWords } from './condition-words';
import type { Json } from './json';
import { EMPTY_VOCABULARY, namesOf, vocabularyOf } from './names';
import { durationWords, offsetWords, ruleName, spanWords } from './value-words';

const document = {
  taxonomy: [{ code: 'C02', zh: '医疗质量问题', en: 'Medical quality' }],
  tracks: [{ id: 'T3', zh: '服务态度', en: 'Attitude' }],
  units: { 护理部: { zh: '护理部', en: 'Nursing department' } },
};
const vocabulary = vocabularyOf({
  fields: [],
  facts: [
    { name: 'harm', type: 'boolean', owner: 'triage', zh: '造成损害', en: 'harm' },
    { name: 'death', type: 'boolean', owner: 'triage', zh: '死亡', en: 'death' },
    { name: 'category', type: 'code', owner: 'triage', zh: '内容分类', en: 'category' },
    {
      name: 'personsHarmed',
      type: 'number',
      owner: 'triage',
      zh: '受损害人数',
      en: 'persons harmed',
    },
    {
      name: 'lossAmount',
      type: 'number',
      owner: 'investigation',
      zh: '损失金额',
      en: 'amount of the loss',
    },
  ],
  milestones: [{ name: 'feedback.given', label: { zh: '最终反馈', en: 'final feedback given' } }],
});
const zh = namesOf('zh-CN', vocabulary, [document]);
const en = namesOf('en', vocabulary, [document]);

const is = (fact: string, value: Json) => ({ fact, op: 'eq', value });

describe('a condition in words', () => {
  it.each<[string, Json | undefined, string, string]>([
    ['none', undefined, '始终适用', 'Always'],
    ['yes', is('harm', true), '造成损害', 'harm'],
    ['no', is('anonymousX', false), '“anonymousX”为否', '“anonymousX” is no'],
    ['code', is('category', 'C02'), '内容分类为“医疗质量问题”', 'category is “Medical quality”'],
    ['track', is('track', 'T3'), 'track为“服务态度”', 'track is “Attitude”'],
    [
      'number',
      { fact: 'personsHarmed', op: 'ge', value: 3 },
      '受损害人数不少于 3',
      'persons harmed: at least 3',
    ],
    [
      'fact of the server',
      { fact: 'lossAmount', op: 'le', value: 500 },
      '损失金额不超过 500',
      'amount of the loss: at most 500',
    ],
    [
      'list',
      { fact: 'topic', op: 'in', value: ['charges', 'price'] },
      'topic为“收费”、“价格”之一',
      'topic is one of “Charges”, “Prices”',
    ],
    [
      'marks',
      { fact: 'channelMarks', op: 'contains', value: 'media' },
      'channelMarks含“媒体”',
      'channelMarks includes “media”',
    ],
    ['not', { not: is('harm', true) }, '未认定“造成损害”', '“harm” is not established'],
    ['else', { else: true }, '其他情况', 'otherwise'],
    [
      'groups',
      { any: [{ all: [is('category', 'C02'), is('harm', true)] }, is('death', true)] },
      '（内容分类为“医疗质量问题”，且造成损害），或死亡',
      '(category is “Medical quality” and harm) or death',
    ],
    ['blank', { all: [{ fact: '', op: 'eq', value: true }] }, '（未填写）', '(not filled in)'],
    [
      'not a group',
      { not: { any: [is('harm', true), is('death', true)] } },
      '并非（造成损害，或死亡）',
      'not (harm or death)',
    ],
  ])('reads %s in both languages', (_, condition, chinese, english) => {
    expect(conditionWords(condition, zh)).toBe(chinese);
    expect(conditionWords(condition, en)).toBe(english);
  });
});

describe('a condition that is edited', () => {
  const one = is('harm', true);
  it('keeps what it said when it becomes a group or a negation, and back', () => {
    expect(asKind(one, 'all')).toEqual({ all: [one] });
    expect(asKind({ all: [one] }, 'any')).toEqual({ any: [one] });
    expect(asKind({ any: [one] }, 'compare')).toEqual(one);
    expect(asKind(asKind(one, 'not'), 'compare')).toEqual(one);
    expect(asKind(one, 'else')).toEqual({ else: true });
  });
  it('offers only comparisons and values that fit the fact', () => {
    expect(operatorsFor('number')).toEqual(['eq', 'ge', 'le']);
    expect(operatorsFor('codes')).toEqual(['contains']);
    expect([
      blankValue('boolean', 'eq'),
      blankValue('number', 'ge'),
      blankValue('code', 'in'),
    ]).toEqual([true, 1, []]);
  });
});

describe('amounts of time', () => {
  it('are told in the unit of the rule', () => {
    const working = { value: 3, unit: 'day', basis: 'working' };
    expect(durationWords(working, zh)).toBe('3个工作日');
    expect(durationWords(working, en)).toBe('3 working days');
    expect(durationWords({ value: 1, unit: 'hour', basis: 'elapsed' }, en)).toBe('1 hour');
    expect(durationWords({ value: 'end-of-month', unit: 'anchor', basis: 'calendar' }, zh)).toBe(
      '当月月底',
    );
  });
  it('before and after the due time are told apart', () => {
    expect(offsetWords('-4h', zh)).toBe('到期前 4小时');
    expect(offsetWords('48h', en)).toBe('48 hours after the due time');
    expect(offsetWords('0h', zh)).toBe('到期时');
    expect(offsetWords('soon', zh)).toBe('soon');
    expect(spanWords('1d', en)).toBe('1 day');
  });
});

describe('names', () => {
  it('of units come from the document, and stay as they are when it has none', () => {
    expect(en.unit('护理部|医务部')).toBe('Nursing department / 医务部');
    expect(ruleName({ id: 'M1', en: 'First' }, zh)).toBe('First');
    expect(ruleName({}, namesOf('en', EMPTY_VOCABULARY, []))).toBe('(no name)');
  });
});
