import {
  NAMES_EN,
  NAMES_ZH,
  type CaseNoticeOwed,
  type EventOf,
  type LocalizedText,
} from '@tingsu/contracts';
import { labelsOf } from '@tingsu/policy';
import { contactOf, letterheadOf } from '../papers/compose-paper.js';
import { speechIn } from '../papers/paper-words.js';
import type { CaseCopy } from '../progress/case-copy.js';
import { termsOf } from '../progress/copied-meetings.js';
import { progressOf, type ReceivedComplaint } from '../progress/progress.js';
import type { ReceiptPlace, Reference } from '../reference/reference-data.js';
import { progressLink } from '../sendings/wording.js';
import type { NoticeFacts } from './notice-words.js';

type MeetingOfNotice = NonNullable<EventOf<typeof CaseNoticeOwed>['data']['meeting']>;

interface Noticed extends ReceiptPlace, ReceivedComplaint {
  readonly language: 'zh-CN' | 'en';
}

interface Said {
  readonly publicUrl: string;
  readonly reasonCode: string | null;
  readonly outcome: keyof typeof NAMES_EN.outcome | null;
  readonly meeting?: MeetingOfNotice | null | undefined;
}

/** What a notice says of its complaint as it stands now, and of the place where it belongs. */
export function noticeFacts(
  complaint: Noticed,
  copy: CaseCopy | null,
  reference: Reference,
  { publicUrl, reasonCode, outcome, meeting = null }: Said,
): NoticeFacts {
  const { timeZone } = reference;
  const { campus, language, complaintNo, receivedAt } = complaint;
  const { limits, wanted = null } = progressOf(complaint, copy);
  const policy = reference.policyAt(complaint);
  const speech = speechIn(language, timeZone);
  const name = reference.campus(campus)?.name;
  const hospital = name ? speech.said(name) : '';
  const link = progressLink(publicUrl);
  const reason =
    reasonCode === null || !policy ? undefined : labelsOf(policy).declineReasons[reasonCode];
  return {
    ...{ complaintNo, receivedAt, timeZone, hospital, link, wanted },
    limits: limits.filter(({ met }) => !met),
    reason: reason ? speech.said(reason) : '',
    outcome:
      outcome === null
        ? ''
        : speech.said({ zh: NAMES_ZH.outcome[outcome], en: NAMES_EN.outcome[outcome] }),
    meeting: meeting && { at: meeting.at, place: meeting.place, ...termsOf(meeting, policy) },
    contact: contactOf(letterheadOf(policy, campus), speech) || `${hospital} ${link}`.trim(),
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
