import type { Limit, LocalizedText, NoticeKind } from '@tingsu/contracts';
import { localTime } from '@tingsu/contracts';
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

/** A notice in the complainant's language; plain text. */
export function noticeWords(kind: NoticeKind, language: Language, facts: NoticeFacts): string {
  const said = (text: LocalizedText): string => (language === 'en' ? text.en : text.zh);
  const at = (instant: string | Date): string => {
    const { day, time } = localTime(instant, facts.timeZone);
    return `${day} ${time}`;
  };
  return compiled[language][kind]({
    complaintNo: facts.complaintNo,
    receivedAt: at(facts.receivedAt),
    limits: facts.limits.map(({ label, dueAt }) => ({ label: said(label), dueAt: at(dueAt) })),
  }).trim();
}
