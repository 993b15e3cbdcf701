import { ProblemError } from '@tingsu/contracts';
import { isDatabaseUnavailable } from '@tingsu/database';
import { safeError } from '@tingsu/runtime';
import { z } from 'zod';

/**
 * `infrastructure`: an outage or a conflict, which passes by itself; it never counts as an attempt and never parks anything.
 * `poison`: can never succeed. `unknown`: may succeed, a few times are tried.
 */
type FailureClass = 'infrastructure' | 'poison' | 'unknown';

export interface Failure {
  readonly class: FailureClass;
  readonly reason: string;
  /** For the operator; names places and codes, never values of the message. */
  readonly detail: string;
}

export function classify(error: unknown): Failure {
  if (error instanceof ProblemError && error.status < 500)
    return { class: 'poison', reason: error.code, detail: error.title };
  if (error instanceof z.ZodError)
    return { class: 'poison', reason: 'event.malformed', detail: issuesOf(error) };
  const safe = safeError(error);
  const detail = [
    `${safe.name}: ${safe.message}`,
    ...(safe.stack?.split('\n').slice(0, 4) ?? []),
  ].join('\n');
  if (isOutage(error)) return { class: 'infrastructure', reason: 'service.unavailable', detail };
  return { class: 'unknown', reason: 'handler.failed', detail };
}

/** Something that a handler needs is away: the database, the broker, Redis, the file store, another service. */
function isOutage(error: unknown): boolean {
  return (error instanceof ProblemError && error.status === 503) || isDatabaseUnavailable(error);
}

function issuesOf(error: z.ZodError): string {
  const first = error.issues.slice(0, 5);
  return first.map(({ path, code }) => `${path.map(String).join('.')} ${code}`).join('; ');
}
