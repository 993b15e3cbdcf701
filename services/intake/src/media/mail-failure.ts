import { accountTrouble, type Handover, limited, outage, refused } from './handover.js';

/** What a mail server or the way to it answered; the text of it may hold an address and is left out. */
export interface MailFailure {
  readonly code: string;
  readonly responseCode?: number | undefined;
}

/** What nodemailer reports when it did not get as far as handing over this mail. */
const OUTAGES = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EPROTOCOL']);
const LATER_SECONDS = 600;

/** A repeat carries the same Message-ID, so what may have been taken is simply sent again. */
export function afterMailFailure({ code, responseCode }: MailFailure): Handover {
  const error = responseCode ? `${code} ${responseCode}` : code;
  if (OUTAGES.has(code) || responseCode === 421) return outage(error);
  if (code === 'EAUTH') return accountTrouble(error);
  return responseCode !== undefined && responseCode >= 400 && responseCode < 500
    ? limited(error, LATER_SECONDS)
    : refused(error);
}
