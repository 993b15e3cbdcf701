/** What came of one attempt: the answer, or why there was none. */
export type WebhookAnswer =
  | { readonly status: number; readonly milliseconds: number }
  | { readonly error: string; readonly milliseconds: number };

/** What becomes of a delivery after an attempt. */
export type WebhookStep =
  | { readonly state: 'delivered' }
  | { readonly state: 'pending'; readonly afterSeconds: number; readonly error: string }
  | { readonly state: 'failed'; readonly error: string; readonly gone: boolean };

const HOUR = 3_600;
/** Pauses before the second attempt and those after it, in seconds: just under three days in all. */
const PAUSES = [5, 300, 1_800, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 20 * HOUR];
/** The partner says that nothing is to be sent there any more. */
const GONE = 410;

/** `attempts` counts the one that was just made. */
export function afterAnswer(attempts: number, answer: WebhookAnswer): WebhookStep {
  if ('status' in answer && answer.status >= 200 && answer.status < 300)
    return { state: 'delivered' };
  const error = 'status' in answer ? `status.${answer.status}` : answer.error;
  const gone = 'status' in answer && answer.status === GONE;
  const afterSeconds = PAUSES[attempts - 1];
  return gone || afterSeconds === undefined
    ? { state: 'failed', error, gone }
    : { state: 'pending', afterSeconds, error };
}
