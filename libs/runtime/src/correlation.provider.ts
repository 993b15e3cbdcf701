import { AsyncLocalStorage } from 'node:async_hooks';
import { v7 as uuid } from 'uuid';

interface Correlation {
  readonly id: string;
}

const storage = new AsyncLocalStorage<Correlation>();
const ACCEPTED = /^[A-Za-z0-9._-]{8,64}$/;

/** The id that ties log lines, events and answers of one request or message together; undefined outside of any. */
export function currentCorrelationId(): string | undefined {
  return storage.getStore()?.id;
}

export function runWithCorrelation<T>(id: string, work: () => T): T {
  return storage.run({ id }, work);
}

/** The caller's id when it is harmless, a fresh one otherwise: callers cannot write free text into our logs. */
export function correlationIdFrom(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && ACCEPTED.test(header) ? header : uuid();
}
