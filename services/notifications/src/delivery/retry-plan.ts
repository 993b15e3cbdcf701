/** Waits between attempts, in seconds: a mail server that is back after a restart, an hour, a night. */
const WAITS_SECONDS = [10, 60, 300, 900, 3_600, 3_600, 14_400, 14_400];
export const MAX_ATTEMPTS = WAITS_SECONDS.length + 1;
/** Between two looks at a mail server that is away, in seconds. */
const OUTAGE_WAIT_SECONDS = 60;
/** What nodemailer reports when it did not get as far as handing over this mail. */
const OUTAGES = new Set([
  'ECONNECTION',
  'ESOCKET',
  'ETIMEDOUT',
  'EDNS',
  'ETLS',
  'EAUTH',
  'EPROTOCOL',
]);
/** Longest stored error code, in characters. */
const MAX_CODE_LENGTH = 60;

export type Outcome =
  | { readonly result: 'sent' }
  | {
      readonly result: 'retry';
      readonly afterSeconds: number;
      readonly error: string;
      /** False after an outage: it says nothing about this mail, so the attempt is not counted. */
      readonly counted: boolean;
    }
  | { readonly result: 'failed'; readonly error: string };

/** What a mail server or the way to it answered; the text of it may hold an address and is left out. */
export interface MailFailure {
  readonly code: string;
  readonly responseCode?: number | undefined;
}

/** After the n-th attempt failed: retry later, or give up visibly. An outage of the mail server never uses up attempts. */
export function afterFailure(attempts: number, failure: MailFailure): Outcome {
  const error = errorCode(failure);
  if (isOutage(failure))
    return { result: 'retry', afterSeconds: OUTAGE_WAIT_SECONDS, error, counted: false };
  const afterSeconds = WAITS_SECONDS[attempts - 1];
  if (afterSeconds === undefined || isFinal(failure)) return { result: 'failed', error };
  return { result: 'retry', afterSeconds, error, counted: true };
}

/** 421 means that the server is closing; a refused sign-in is a setting that an administrator will correct. */
function isOutage({ code, responseCode }: MailFailure): boolean {
  return OUTAGES.has(code) || responseCode === 421;
}

/** A 5xx about this recipient or message is final. */
function isFinal({ code, responseCode = 0 }: MailFailure): boolean {
  return responseCode >= 500 && responseCode < 600 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

function errorCode({ code, responseCode }: MailFailure): string {
  return (responseCode ? `${code} ${responseCode}` : code).slice(0, MAX_CODE_LENGTH);
}
