import { asProblem, type ApiProblem } from '../api/problem';

/** The body that was last sent without a known outcome. */
export interface Attempt {
  last(): string | null;
  keep(body: string | null): void;
}
export type Sent<Answer> =
  { readonly answer: Answer; readonly earlier: boolean } | { readonly problem: ApiProblem };

/**
 * Sends a body under one key so that it is stored at most once, however often it is tried.
 * When an answer got lost, the sender may edit and send again; the server then says that the key was used with another body.
 * That proves that the first attempt arrived, so it is repeated word for word to get its answer.
 */
export const sendOnce = async <Answer>(
  body: string,
  send: (body: string) => Promise<Answer>,
  attempt: Attempt,
): Promise<Sent<Answer>> => {
  const before = attempt.last();
  try {
    if (before === null) attempt.keep(body);
    return { answer: await send(body), earlier: false };
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === 'idempotency.key_reused' && before !== null && before !== body)
      return repeat(before, send);
    if (!problem.outcomeUnknown && before === null) attempt.keep(null);
    return { problem };
  }
};

const repeat = async <Answer>(
  body: string,
  send: (body: string) => Promise<Answer>,
): Promise<Sent<Answer>> => {
  try {
    return { answer: await send(body), earlier: true };
  } catch (error) {
    return { problem: asProblem(error) };
  }
};
