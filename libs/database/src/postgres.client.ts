import pg from 'pg';
import { databaseUrl } from './database-url.js';

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
