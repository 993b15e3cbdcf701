import { isNativeError } from 'node:util/types';

/**
 * SQLSTATE classes and codes that mean "the same work may succeed later": connection exceptions (08), insufficient resources
 * (53), operator intervention (57P), a server that is read-only or in recovery (25006, as at every fail-over), conflicts of
 * transactions (40001, 40P01), locks and time limits (55P03, 55006, 57014, 25P03, 25P04), input and output errors (58).
 * Source: PostgreSQL, appendix A, "PostgreSQL Error Codes".
 */
const LATER_STATES =
  /^(08...|53...|57P..|57014|25006|25P03|25P04|40001|40003|40P01|55P03|55006|58...)$/;
const LATER_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);
/** Failures of the driver and its pool, which have no code. */
const LATER_WORDS =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|query read timeout|connection ended|has been released|driver not connected/i;

/** The database is away, read-only or overloaded: whatever was attempted may succeed later. */
export class DatabaseUnavailable extends Error {
  readonly statusCode = 503;

  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
    this.name = 'DatabaseUnavailable';
  }
}

/**
 * Whether an error says that the same work may succeed later, because the database is away, read-only, overloaded or in
 * conflict. The one answer to that question: a request gets 503, and a message waits without an attempt being counted.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (LATER_STATES.test(code) || LATER_CODES.has(code) || LATER_WORDS.test(error.message))
    return true;
  const inner = 'driverError' in error ? error.driverError : error.cause;
  return inner !== undefined && inner !== error && isDatabaseUnavailable(inner);
}

/** Gives such an error the HTTP status that the edge answers: 503, because the same request may succeed later. */
export function markedIfUnavailable(error: unknown): unknown {
  return isNativeError(error) && isDatabaseUnavailable(error)
    ? Object.assign(error, { statusCode: 503 })
    : error;
}
