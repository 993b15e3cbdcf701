import Handlebars from 'handlebars';
import type { NoticeFacts } from '../rules/notice.js';
import type { Locale } from './labels.js';
import { render } from './render.js';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const FOOTER = {
  'zh-CN': {
    open: '查看案件',
    calendar: '打开日历管理',
    operator: '打开系统运维',
    why: '本邮件由听诉系统自动发送，内容不含投诉正文和投诉人信息，请登录系统查看。',
  },
  en: {
    open: 'Open the case',
    calendar: 'Open the calendars',
    operator: 'Open the system page',
    why: 'Sent by Tingsu. For privacy the complaint and its sender are not in this mail; sign in to read them.',
  },
};

const text = Handlebars.compile(
  '{{#if caseNo}}{{caseNo}}\n\n{{/if}}{{body}}\n\n{{open}}\n{{link}}\n\n--\n{{why}}\n',
  {
    noEscape: true,
  },
);
const html = Handlebars.compile(
  '<!doctype html><html lang="{{locale}}"><head><meta charset="utf-8"><title>{{subject}}</title></head><body>' +
    '<h1 style="font-size:1.25rem">{{title}}</h1>{{#if caseNo}}<p><strong>{{caseNo}}</strong></p>{{/if}}{{#each lines}}<p>{{this}}</p>{{/each}}' +
    '<p><a href="{{link}}">{{open}}</a></p><hr><p><small>{{why}}</small></p></body></html>',
);

/** The mail of a notice: case number and link, never the complaint or who sent it. */
export function mailText(
  template: string,
  facts: NoticeFacts,
  locale: Locale,
  publicUrl: string,
): MailText {
  const { title, body } = render(template, facts, locale);
  const { caseNo } = facts;
  const subject = caseNo ? `[${caseNo}] ${title}` : title;
  const footer = FOOTER[locale];
  const [page, open] = caseNo
    ? [`cases/${encodeURIComponent(caseNo)}`, footer.open]
    : template.startsWith('alarm.')
      ? ['operator', footer.operator]
      : ['calendars', footer.calendar];
  const link = `${publicUrl.replace(/\/+$/, '')}/staff/${page}`;
  const words = {
    why: footer.why,
    open,
    caseNo,
    title,
    subject,
    body,
    lines: body.split('\n'),
    link,
    locale,
  };
  return { subject, text: text(words), html: html(words) };
}
