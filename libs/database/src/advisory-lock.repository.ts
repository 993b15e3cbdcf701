import type pg from 'pg';
import { withClient } from './postgres.client.js';

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
