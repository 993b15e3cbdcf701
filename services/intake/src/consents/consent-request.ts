import type { Actor, AskedConsent } from '@tingsu/contracts';

/** Who asks, and by whose link is answered. */
export const COMPLAINANT: Actor = { type: 'complainant', id: null, role: null };

/** A question to a patient, as it stands. */
interface Question {
  readonly expiresAt: Date;
  readonly agrees: boolean | null;
}

export function stateOf({ expiresAt, agrees }: Question, now: Date): AskedConsent['state'] {
  if (agrees !== null) return agrees ? 'given' : 'refused';
  return expiresAt.getTime() <= now.getTime() ? 'expired' : 'open';
}

/** What stands in the thread, for the complainant and for staff. */
export const CONSENT_WORDS = {
  'zh-CN': {
    consent_request: '已请患者本人确认，是否同意由投诉人代为投诉。',
    consent: '有人打开链接，以患者本人的身份确认：同意由投诉人代为投诉。',
    consent_refused: '有人打开链接，以患者本人的身份回答：不同意由投诉人代为投诉。',
  },
  en: {
    consent_request: 'The patient was asked to agree that the complainant speaks for the patient.',
    consent:
      'Answered through the link, as the patient: agrees that the complainant speaks for the patient.',
    consent_refused:
      'Answered through the link, as the patient: does not agree that the complainant speaks for the patient.',
  },
} as const;

/** The token stands behind `#`, which no browser sends to a server. */
export const consentLink = (publicUrl: string, token: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/consent#${token}`;
