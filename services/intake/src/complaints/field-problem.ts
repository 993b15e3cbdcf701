import { type FieldCode, ProblemError } from '@tingsu/contracts';

/** One field of a submission that its sender has to correct. */
export function fieldProblem(path: string, code: FieldCode, message: string): ProblemError {
  return new ProblemError(
    'request.invalid',
    'Correct the listed fields of the body and send it again.',
    errorAt(path, code, message),
  );
}

export function errorAt(
  path: string,
  code: FieldCode,
  message: string,
): { readonly errors: readonly [{ path: string; code: string; message: string }] } {
  return { errors: [{ path, code, message }] };
}
