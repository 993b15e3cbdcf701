import type { LocalizedText } from '@tingsu/contracts';
import { contactOf, letterheadOf } from '../papers/compose-paper.js';
import { speechIn } from '../papers/paper-words.js';
import type { ReceiptPlace, Reference } from '../reference/reference-data.js';
import { progressLink } from '../sendings/wording.js';
import type { NoticeFacts } from './notice-words.js';

interface Noticed extends ReceiptPlace {
  readonly language: 'zh-CN' | 'en';
}

/** What a notice says of the place where its complaint belongs. */
export function placeFacts(
  complaint: Noticed,
  reference: Reference,
  publicUrl: string,
): Pick<NoticeFacts, 'timeZone' | 'hospital' | 'contact' | 'link'> {
  const { timeZone } = reference;
  const { campus, language } = complaint;
  const speech = speechIn(language, timeZone);
  const name = reference.campus(campus)?.name;
  return {
    timeZone,
    hospital: name ? speech.said(name) : '',
    contact: contactOf(letterheadOf(reference.policyAt(complaint), campus), speech),
    link: progressLink(publicUrl),
  };
}

/** The text that the policy has for one of the rules by which a notice is owed; null where the words of the product hold. */
export const ownText = (
  complaint: Noticed,
  reference: Reference,
  rules: readonly string[],
): LocalizedText | null =>
  reference
    .policyAt(complaint)
    ?.notices.find(({ id, text }) => text !== undefined && rules.includes(id))?.text ?? null;
