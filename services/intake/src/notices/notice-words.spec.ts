import { describe, expect, it } from '@jest/globals';
import { type LocalizedText, NOTICE_KINDS, type NoticeKind } from '@tingsu/contracts';
import { type NoticeFacts, noticeWords } from './notice-words.js';

const facts = {
  complaintNo: 'TS-2026-000123',
  receivedAt: new Date('2026-11-20T02:12:00Z'),
  timeZone: 'Asia/Shanghai',
  ...{ hospital: '总院区', contact: '投诉中心，电话 0912-1', link: 'https://tingsu.test/progress' },
  limits: [
    {
      ...{ label: { zh: '答复', en: 'Answer' }, dueAt: '2026-11-25T09:00:00Z' },
      originalDueAt: '2026-11-23T09:00:00Z',
    },
    {
      ...{ label: { zh: '最迟答复', en: 'Answer at the latest' } },
      ...{ dueAt: '2026-12-11T09:00:00Z', originalDueAt: null },
    },
  ],
  wanted: {
    missing: [{ zh: '授权委托书', en: 'An authorisation' }],
    dueAt: '2026-12-05T16:00:00Z',
  },
  reason: '已向人民法院起诉',
  outcome: '部分成立',
  meeting: {
    ...{ at: '2026-12-01T01:30:00Z', place: '医院接待场所', most: 3 },
    bring: { zh: '身份证件', en: 'your identity card' },
  },
};
const said = (
  kind: NoticeKind,
  language: 'zh-CN' | 'en',
  given: Partial<NoticeFacts> = {},
  own: LocalizedText | null = null,
  mustContain: readonly string[] = [],
) => noticeWords({ kind, mustContain }, language, { ...facts, ...given }, own);

describe('the words of a notice', () => {
  it.each(NOTICE_KINDS)('name the complaint in both languages: %s', (kind) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const words = said(kind, language).words;
      expect(words).toContain('TS-2026-000123');
      expect(words).not.toMatch(/\{|\}|undefined/);
    }
  });

  it('are those of the policy where it has its own, with the fields filled in', () => {
    const own = {
      zh: '{hospital}已收到您的投诉，编号 {complaintNo}。\\n{limits}\\n咨询：{contact}',
      en: 'Received {receivedAt}. See {link}.',
    };
    expect(said('acknowledgement', 'zh-CN', {}, own).words).toBe(
      '总院区已收到您的投诉，编号 TS-2026-000123。\n答复：不晚于 2026-11-25 17:00\n' +
        '最迟答复：不晚于 2026-12-11 17:00\n咨询：投诉中心，电话 0912-1',
    );
    expect(said('acknowledgement', 'en', {}, own).words).toBe(
      'Received 2026-11-20 10:12. See https://tingsu.test/progress.',
    );
  });

  it('R-408: an acknowledgement says number, receipt and limits by the clock on the wall of the hospital', () => {
    expect(said('acknowledgement', 'zh-CN').words).toBe(
      '您的投诉已登记，编号 TS-2026-000123，收到时间 2026-11-20 10:12。\n' +
        '答复：不晚于 2026-11-25 17:00。\n最迟答复：不晚于 2026-12-11 17:00。\n' +
        '您可以在进度页查看办理情况、补充材料或留言。\n联系我们：投诉中心，电话 0912-1',
    );
  });

  it('R-088, R-286, R-104: a decline says why, a request what is missing and by when, more time until when', () => {
    expect(said('decline', 'zh-CN').words).toContain('理由：已向人民法院起诉。');
    expect(said('supplement', 'zh-CN').words).toContain(
      '补充：授权委托书。请在 2026-12-06 00:00 之前提交。',
    );
    expect(said('extension', 'zh-CN').words).toContain(
      '答复：不晚于 2026-11-25 17:00（原定 2026-11-23 17:00）。',
    );
    expect(said('extension', 'en').words).not.toContain('at the latest');
  });

  it('医疗纠纷预防和处理条例 art. 23: a notice of rights has all four parts', () => {
    for (const part of ['解决途径', '封存', '查阅、复制', '尸检'])
      expect(said('rights', 'zh-CN').words).toContain(part);
  });
});

describe('what a notice must say', () => {
  const all = ['caseNo', 'receivedAt', 'dueDates', 'contact', 'reason', 'result'];

  it('is in the words of the product', () => {
    expect(said('acknowledgement', 'zh-CN', {}, null, all).missing).toEqual([]);
    expect(said('decline', 'en', {}, null, ['reason', 'whereElse']).missing).toEqual([]);
  });

  it.each<[string, NoticeKind, Partial<NoticeFacts>, LocalizedText | null, string[], string[]]>([
    ['a reason', 'decline', { reason: '' }, null, ['reason'], ['reason']],
    [
      'what an own text leaves out, or calls by a field that there is not',
      ...(['acknowledgement', {}] as const),
      { zh: '编号 {complaintNo}，{compliantNo}', en: '' },
      ...([all, ['receivedAt', 'dueDates', 'contact', '{compliantNo}']] as [string[], string[]]),
    ],
    ['why the answer is late', 'extension', {}, null, ['reasonForDelay'], ['reasonForDelay']],
  ])('is missing without %s', (_, kind, given, own, mustContain, missing) => {
    expect(said(kind, 'zh-CN', given, own, mustContain).missing).toEqual(missing);
  });

  it('lacks no limits where none runs', () => {
    expect(said('acknowledgement', 'zh-CN', { limits: [] }, null, ['dueDates']).missing).toEqual(
      [],
    );
  });
});
