import type { FieldError, ProblemCode } from '@tingsu/contracts';

/** Codes of the server, and two that only the browser can know. */
export type ClientProblemCode = ProblemCode | 'network.unreachable' | 'network.timeout';

/** A failed request, as RFC 9457 problem details or as what the browser saw of it. */
export class ApiProblem extends Error {
  constructor(
    /** Stable code; an unknown one is kept as it came. */
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly requestId: string | null = null,
    readonly errors: readonly FieldError[] = [],
    readonly currentVersion: number | null = null,
    /** The complaint that stands in the way: the one registered for the same call. */
    readonly complaintNo: string | null = null,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ApiProblem';
  }

  /** True when it is not known whether the server did what was asked: only then is sending the same again right. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const fieldErrorsOf = (value: unknown): FieldError[] =>
  Array.isArray(value)
    ? value.map((item: Record<string, unknown>) => ({
        path: text(item.path),
        code: text(item.code),
        message: text(item.message),
      }))
    : [];

/** Reads problem details; a body that is none (a proxy's page) becomes a problem by status. */
export const problemOf = (status: number, body: unknown, requestId: string | null): ApiProblem => {
  const found = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code =
    text(found.code) ||
    (status >= 502 ? 'service.unavailable' : status === 404 ? 'request.not_found' : 'internal');
  const version = typeof found.currentVersion === 'number' ? found.currentVersion : null;
  return new ApiProblem(
    code,
    status,
    text(found.detail),
    text(found.requestId) || requestId,
    fieldErrorsOf(found.errors),
    version,
    text(found.complaintNo) || null,
  );
};

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem
    ? error
    : new ApiProblem('internal', 0, error instanceof Error ? error.message : String(error));
