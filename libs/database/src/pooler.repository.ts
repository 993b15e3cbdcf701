import type { DataSource } from 'typeorm';

/** In the options of a connection. A pooler that swallows them swallows it too. */
export const SESSION_MARK = 'tingsu.session';

/** Whether the session was opened with the options of the connection. */
export async function isOwnSession(dataSource: DataSource): Promise<boolean> {
  const [row] = await dataSource.query<{ mark: string | null }[]>(
    'select current_setting($1, true) as mark',
    [SESSION_MARK],
  );
  return row?.mark === 'own';
}

/** Whether the sessions that a pooler opens look into the service's schema, as its role should say. */
export async function isInSchema(dataSource: DataSource, schema: string): Promise<boolean> {
  const [row] = await dataSource.query<{ path: string }[]>(
    `select current_setting('search_path') as path`,
  );
  return row?.path === schema;
}
