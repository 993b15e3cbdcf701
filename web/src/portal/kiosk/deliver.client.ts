import type { Receipt, Submission } from '@tingsu/contracts';
import { post } from '../../api/http.client';
import { asProblem, type ApiProblem } from '../../api/problem';
import { afterTry } from './queue';
import { canKeep, drop, due, keep, markRefused } from './queue.store';

/** A receipt, that it is kept here under a key until the server has it, or why neither is so. */
export type Delivered =
  { readonly receipt: Receipt } | { readonly kept: string } | { readonly problem: ApiProblem };

const send = (key: string, submission: Submission): Promise<Receipt> =>
  post<Receipt>('/complaints', submission, { 'idempotency-key': key });

/** Sends a complaint, and keeps it where nobody knows whether it arrived. Later it goes under the same key, so it is stored once. */
export const deliver = async (key: string, submission: Submission): Promise<Delivered> => {
  try {
    return { receipt: await send(key, submission) };
  } catch (error) {
    const problem = asProblem(error);
    if (afterTry(problem) !== 'later' || !canKeep()) return { problem };
    return keep(key, submission).then(
      () => ({ kept: key }),
      () => ({ problem }),
    );
  }
};

/** Sends what is kept; stops at the first that cannot go now. True when the server answered everything. */
export const sendKept = async (onStored: (key: string, receipt: Receipt) => void) => {
  if (!canKeep()) return true;
  for (const { key, submission } of await due()) {
    try {
      onStored(key, await send(key, submission));
      await drop(key);
    } catch (error) {
      const problem = asProblem(error);
      if (afterTry(problem) === 'later') return false;
      await markRefused(key, problem.code);
    }
  }
  return true;
};
