import pg from 'pg';

/**
 * Runs work on one plain connection. The error listener matters: without it a backend that dies
 * while the connection is idle ends the whole process.
 */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  database?: string,
): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl(url, database),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same server and login, another database. */
export function databaseUrl(url: string, database?: string): string {
  if (database === undefined) return url;
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** The same server and database, another login. */
export function loginUrl(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(user);
  changed.password = encodeURIComponent(password);
  return changed.toString();
}

/**
 * Holds a lock that all processes share while the work runs. Advisory locks belong to one database,
 * so locks about the whole server are taken in the maintenance database `postgres`.
 */
export async function underLock<T>(
  url: string,
  name: string,
  work: (client: pg.Client) => Promise<T>,
  database?: string,
): Promise<T> {
  return withClient(
    url,
    async (client) => {
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`tingsu:${name}`]);
      return work(client);
    },
    database,
  );
}

const UNAVAILABLE_STATES = /^(08...|57P0[123]|53300|53400|55P03|57014|25P03)$/;
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
const UNAVAILABLE_WORDS =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|query read timeout|connection ended|has been released|driver not connected/i;

/** Whether an error says that the database is away or overloaded, so that the same work may succeed later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (
    UNAVAILABLE_STATES.test(code) ||
    UNAVAILABLE_CODES.has(code) ||
    UNAVAILABLE_WORDS.test(error.message)
  )
    return true;
  const inner = 'driverError' in error ? error.driverError : error.cause;
  return inner !== undefined && inner !== error && isDatabaseUnavailable(inner);
}

/** Gives such an error the HTTP status that the edge answers: 503, because the same request may succeed later. */
export function markedIfUnavailable(error: unknown): unknown {
  return error instanceof Error && isDatabaseUnavailable(error)
    ? Object.assign(error, { statusCode: 503 })
    : error;
}
