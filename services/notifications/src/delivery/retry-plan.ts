/** Waits between attempts, in seconds: a mail server that is back after a restart, an hour, a night. */
const WAITS_SECONDS = [10, 60, 300, 900, 3_600, 3_600, 14_400, 14_400];
export const MAX_ATTEMPTS = WAITS_SECONDS.length + 1;
/** Longest stored error code, in characters. */
const MAX_CODE_LENGTH = 60;

export type Outcome =
  | { readonly result: 'sent' }
  | { readonly result: 'retry'; readonly afterSeconds: number; readonly error: string }
  | { readonly result: 'failed'; readonly error: string };

/** What a mail server or the way to it answered; the text of it may hold an address and is left out. */
export interface MailFailure {
  readonly code: string;
  readonly responseCode?: number | undefined;
}

/** After the n-th attempt failed: try again later, or give up visibly. */
export function afterFailure(attempts: number, failure: MailFailure): Outcome {
  const error = errorCode(failure);
  const afterSeconds = WAITS_SECONDS[attempts - 1];
  if (afterSeconds === undefined || isFinal(failure)) return { result: 'failed', error };
  return { result: 'retry', afterSeconds, error };
}

/** 5xx about this recipient or message stays so; a 5xx about our own sign-in is a setting that somebody will mend. */
function isFinal({ code, responseCode = 0 }: MailFailure): boolean {
  return responseCode >= 500 && responseCode < 600 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

function errorCode({ code, responseCode }: MailFailure): string {
  return (responseCode ? `${code} ${responseCode}` : code).slice(0, MAX_CODE_LENGTH);
}
