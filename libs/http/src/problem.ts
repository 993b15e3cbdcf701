import { PROBLEMS, ProblemError, type Problem, type ProblemCode } from '@tingsu/contracts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** HTTP statuses that Fastify or Nest answer by themselves, as codes of ours, with what to do about it. */
const BY_STATUS: Readonly<Record<number, readonly [ProblemCode, string]>> = {
  400: ['request.malformed', 'Send a well-formed request; a JSON body must be valid JSON.'],
  404: [
    'request.not_found',
    'There is nothing at this address. The addresses are listed at /api/docs.',
  ],
  405: ['request.not_found', 'This address does not answer to this method. See /api/docs.'],
  413: ['request.too_large', 'Send less than 256 KB; long material belongs in an attachment.'],
  414: ['request.malformed', 'The address is too long.'],
  415: ['request.malformed', 'Send the body as application/json.'],
  429: ['request.too_many', 'Wait before you try again.'],
  503: ['service.unavailable', 'Try again in a moment.'],
};

/** Any failure as an expected one, or null when it is a fault of ours that must be logged. */
export function expectedProblem(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  const status = statusOf(error);
  const known =
    status === null
      ? undefined
      : (BY_STATUS[status] ?? (status < 500 ? BY_STATUS[400] : undefined));
  return known ? new ProblemError(known[0], known[1]) : null;
}

/** Proofs that no honest program sends wrong. */
const FORGED: readonly ProblemCode[] = [
  'adapter.key_invalid',
  'adapter.key_expired',
  'adapter.key_revoked',
  'receipt.signature_invalid',
  'call.signature_invalid',
  'call.replayed',
];

/** Whether someone was kept from what is not his: by right, or because what he showed proves nothing. */
export const isRefusal = ({ status, code }: ProblemError): boolean =>
  status === 403 || FORGED.includes(code);

/** The RFC 9457 body of a problem. `type` is a relative reference that leads to a page about the code. */
export function problemBody(problem: ProblemError, requestId: string): Problem {
  return {
    type: `/api/problems/${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    requestId,
    ...(problem.extra.errors ? { errors: [...problem.extra.errors] } : {}),
    ...(problem.extra.currentVersion === undefined
      ? {}
      : { currentVersion: problem.extra.currentVersion }),
    ...(problem.extra.complaintNo === undefined ? {} : { complaintNo: problem.extra.complaintNo }),
  };
}

export const internalProblem = (): ProblemError =>
  new ProblemError(
    'internal',
    'The fault was logged. Try again; if it persists, give the operator the request id.',
  );

export const isProblemCode = (code: string): code is ProblemCode => code in PROBLEMS;

/** Nest's HttpException and Fastify's errors both know their status. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  if ('getStatus' in error && typeof error.getStatus === 'function')
    return Number(error.getStatus());
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return null;
}
