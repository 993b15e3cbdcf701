import type { Receipt, Submission } from '@tingsu/contracts';
import { post } from '../api/http.client';
import { asProblem, type ApiProblem } from '../api/problem';
import { draftKey, keepAttempt, lastAttempt } from './draft.store';

export type Outcome =
  { readonly receipt: Receipt; readonly earlier: boolean } | { readonly problem: ApiProblem };

const send = (body: string): Promise<Receipt> =>
  post<Receipt>('/complaints', JSON.parse(body) as unknown, { 'idempotency-key': draftKey() });

/**
 * Sends a complaint so that it is stored at most once, however often it is tried.
 * When an answer got lost, the sender may edit and send again; the server then says that the key was used with another body.
 * That proves that the first attempt arrived, so it is repeated word for word to get its receipt.
 */
export const submitOnce = async (submission: Submission): Promise<Outcome> => {
  const body = JSON.stringify(submission);
  const before = lastAttempt();
  try {
    if (before === null) keepAttempt(body);
    return { receipt: await send(body), earlier: false };
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === 'idempotency.key_reused' && before !== null && before !== body)
      return repeat(before);
    if (!problem.outcomeUnknown && before === null) keepAttempt(null);
    return { problem };
  }
};

const repeat = async (body: string): Promise<Outcome> => {
  try {
    return { receipt: await send(body), earlier: true };
  } catch (error) {
    return { problem: asProblem(error) };
  }
};
