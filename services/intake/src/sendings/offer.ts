import type { MessageMedium, SendingOffer } from '@tingsu/contracts';
import { type Account, SENT_MEDIA, type SentMedium } from '../media/account.js';
import { approvedText, messageCost, textParts } from '../media/approved-text.js';
import type { ParcelValue } from '../media/parcel.js';

export const isSent = (medium: MessageMedium): medium is SentMedium =>
  SENT_MEDIA.some((one) => one === medium);

/** What a free message would bring by a medium that goes by itself, and what it would cost. */
export function offerOf(
  medium: SentMedium,
  account: Account | null,
  values: Readonly<Record<ParcelValue, string>>,
  { SMTP_URL }: { readonly SMTP_URL?: string | undefined },
): SendingOffer {
  const ready = account !== null && (medium !== 'email' || SMTP_URL !== undefined);
  if (!account) return { medium, ready, text: null, parts: 1, costFen: 0 };
  const text = approvedText(account.settings, null, values);
  return {
    ...{ medium, ready, text, costFen: messageCost(account.settings, null, values) },
    parts: medium === 'sms' && text !== null ? textParts(text) : 1,
  };
}
