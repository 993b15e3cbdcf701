import type { LocalizedText, NoticeKind, Progress } from '@tingsu/contracts';
import { localTime } from '@tingsu/contracts';
import { noticeText, unsaidIn } from '@tingsu/policy';
import Handlebars from 'handlebars';
import { NOTICE_WORDS_EN } from './notice-words-en.js';
import { NOTICE_WORDS_ZH } from './notice-words-zh.js';

type Language = 'zh-CN' | 'en';

/** What a notice may say: numbers, times, what is missing and why not. Answers stand on the progress page. */
export interface NoticeFacts {
  readonly complaintNo: string;
  readonly receivedAt: Date;
  readonly timeZone: string;
  /** As they stand now, without those that were kept. */
  readonly limits: readonly Pick<Progress['limits'][number], 'label' | 'dueAt' | 'originalDueAt'>[];
  readonly wanted: Pick<NonNullable<Progress['wanted']>, 'missing' | 'dueAt'> | null;
  /** What a notice about a meeting is about; null in every other. */
  readonly meeting: NoticedMeeting | null;
  /** Of a decline; empty where none is known. */
  readonly reason: string;
  /** Of a changed outcome: what it is now; empty where it is not about one. */
  readonly outcome: string;
  /** Of the campus, in the language of the notice. */
  readonly hospital: string;
  /** Office, address and telephones of the letterhead, or the campus and its progress page. */
  readonly contact: string;
  /** Of the progress page. */
  readonly link: string;
}

interface NoticedMeeting {
  readonly at: string;
  readonly place: string | null;
  /** How many may come for the complainant; null where nothing says it. */
  readonly most: number | null;
  readonly bring: LocalizedText | null;
}

interface Asked {
  readonly kind: NoticeKind;
  readonly mustContain: readonly string[];
}

/** Plain text, and what it must say and does not: then it is no notice. */
interface Worded {
  readonly words: string;
  readonly missing: readonly string[];
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

/** A notice in the complainant's language, in the words of the hospital's policy or of the product. */
export function noticeWords(
  { kind, mustContain }: Asked,
  language: Language,
  facts: NoticeFacts,
  own: LocalizedText | null = null,
): Worded {
  const speech = speechOf(language, facts);
  const { complaintNo, hospital, contact, link, reason, outcome } = facts;
  const receivedAt = speech.at(facts.receivedAt);
  const limits = speech.limits();
  const lines = limits.map(({ label, dueAt }) =>
    language === 'en' ? `${label}: by ${dueAt}` : `${label}：不晚于 ${dueAt}`,
  );
  const values = {
    ...{ complaintNo, receivedAt, hospital, contact, link, reason, outcome },
    limits: lines.join('\n'),
  };
  const text = own === null ? null : speech.said(own);
  const words =
    text === null
      ? compiled[language][kind]({ ...values, limits, ...speech.more() })
      : noticeText(text, values);
  return {
    words: words.trim(),
    missing: unsaidIn({ kind, mustContain }, { text, words }, values),
  };
}

function speechOf(language: Language, { timeZone, limits, wanted, meeting }: NoticeFacts) {
  const said = (text: LocalizedText): string => (language === 'en' ? text.en : text.zh);
  const at = (instant: string | Date): string => {
    const { day, time } = localTime(instant, timeZone);
    return `${day} ${time}`;
  };
  const shown = ({ label, dueAt, originalDueAt }: NoticeFacts['limits'][number]) => ({
    ...{ label: said(label), dueAt: at(dueAt) },
    wasDueAt: originalDueAt ? at(originalDueAt) : '',
  });
  return {
    said,
    at,
    limits: () => limits.map(shown),
    more: () => ({
      extended: limits.filter(({ originalDueAt }) => originalDueAt != null).map(shown),
      missing: wanted?.missing.map(said).join(language === 'en' ? ', ' : '、') ?? '',
      missingBy: wanted?.dueAt ? at(wanted.dueAt) : '',
      meeting: {
        at: meeting ? at(meeting.at) : '',
        place: meeting?.place ?? '',
        most: meeting?.most ?? '',
        bring: meeting?.bring ? said(meeting.bring) : '',
      },
    }),
  };
}
