import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS } from '@tingsu/contracts';
import { noticeWords } from './notice-words.js';

const facts = {
  complaintNo: 'TS-2026-000123',
  receivedAt: new Date('2026-11-20T02:12:00Z'),
  timeZone: 'Asia/Shanghai',
  ...{ hospital: '总院区', contact: '投诉中心，电话 0912-1', link: 'https://tingsu.test/progress' },
  limits: [
    { label: { zh: '答复', en: 'Answer' }, dueAt: '2026-11-25T09:00:00Z' },
    { label: { zh: '最迟答复', en: 'Answer at the latest' }, dueAt: '2026-12-11T09:00:00Z' },
  ],
};

describe('the words of a notice', () => {
  it.each(NOTICE_KINDS)('name the complaint in both languages: %s', (kind) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const words = noticeWords(kind, language, facts);
      expect(words).toContain('TS-2026-000123');
      expect(words).not.toMatch(/\{|\}|undefined/);
    }
  });

  it('are those of the policy where it has its own, with the fields filled in', () => {
    const own = {
      zh: '{hospital}已收到您的投诉，编号 {complaintNo}。\\n{limits}\\n咨询：{contact}',
      en: 'Received {receivedAt}. See {link}.',
    };
    expect(noticeWords('acknowledgement', 'zh-CN', facts, own)).toBe(
      '总院区已收到您的投诉，编号 TS-2026-000123。\n答复：不晚于 2026-11-25 17:00\n' +
        '最迟答复：不晚于 2026-12-11 17:00\n咨询：投诉中心，电话 0912-1',
    );
    expect(noticeWords('acknowledgement', 'en', facts, own)).toBe(
      'Received 2026-11-20 10:12. See https://tingsu.test/progress.',
    );
  });

  it('R-408: an acknowledgement says number, receipt and limits by the clock on the wall of the hospital', () => {
    expect(noticeWords('acknowledgement', 'zh-CN', facts)).toBe(
      '您的投诉已登记，编号 TS-2026-000123，收到时间 2026-11-20 10:12。\n' +
        '答复：不晚于 2026-11-25 17:00。\n最迟答复：不晚于 2026-12-11 17:00。\n' +
        '您可以在进度页查看办理情况、补充材料或留言。',
    );
  });
});
