import type { Receipt, Submission } from '@tingsu/contracts';
import { post } from '../api/http.client';
import type { ApiProblem } from '../api/problem';
import { sendOnce } from '../kit/send-once.client';
import { draftKey, keepAttempt, lastAttempt } from './draft.store';

export type Outcome =
  { readonly receipt: Receipt; readonly earlier: boolean } | { readonly problem: ApiProblem };

const send = (body: string): Promise<Receipt> =>
  post<Receipt>('/complaints', JSON.parse(body) as unknown, { 'idempotency-key': draftKey() });

/** Sends a complaint so that it is stored at most once, however often it is tried. */
export const submitOnce = async (submission: Submission): Promise<Outcome> => {
  const attempt = { last: lastAttempt, keep: keepAttempt };
  const sent = await sendOnce(JSON.stringify(submission), send, attempt);
  return 'problem' in sent ? sent : { receipt: sent.answer, earlier: sent.earlier };
};
