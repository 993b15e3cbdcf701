import {
  charactersIn,
  type Channel,
  MAX_CONTENT_CHARACTERS,
  MAX_MESSAGE_CHARACTERS,
  readEmail,
  readName,
} from '@tingsu/contracts';
import type { Mail } from '../mails/mail.js';
import { withoutQuotedTail } from '../mails/quoted-tail.js';
import { domainOf } from './mailboxes.js';

/** A mail as somebody at the complaint centre reads it: whose words they are, and what we say of it. */
export interface Letter {
  readonly mail: Mail;
  /** The colleague who passed it on, with what he wrote to it. */
  readonly passedOn: Mail | null;
}

const CHANNEL: Channel = 'email';
const NOTES = {
  'zh-CN': {
    passedOn: (who: string, at: string) => `（${who} 转来，原信时间：${at}）`,
    notTaken: (names: string) => `（没有收下的附件：${names}）`,
    otherAddress: (address: string) => `（来自另一个邮箱，未确认是本人：${address}）`,
    double: (box: string) => `（同一封邮件也寄到了 ${box}）`,
    cut: '（信很长，这里是前一部分，全文保存在原信中）',
  },
  en: {
    passedOn: (who: string, at: string) => `(Passed on by ${who}; first sent ${at})`,
    notTaken: (names: string) => `(Attachments that were not taken: ${names})`,
    otherAddress: (address: string) => `(From another address, not confirmed: ${address})`,
    double: (box: string) => `(The same mail also came to ${box})`,
    cut: '(The mail is long: this is its beginning, the whole is kept as it came)',
  },
} as const;
type Language = keyof typeof NOTES;

/** Whose words the mail carries: a colleague who passes a mail on is not the complainant. */
export function letterIn(mail: Mail, box: string): Letter {
  const [inner, ...more] = mail.within;
  const isColleague = domainOf(mail.from.address) === domainOf(box);
  return isColleague && inner && more.length === 0
    ? { mail: inner, passedOn: mail }
    : { mail, passedOn: null };
}

const languageOf = ({ subject, words }: Pick<Mail, 'subject' | 'words'>): Language =>
  /\p{Script=Han}/u.test(subject + words) || !/[a-z]{3}/i.test(words) ? 'zh-CN' : 'en';

/** All files of a letter, with those of mails that came within it. */
export const filesOf = ({ files, within }: Mail): Mail['files'] => [
  ...files,
  ...within.flatMap(filesOf),
];

interface Context {
  readonly timeZone: string;
  readonly box: string;
  readonly campus: string;
  /** Names of attachments that were refused. */
  readonly notTaken: readonly string[];
  readonly attachments: readonly string[];
}

/** The complaint that a letter is; checked like any other submission. */
export function submissionOf(letter: Letter, context: Context) {
  const { mail } = letter;
  const language = languageOf(mail);
  const notes = [
    passedOnNote(letter, language, context.timeZone),
    letter.passedOn?.words ?? '',
    notTakenNote(context.notTaken, language),
  ];
  return {
    ...{ campus: context.campus, channel: CHANNEL, language, attachments: context.attachments },
    content: clipped(textOf(mail), notes, MAX_CONTENT_CHARACTERS, language),
    complainant: complainantOf(mail),
  };
}

/** What a complainant says in answer, without what he answers. */
export function answerIn(
  mail: Mail,
  { notTaken, otherAddress }: { notTaken: readonly string[]; otherAddress: boolean },
): string {
  const language = languageOf(mail);
  const own = mail.answers.length > 0 ? withoutQuotedTail(mail.words) : mail.words;
  const notes = [
    notTakenNote(notTaken, language),
    otherAddress ? NOTES[language].otherAddress(mail.from.address) : '',
  ];
  return clipped(own || mail.subject, notes, MAX_MESSAGE_CHARACTERS, language);
}

export const doubleNote = (mail: Mail, box: string): string => NOTES[languageOf(mail)].double(box);

/** Subject, words, and those of mails that came within. */
export function textOf({ subject, words, within }: Mail): string {
  const own = words.startsWith(subject) ? words : joined([subject, words]);
  return joined([own, ...within.map(textOf)]);
}

function passedOnNote({ mail, passedOn }: Letter, language: Language, timeZone: string): string {
  if (!passedOn) return '';
  const at = mail.sentAt
    ? mail.sentAt.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    : '?';
  return NOTES[language].passedOn(passedOn.from.address, at);
}

const notTakenNote = (names: readonly string[], language: Language): string =>
  names.length === 0 ? '' : NOTES[language].notTaken(names.map(shownName).join(', '));

/** Without a path, and without characters that turn what follows around. */
const shownName = (name: string): string =>
  [...(name.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '')].slice(0, 60).join('') || '?';

function complainantOf({ from }: Mail) {
  const email = readEmail(from.address);
  const name = readName(from.name);
  const isName = 'value' in name && !from.name.includes('@');
  return {
    ...{ anonymous: false, relation: 'unknown' as const },
    ...('value' in email ? { email: email.value } : {}),
    ...(isName ? { name: name.value } : {}),
  };
}

function clipped(text: string, notes: readonly string[], max: number, language: Language): string {
  const tail = joined([...notes]);
  const whole = joined([text, tail]);
  if (charactersIn(whole) <= max) return whole;
  const end = joined([NOTES[language].cut, [...tail].slice(0, max / 4).join('')]);
  return joined([[...text].slice(0, max - charactersIn(end) - 2).join(''), end]);
}

const joined = (texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n\n');
