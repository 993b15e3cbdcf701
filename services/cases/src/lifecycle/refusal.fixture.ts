import { ProblemError } from '@tingsu/contracts';

/** The stable code with which something was refused; undefined if it was not. */
export function refusal(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.extra.errors?.[0]?.code ?? error.code;
  }
}
