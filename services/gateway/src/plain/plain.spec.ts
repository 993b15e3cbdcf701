import { describe, expect, it } from '@jest/globals';
import { type Progress, RELATIONS, SubmissionSchema } from '@tingsu/contracts';
import { markup } from './markup.js';
import { complaintPage, faultsIn, receiptPage, submissionOf } from './plain-complaint.js';
import { NOTHING_REFUSED, type Visit } from './plain-page.js';
import { progressPage } from './plain-progress.js';
import { plainWords, wordsOfCode } from './plain-words.js';

const house = {
  tenant: { code: 'yulin', name: { zh: '示例集团', en: 'Demo group' }, timeZone: 'Asia/Shanghai' },
  campuses: [
    {
      code: 'main',
      name: { zh: '总院区', en: 'Main campus' },
      channels: ['web_form' as const],
      departments: [{ code: 'main.finance', name: { zh: '财务科', en: 'Finance' } }],
    },
  ],
};
const visit: Visit = { language: 'zh-CN', house, path: '/plain' };
const typed = {
  ...{ content: '排队三个小时', campus: 'main', relation: 'patient', department: '' },
  ...{ name: '赵建国', phone: '13900001111', email: '', matter: 'complaint', demand: ' ' },
};
const progress: Progress = {
  ...{ complaintNo: 'TS-2026-000001', receivedAt: '2026-11-20T02:12:00Z', stage: 'handling' },
  ...{ steps: [], limits: [], answer: null },
};
const shown = {
  ...{ progress, messages: [], proof: { number: 'TS-2026-000001', code: '12345678' } },
  ...{ newKey: () => 'k', sent: false, typed: {} },
};

describe('a page without JavaScript', () => {
  it('shows what people typed as they typed it, and runs nothing of it', () => {
    const evil = `"><script>alert('1')</script>&amp;`;
    const fields = { ...typed, content: evil, name: evil };
    const page = complaintPage(visit, fields, { faults: [], problem: null });
    expect(page).not.toContain('<script>');
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;');
    expect(markup`<i>${['<', markup`<b>`, null, false]}</i>`.text).toBe('<i>&lt;<b></i>');
  });

  it('says on top and beside the field what is wrong, and keeps what was typed', () => {
    const page = complaintPage(visit, typed, {
      faults: [{ field: 'phone', code: 'phone_mobile_length' }],
      problem: null,
    });
    expect(page).toContain('<title>错误：');
    expect(page).toContain('<a href="#phone">手机或电话: 手机号码应为 11 位</a>');
    expect(page).toMatch(/id="phone-error">手机号码应为 11 位/);
    expect(page).toMatch(/aria-describedby="phone-error" aria-invalid="true" value="13900001111"/);
    expect(page).toMatch(/<option value="main" selected>总院区/);
  });

  it('asks who is not anonymous for a name and a way to answer, and sends no identity for who is', () => {
    expect(faultsIn({})).toEqual([
      ...['content', 'campus', 'relation', 'name'].map((field) => ({ field, code: 'blank' })),
      { field: 'phone', code: 'contact' },
    ]);
    expect(faultsIn(typed)).toEqual([]);
    expect(faultsIn({ ...typed, trap: 'spam' })).toEqual([{ field: 'trap', code: 'trap' }]);
    const anonymous = { ...typed, anonymous: 'yes' };
    expect(faultsIn({ ...anonymous, name: '', phone: '' })).toEqual([]);
    expect(JSON.stringify(submissionOf(anonymous, 'en'))).not.toMatch(/赵建国|13900001111/);
    for (const fields of [typed, anonymous])
      expect(SubmissionSchema.safeParse(submissionOf(fields, 'zh-CN')).error).toBeUndefined();
  });

  it('has words in both languages for every code', () => {
    const stages = ['received', 'assessing', 'waiting_for_you', 'handling', 'answered', 'closed'];
    for (const language of ['zh-CN', 'en'] as const) {
      const words = plainWords(language);
      for (const code of RELATIONS) expect(wordsOfCode(words, 'relation', code)).not.toBeNull();
      for (const code of [...stages, 'declined', 'withdrawn', 'merged'])
        expect(wordsOfCode(words, 'stage', code)).not.toBeNull();
    }
  });

  it('gives both codes of the receipt', () => {
    const page = receiptPage(visit, {
      ...{ complaintNo: 'TS-2026-000001', trackingCode: 'AAAAA-BBBBB', shortCode: '12345678' },
      ...{ receivedAt: '2026-11-20T02:12:00Z', limits: [] },
    });
    for (const said of ['TS-2026-000001', 'AAAAA-BBBBB', '12345678']) expect(page).toContain(said);
  });

  it('shows the progress with forms that carry number and code in their bodies only', () => {
    const page = progressPage({ ...visit, path: '/plain/progress' }, shown, NOTHING_REFUSED);
    expect(page).toContain('正在办理');
    expect(page).toContain('<input type="hidden" name="code" value="12345678" />');
    expect(page.match(/(href|action)="[^"]*"/g)?.join()).not.toMatch(/12345678|TS-2026/);
    expect(page).toContain('value="withdrawal"');
    expect(page).not.toContain('value="rating"');
  });

  it('offers after an answer to agree and to rate, each once, and no withdrawal after the end', () => {
    const answer = { at: '2026-11-25T02:00:00Z', text: '已整改' };
    const answered = { ...shown, progress: { ...progress, stage: 'closed' as const, answer } };
    const page = progressPage(visit, answered, NOTHING_REFUSED);
    for (const action of ['confirmation', 'rating']) expect(page).toContain(`value="${action}"`);
    expect(page).not.toContain('value="withdrawal"');
    const rated = {
      ...{ messageId: 'm', nr: 1, direction: 'in' as const, kind: 'rating' as const, words: '好' },
      ...{ at: '2026-11-26T02:00:00Z', readAt: null, subject: null, satisfied: true, files: [] },
    };
    const after = progressPage(visit, { ...answered, messages: [rated] }, NOTHING_REFUSED);
    expect(after).not.toContain('value="rating"');
  });

  it('T-38: says of each time whether it was kept, and which ran out, in both languages', () => {
    const limit = {
      ...{ id: 'x', label: { zh: '反馈', en: 'Feedback' }, dueAt: '2026-11-25T09:00:00Z' },
      ...{ provisional: false, explanation: [], met: false, late: true },
    };
    const limits = [limit, { ...limit, met: true }, { ...limit, late: false }];
    const page = (language: 'zh-CN' | 'en') =>
      progressPage(
        { ...visit, language },
        { ...shown, progress: { ...progress, limits } },
        NOTHING_REFUSED,
      );
    expect(page('zh-CN').match(/已超期，还没有完成|已完成，但超过了期限/g)).toEqual([
      ...['已超期，还没有完成', '已完成，但超过了期限'],
    ]);
    expect(page('en').match(/Overdue, not done yet|later than promised/g)).toHaveLength(2);
  });

  it('takes an objection to a decision about the person, and keeps what was refused beside its fault', () => {
    const page = progressPage({ ...visit, path: '/plain/progress' }, shown, NOTHING_REFUSED);
    expect(page).toContain('value="objection"');
    expect(page).toContain('对医院的决定提出异议');
    const typed = { action: 'objection', objectWords: '我没有辱骂' };
    const refusal = { faults: [{ field: 'objectWords', code: 'too_long' }], problem: null };
    const again = progressPage(visit, { ...shown, typed }, refusal);
    expect(again).toContain('我没有辱骂');
    expect(again).toContain('id="objectWords-error"');
    expect(again).not.toContain('id="write-error"');
  });
});
