import { describe, expect, it } from '@jest/globals';
import { withoutQuotedTail } from './quoted-tail.js';

const own = '还是没有人打电话。\n请再查一下。';

describe('the words of an answer', () => {
  it.each([
    ['\n\n------------------ 原始邮件 ------------------\n发件人: 医院\n您的投诉已收到'],
    ['\n\n-----Original Message-----\nFrom: hospital\nWe have it'],
    ['\n\n在 2026年11月20日，医院 <tousu@hospital.example> 写道：\n> 已收到\n> 谢谢'],
    ['\n\nOn Fri, Nov 20, 2026 at 10:12 AM Hospital wrote:\n\n> received'],
    ['\n\n发件人：医院\n发送时间：2026年11月20日\n收件人：我\n主题：您的投诉\n\n已收到'],
    ['\n> 已收到\n>\n> 谢谢\n'],
  ])('end where the mail before is repeated: %j', (tail) => {
    expect(withoutQuotedTail(`${own}${tail}`)).toBe(own);
  });

  it.each([
    ['an answer between the lines', '> 何时？\n昨天。\n> 何地？\n门诊。'],
    ['an answer below', '在 2026年11月20日，医院 写道：\n> 何时？\n\n昨天。'],
    ['nothing else', '-----原始邮件-----\n已收到'],
    ['a word that only looks alike', '我在2026年写道歉信，主题：没有。'],
  ])('stay whole with %s', (_, words) => {
    expect(withoutQuotedTail(words)).toBe(words);
  });

  it.each([
    ['lines that are repeated', `${'> a\n'.repeat(100_000)}b`],
    ['blanks', `${' '.repeat(200_000)}x`],
    ['marks', `${'-----原始邮件-----\n> a\n'.repeat(50_000)}b`],
  ])('are found in a moment among many %s', (_, words) => {
    expect(withoutQuotedTail(words).length).toBeGreaterThan(0);
  });
});
