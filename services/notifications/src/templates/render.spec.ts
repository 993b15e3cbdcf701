import { describe, expect, it } from '@jest/globals';
import { type NoticeFacts, type Template, TEMPLATES } from '../rules/notice.js';
import { mailText } from './mail.js';
import { render } from './render.js';

const full: NoticeFacts = {
  caseNo: 'C-2026-000001',
  timeZone: 'Asia/Shanghai',
  campus: { zh: '总院区', en: 'Main campus' },
  department: { zh: '药剂科', en: 'Pharmacy' },
  label: { zh: '24小时内核实', en: 'Contact within 24 hours' },
  dueAt: '2026-11-21T02:12:00Z',
  level: 2,
  priority: 'P1',
  channel: 'hotline',
  approved: true,
  calls: 3,
  acknowledge: {
    clockId: 'contact24',
    stepId: 'breach',
    by: '2026-11-21T06:12:00Z',
    asked: '2026-11-21T02:12:00Z',
  },
  newDueAt: '2026-11-25T09:00:00Z',
  calendarId: 'CN',
  period: '2026-11-20',
  year: 2027,
  provisional: true,
  count: 12,
  examples: 'TS-2026-000001, TS-2026-000002',
  since: '2026-11-20T02:12:00Z',
};

const minimal = {
  timeZone: full.timeZone,
  newDueAt: full.newDueAt,
  calendarId: 'CN',
  period: '2026-11-20',
  year: 2027,
  count: 1,
  examples: 'TS-2026-000001',
  since: full.dueAt,
};

describe('the words of a notice', () => {
  it.each(Object.keys(TEMPLATES) as Template[])(
    '%s reads well in both languages, with and without the optional facts',
    (template) => {
      for (const locale of ['zh-CN', 'en'] as const) {
        for (const facts of [
          full,
          {
            ...minimal,
            caseNo: full.caseNo,
            label: full.label,
            dueAt: full.dueAt,
            level: 1,
            calls: 1,
          },
        ]) {
          const { title, body } = render(template, facts, locale);
          expect(title.length).toBeGreaterThan(3);
          expect(`${title} ${body}`).not.toMatch(/\{\{|undefined|null|\(\)|\[object/);
          expect(/[\u4e00-\u9fff]/.test(body)).toBe(locale === 'zh-CN');
        }
      }
    },
  );

  it('shows times in the time zone of the hospital', () => {
    expect(render('clock.warned', { ...full, acknowledge: undefined }, 'zh-CN').body).toBe(
      '时限“24小时内核实”将于 2026年11月21日 10:12 到期（责任部门：药剂科），请尽快办理。',
    );
    expect(render('clock.warned', full, 'en').body).toContain('November 21, 2026 at 10:12');
  });

  it('says for whom one stands in', () => {
    expect(render('clock.breached', { ...full, insteadOf: '医院' }, 'zh-CN').body).toContain(
      '没有人负责“医院”',
    );
  });

  it('shows something for a template of another release', () => {
    expect(render('case.ofTomorrow', full, 'en')).toEqual({
      title: 'case.ofTomorrow',
      body: 'C-2026-000001',
    });
  });
});

describe('the mail of a notice', () => {
  it('S-28: shows characters that turn the direction of reading by name, in the notice and in the mail', () => {
    const facts = { ...full, department: { zh: '药剂\u202E科', en: 'Phar\u2066macy' } };
    for (const locale of ['zh-CN', 'en'] as const) {
      const mail = mailText('case.assigned', facts, locale, 'http://localhost');
      const { title, body } = render('case.assigned', facts, locale);
      for (const text of [title, body, mail.subject, mail.text, mail.html])
        expect(text).not.toMatch(/\p{Bidi_Control}/u);
      expect(`${mail.subject} ${mail.text}`).toMatch(/‹U\+20(2E|66)›/);
    }
  });

  it('names the case in the subject and links to it', () => {
    const mail = mailText('case.assigned', full, 'zh-CN', 'http://localhost:8080/');
    expect(mail.subject).toBe('[C-2026-000001] 投诉已派发至药剂科');
    expect(mail.text).toContain('查看案件\nhttp://localhost:8080/staff/cases/C-2026-000001');
    expect(mail.html).toContain('href="http://localhost:8080/staff/cases/C-2026-000001"');
  });

  it('escapes names in the HTML part', () => {
    const facts = { ...full, department: { zh: '<b>科</b>', en: '<b>D</b>' } };
    expect(mailText('case.assigned', facts, 'zh-CN', 'http://localhost').html).not.toContain('<b>');
  });
});
