import { ProblemError } from '@tingsu/contracts';
import { isDatabaseUnavailable } from '@tingsu/database';
import { safeError } from '@tingsu/runtime';
import { z } from 'zod';

/** Thrown by a handler when an event can never be applied, however often it is tried. It is parked at once. */
export class MalformedMessage extends Error {
  constructor(
    readonly reason: string,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'MalformedMessage';
  }
}

/** `infrastructure` passes by itself, `poison` never does, `unknown` may. */
export type FailureClass = 'infrastructure' | 'poison' | 'unknown';

export interface Failure {
  readonly class: FailureClass;
  readonly reason: string;
  /** For the operator; names places and codes, never values of the message. */
  readonly detail: string;
}

const CONFLICT = new Set(['40001', '40P01']);

export function classify(error: unknown): Failure {
  if (error instanceof MalformedMessage)
    return { class: 'poison', reason: error.reason, detail: error.detail };
  if (error instanceof ProblemError)
    return { class: 'poison', reason: error.code, detail: error.title };
  if (error instanceof z.ZodError)
    return { class: 'poison', reason: 'event.malformed', detail: issuesOf(error) };
  const safe = safeError(error);
  const detail = [
    `${safe.name}: ${safe.message}`,
    ...(safe.stack?.split('\n').slice(0, 4) ?? []),
  ].join('\n');
  if (isDatabaseUnavailable(error) || (safe.code && CONFLICT.has(safe.code))) {
    return { class: 'infrastructure', reason: 'service.unavailable', detail };
  }
  return { class: 'unknown', reason: 'handler.failed', detail };
}

function issuesOf(error: z.ZodError): string {
  return error.issues.slice(0, 5).map(({ path, code }) => `${path.map(String).join('.')} ${code}`).join('; '); // prettier-ignore
}
