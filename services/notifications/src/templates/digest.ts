import Handlebars from 'handlebars';
import type { NoticeFacts, Template } from '../rules/notice.js';
import type { Locale } from './labels.js';
import { FOOTER, linkOf, mailText, type MailText } from './mail.js';
import { instantIn, render, textIn } from './render.js';

/** What a digest says of one notice. */
export interface DigestNotice {
  readonly template: Template;
  readonly facts: NoticeFacts;
  /** For information only. */
  readonly informs: boolean;
}

/** Notices of each part that one mail names; it says how many there are beyond. */
const LISTED = 50;
const WORDS = {
  'zh-CN': {
    subject: (parts: readonly string[]) => `通知汇总：${parts.join('，')}`,
    tasks: (count: number) => `待您办理 ${count} 项`,
    information: (count: number) => `仅供知悉 ${count} 项`,
    settings: '修改接收方式',
  },
  en: {
    subject: (parts: readonly string[]) => `Notices: ${parts.join(', ')}`,
    tasks: (count: number) => `${count} for you to do`,
    information: (count: number) => `${count} for your information`,
    settings: 'Change how you are told',
  },
} as const;

const text = Handlebars.compile(
  '{{#each parts}}{{heading}}\n\n{{#each rows}}{{#if caseNo}}{{caseNo}}  {{/if}}{{title}}\n{{#if details}}  {{details}}\n{{/if}}{{/each}}{{#if more}}{{more}}\n{{/if}}\n{{/each}}' +
    '{{open}}\n{{link}}\n{{settings}}\n{{settingsLink}}\n\n--\n{{why}}\n',
  { noEscape: true },
);
const html = Handlebars.compile(
  '<!doctype html><html lang="{{locale}}"><head><meta charset="utf-8"><title>{{subject}}</title></head><body>' +
    '{{#each parts}}<h2 style="font-size:1.1rem">{{heading}}</h2><ul>{{#each rows}}<li><a href="{{href}}">{{#if caseNo}}<strong>{{caseNo}}</strong> {{/if}}{{title}}</a>' +
    '{{#if details}}<br><small>{{details}}</small>{{/if}}</li>{{/each}}</ul>{{#if more}}<p>{{more}}</p>{{/if}}{{/each}}' +
    '<p><a href="{{link}}">{{open}}</a></p><hr><p><small>{{why}} <a href="{{settingsLink}}">{{settings}}</a></small></p></body></html>',
);

/** The mail of what could wait: what asks for something, then what informs. One notice alone is said as a mail of its own says it. */
export function digestMailText(
  notices: readonly DigestNotice[],
  locale: Locale,
  publicUrl: string,
): MailText {
  const [only, ...others] = notices;
  if (only && others.length === 0) return mailText(only.template, only.facts, locale, publicUrl);
  const words = WORDS[locale];
  const parts = [
    partOf(
      notices.filter(({ informs }) => !informs),
      words.tasks,
      { locale, publicUrl },
    ),
    partOf(
      notices.filter(({ informs }) => informs),
      words.information,
      { locale, publicUrl },
    ),
  ].filter(({ rows }) => rows.length > 0);
  const { notices: open, why } = FOOTER[locale];
  const subject = words.subject(parts.map(({ heading }) => heading));
  const staff = `${publicUrl.replace(/\/+$/, '')}/staff`;
  const said = { subject, parts, open, why, locale, settings: words.settings };
  const links = { link: `${staff}/notices`, settingsLink: `${staff}/notices/settings` };
  return { subject, text: text({ ...said, ...links }), html: html({ ...said, ...links }) };
}

function partOf(
  notices: readonly DigestNotice[],
  heading: (count: number) => string,
  { locale, publicUrl }: { readonly locale: Locale; readonly publicUrl: string },
) {
  const left = notices.length - LISTED;
  return {
    heading: heading(notices.length),
    rows: notices.slice(0, LISTED).map((notice) => rowOf(notice, locale, publicUrl)),
    more: left > 0 ? FOOTER[locale].more(left) : null,
  };
}

function rowOf({ template, facts }: DigestNotice, locale: Locale, publicUrl: string) {
  const { due, responsible } = FOOTER[locale];
  const department = textIn(facts.department, locale);
  return {
    caseNo: facts.caseNo,
    title: render(template, facts, locale).title,
    details: [
      ...(facts.dueAt ? [due(instantIn(facts.dueAt, facts.timeZone, locale))] : []),
      ...(department ? [responsible(department)] : []),
    ].join(locale === 'en' ? ', ' : '，'),
    href: linkOf(template, facts, locale, publicUrl).link,
  };
}
