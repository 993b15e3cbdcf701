import { readName, readPhones } from '@tingsu/contracts';
import type { Contact, Heard, Language } from './talk.js';

const DONE = /^(?:说完了?|好了|没有?了|完了|done|that'?s all)$/i;
const CANCEL = /^(?:取消|不投诉了|算了|cancel)$/i;
const ANEW = /^(?:新(?:的)?投诉|我要投诉|再投诉|new|new complaint|complain)$/i;
const PROGRESS = /^(?:进度|查询|查进度|progress|status)$/i;
const UNNAMED = /^(?:匿名|anonymous)$/i;
const PHONE = /(?:\+|00)?\d[\d\s-]{5,18}\d/;
/** What is shorter is a greeting, a question mark, a number. */
const SUBSTANTIAL = { 'zh-CN': 8, en: 20 };

/** Without what people put around a number or a word that they were asked for. */
const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/^[\s"'“”「」【】()[\].,:。，、!！]+|[\s"'“”「」【】()[\].,:。，、!！]+$/g, '');

const wordsIn = (heard: Heard): string => (heard.kind === 'piece' ? bare(heard.words ?? '') : '');

/** A number that was chosen from a list; null for anything else. */
export function choiceIn(heard: Heard): number | null {
  const words = wordsIn(heard);
  return /^\d{1,2}$/.test(words) ? Number(words) : null;
}

export const isDone = (heard: Heard): boolean => choiceIn(heard) === 1 || DONE.test(wordsIn(heard));
export const isCancelled = (heard: Heard): boolean =>
  choiceIn(heard) === 0 || CANCEL.test(wordsIn(heard));
export const isAnew = (heard: Heard): boolean => ANEW.test(wordsIn(heard));
export const asksForProgress = (heard: Heard): boolean => PROGRESS.test(wordsIn(heard));
export const staysUnnamed = (heard: Heard): boolean =>
  choiceIn(heard) === 1 || UNNAMED.test(wordsIn(heard));

/** Whether it tells of something, or only says hello. */
export function isSubstantial(heard: Heard): boolean {
  if (heard.kind !== 'piece') return false;
  const words = heard.words ?? '';
  return heard.file !== null || [...words].length >= SUBSTANTIAL[languageOf(words) ?? 'en'];
}

/** Null for what is of no language. */
export function languageOf(words: string): Language | null {
  if (/\p{Script=Han}/u.test(words)) return 'zh-CN';
  return /[a-z]{2}/i.test(words) ? 'en' : null;
}

/** Name and number in one line, in either order; null without a number that can be called. */
export function contactIn(heard: Heard): Exclude<Contact, null> | null {
  const words = wordsIn(heard);
  const phone = PHONE.exec(words)?.[0].trim() ?? '';
  if (phone === '' || 'problem' in readPhones(phone)) return null;
  const name = words
    .replace(phone, ' ')
    .replace(/(?:我(?:叫|是)|姓名|手机号?|电话|name|phone|tel)\s*[:：是]?/gi, ' ')
    .replace(/[,，;；:：/、]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const reading = readName(name);
  return { name: 'value' in reading ? reading.value : null, phone };
}
