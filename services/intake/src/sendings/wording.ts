import type { ParcelValue } from '../media/parcel.js';
import type { Reference } from '../reference/reference-data.js';

interface Told {
  readonly complaintNo: string;
  readonly campus: string;
  readonly language: 'zh-CN' | 'en';
}

/** What a message of the thread says, and about what. */
export interface Said {
  readonly subject: string | null;
  readonly words: string;
  readonly language: 'zh-CN' | 'en';
  readonly values: Readonly<Record<ParcelValue, string>>;
  /** The short code, where this is what the message brings. */
  readonly code: string | null;
}
interface Mailed extends Said {
  /** What is answered to the mail reaches the hospital. */
  readonly takesReplies: boolean;
}

/** The short code as it is read out: `1234 5678`. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

export const progressLink = (publicUrl: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/progress`;

/** What a template of a provider may say of a complaint; the code is added where it is wanted. */
export const parcelValues = (
  { complaintNo, campus, language }: Told,
  reference: Pick<Reference, 'campus'>,
  publicUrl: string,
): Readonly<Record<ParcelValue, string>> => ({
  number: complaintNo,
  link: progressLink(publicUrl),
  hospital: reference.campus(campus)?.name[language === 'en' ? 'en' : 'zh'] ?? '',
  code: '',
});

const WORDING = {
  'zh-CN': {
    subject: (number: string, hospital: string) => `[${number}] ${hospital}给您的消息`,
    code: (number: string, code: string) => `投诉编号：${number}\n短查询码：${code}`,
    foot: (number: string, link: string) =>
      `投诉编号：${number}\n查看进度、回复和补充材料：${link}\n（需要回执上的查询码）`,
    reply: '也可以直接回复这封邮件，医院会收到。',
    noReply: '本邮件由系统自动发出，请不要直接回复，请在上面的页面回复。',
  },
  en: {
    subject: (number: string, hospital: string) => `[${number}] A message from ${hospital}`,
    code: (number: string, code: string) => `Complaint number: ${number}\nShort code: ${code}`,
    foot: (number: string, link: string) =>
      `Number of the complaint: ${number}\nTo see its progress, answer or add to it: ${link}\n(with the code on your receipt)`,
    reply: 'You can also answer this mail: the hospital receives it.',
    noReply: 'This mail was sent automatically. Please answer on the page above, not by mail.',
  },
};

/** A mail: the words of the message, and where to answer. A subject of its own still begins with the number. */
export function mailOf({
  subject,
  words,
  language,
  code,
  takesReplies,
  values: { number, link, hospital },
}: Mailed): {
  readonly subject: string;
  readonly words: string;
} {
  const wording = WORDING[language];
  return {
    subject: subject === null ? wording.subject(number, hospital) : `[${number}] ${subject}`,
    words: [
      words,
      ...(code === null ? [] : [wording.code(number, code)]),
      `--\n${wording.foot(number, link)}`,
      `${takesReplies ? wording.reply : wording.noReply}\n`,
    ].join('\n\n'),
  };
}

/** Longest words in the conversation at WeChat, in characters: 2 KB hold no more Chinese ones beside number and link. */
const TALK_WORDS = 550;
const REST = { 'zh-CN': '（全文见链接）', en: '(the rest is behind the link)' };

/** The words in the conversation at WeChat, where they are answered too. */
export function talkOf({ subject, words, language, values: { number, link } }: Said): string {
  const characters = [...words];
  const shown =
    characters.length > TALK_WORDS
      ? `${characters.slice(0, TALK_WORDS).join('')}…${REST[language]}`
      : words;
  return [subject ?? '', shown, `${number} ${link}`].filter((text) => text !== '').join('\n');
}
