import Handlebars from 'handlebars';
import type { NoticeFacts } from '../rules/notice.js';
import type { Locale } from './labels.js';
import { renderBundle, type Sum } from './bundle.js';
import { instantIn, render, textIn } from './render.js';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export const FOOTER = {
  'zh-CN': {
    open: '查看案件',
    notices: '打开通知',
    due: (at: string) => `到期：${at}`,
    responsible: (department: string) => `责任部门：${department}`,
    more: (count: number) => `……另有 ${count} 项，请在通知页面查看。`,
    calendar: '打开日历管理',
    operator: '打开系统运维',
    routines: '打开日常事项',
    improvements: '打开改进',
    safety: '打开安全事件',
    accountability: '打开责任追究',
    partners: '打开合作方',
    results: '打开送达与通报',
    why: '本邮件由听诉系统自动发送，内容不含投诉正文和投诉人信息，请登录系统查看。',
  },
  en: {
    open: 'Open the case',
    notices: 'Open the notices',
    due: (at: string) => `due ${at}`,
    responsible: (department: string) => `responsible: ${department}`,
    more: (count: number) => `… and ${count} more: see the notices in Tingsu.`,
    calendar: 'Open the calendars',
    operator: 'Open the system page',
    routines: 'Open the routines',
    improvements: 'Open the improvements',
    safety: 'Open the incidents',
    accountability: 'Open accountability',
    partners: 'Open the partners',
    results: 'Open results and circulars',
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

/** What one mail says of several notices: those that it lists, and how many there are. */
export interface Bundle {
  readonly notices: readonly { readonly template: string; readonly facts: NoticeFacts }[];
  readonly sums: readonly Sum[];
}

const bundleText = Handlebars.compile(
  '{{body}}\n\n{{#each rows}}{{caseNo}}  {{title}}\n  {{details}}\n{{/each}}{{#if more}}{{more}}\n{{/if}}\n{{open}}\n{{link}}\n\n--\n{{why}}\n',
  { noEscape: true },
);
const bundleHtml = Handlebars.compile(
  '<!doctype html><html lang="{{locale}}"><head><meta charset="utf-8"><title>{{title}}</title></head><body>' +
    '<h1 style="font-size:1.25rem">{{title}}</h1>{{#each lines}}<p>{{this}}</p>{{/each}}' +
    '<ul>{{#each rows}}<li><a href="{{href}}"><strong>{{caseNo}}</strong></a> {{title}}<br><small>{{details}}</small></li>{{/each}}</ul>' +
    '{{#if more}}<p>{{more}}</p>{{/if}}<p><a href="{{link}}">{{open}}</a></p><hr><p><small>{{why}}</small></p></body></html>',
);

/** The mail of several notices: numbers of cases, what fell due and when, and links; never a complaint or who sent it. */
export function bundleMailText(
  { notices, sums }: Bundle,
  timeZone: string,
  locale: Locale,
  publicUrl: string,
): MailText {
  const { title, body } = renderBundle(sums, notices, timeZone, locale);
  const { notices: open, why, due, responsible, more } = FOOTER[locale];
  const staff = `${publicUrl.replace(/\/+$/, '')}/staff`;
  const left = sums.reduce((sum, { count }) => sum + count, 0) - notices.length;
  const rows = notices.map(({ template, facts }) => {
    const department = textIn(facts.department, locale);
    return {
      caseNo: facts.caseNo,
      title: render(template, facts, locale).title,
      details: [
        ...(facts.dueAt ? [due(instantIn(facts.dueAt, timeZone, locale))] : []),
        ...(department ? [responsible(department)] : []),
      ].join(locale === 'en' ? ', ' : '，'),
      href: `${staff}/cases/${encodeURIComponent(facts.caseNo ?? '')}`,
    };
  });
  const words = { title, body, lines: body.split('\n'), rows, open, why, locale };
  const rest = { link: `${staff}/notices`, more: left > 0 ? more(left) : null };
  return {
    subject: title,
    text: bundleText({ ...words, ...rest }),
    html: bundleHtml({ ...words, ...rest }),
  };
}

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
  const { open, link } = linkOf(template, facts, locale, publicUrl);
  const words = {
    why: FOOTER[locale].why,
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

/** Where what a notice is about is seen to. */
export function linkOf(
  template: string,
  { caseNo }: NoticeFacts,
  locale: Locale,
  publicUrl: string,
): { readonly open: string; readonly link: string } {
  const footer = FOOTER[locale];
  const [page, open] = caseNo
    ? [`cases/${encodeURIComponent(caseNo)}`, footer.open]
    : (pageOf(template, footer) ?? ['calendars', footer.calendar]);
  return { open, link: `${publicUrl.replace(/\/+$/, '')}/staff/${page}` };
}

/** Where what is about no case is seen to; null for the calendars. */
function pageOf(
  template: string,
  {
    operator,
    routines,
    improvements,
    safety,
    partners,
    accountability,
    results,
  }: (typeof FOOTER)[Locale],
): readonly [string, string] | null {
  if (template.startsWith('alarm.')) return ['operator', operator];
  if (template.startsWith('webhook.')) return ['partners', partners];
  if (/^(improvement|pattern)\./.test(template)) return ['improvements', improvements];
  if (template.startsWith('accountability.')) return ['accountability', accountability];
  if (/^(result|reconsideration)\./.test(template)) return ['results', results];
  if (/^(security|safety)\./.test(template)) return ['safety', safety];
  return template.startsWith('routine.') ? ['routines', routines] : null;
}
