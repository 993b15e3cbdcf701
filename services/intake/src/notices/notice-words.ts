import type { Limit, LocalizedText, NoticeKind } from '@tingsu/contracts';
import { localTime } from '@tingsu/contracts';
import { noticeText } from '@tingsu/policy';
import Handlebars from 'handlebars';
import { NOTICE_WORDS_EN } from './notice-words-en.js';
import { NOTICE_WORDS_ZH } from './notice-words-zh.js';

type Language = 'zh-CN' | 'en';

/** What a notice may say: numbers and times. Answers, reasons and what is asked for stand on the progress page. */
export interface NoticeFacts {
  readonly complaintNo: string;
  readonly receivedAt: Date;
  readonly timeZone: string;
  readonly limits: readonly Pick<Limit, 'label' | 'dueAt'>[];
  /** Of the campus, in the language of the notice. */
  readonly hospital: string;
  /** Office, address and telephones of the letterhead; empty without one. */
  readonly contact: string;
  /** Of the progress page. */
  readonly link: string;
}

const compile = (words: Readonly<Record<NoticeKind, string>>) =>
  Object.fromEntries(
    Object.entries(words).map(([kind, template]) => [
      kind,
      Handlebars.compile(template, { noEscape: true, strict: true }),
    ]),
  ) as Readonly<Record<NoticeKind, Handlebars.TemplateDelegate>>;
const compiled: Readonly<Record<Language, ReturnType<typeof compile>>> = {
  'zh-CN': compile(NOTICE_WORDS_ZH),
  en: compile(NOTICE_WORDS_EN),
};

/** A notice in the complainant's language, in the words of the hospital's policy or of the product; plain text. */
export function noticeWords(
  kind: NoticeKind,
  language: Language,
  facts: NoticeFacts,
  own: LocalizedText | null = null,
): string {
  const said = (text: LocalizedText): string => (language === 'en' ? text.en : text.zh);
  const at = (instant: string | Date): string => {
    const { day, time } = localTime(instant, facts.timeZone);
    return `${day} ${time}`;
  };
  const { complaintNo, hospital, contact, link } = facts;
  const receivedAt = at(facts.receivedAt);
  const limits = facts.limits.map(({ label, dueAt }) => ({ label: said(label), dueAt: at(dueAt) }));
  if (own === null) return compiled[language][kind]({ complaintNo, receivedAt, limits }).trim();
  const lines = limits.map(({ label, dueAt }) =>
    language === 'en' ? `${label}: by ${dueAt}` : `${label}：不晚于 ${dueAt}`,
  );
  const values = { complaintNo, receivedAt, hospital, contact, link, limits: lines.join('\n') };
  return noticeText(said(own), values).trim();
}
