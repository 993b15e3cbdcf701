import type { Receipt } from '@tingsu/contracts';
import { localDay } from '@tingsu/contracts';
import { spacedCode } from '../sendings/wording.js';
import { filesOf, type Draft, type Language, wordsOf } from './talk.js';

const ONLY_FILES = { 'zh-CN': '（没有写字，见附件）', en: '(No words; see the files)' };
/** More are shown on the progress page. */
const LIMITS_SHOWN = 3;

/** The complaint that was made in a conversation; checked like any other submission. */
export function submissionOf(
  { pieces, campus, contact }: Draft,
  openId: string,
  language: Language,
) {
  return {
    ...{ campus: campus ?? '', channel: 'wechat' as const, language },
    content: wordsOf(pieces).trim() || ONLY_FILES[language],
    attachments: filesOf(pieces),
    complainant: {
      ...{ anonymous: contact === null, relation: 'unknown' as const, openId },
      ...(contact === null ? {} : { phone: contact.phone }),
      ...(contact === null || contact.name === null ? {} : { name: contact.name }),
    },
  };
}

/** Number and code as they are written down by hand: the short code; an earlier receipt under the same key may have none. */
export const codeIn = ({
  complaintNo,
  trackingCode,
  shortCode,
}: Pick<Receipt, 'complaintNo' | 'trackingCode' | 'shortCode'>) => ({
  complaintNo,
  code: shortCode === undefined ? trackingCode : spacedCode(shortCode),
});

/** The promises of a receipt, one a line. */
export const limitLines = (
  { limits }: Pick<Receipt, 'limits'>,
  language: Language,
  timeZone: string,
): readonly string[] =>
  limits.slice(0, LIMITS_SHOWN).map(({ label, dueAt, provisional }) => {
    const day = localDay(new Date(dueAt), timeZone);
    return language === 'en'
      ? `${label.en}: by ${day}${provisional ? ' (expected)' : ''}`
      : `${label.zh}：${provisional ? '预计 ' : ''}${day} 前`;
  });
