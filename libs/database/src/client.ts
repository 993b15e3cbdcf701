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
