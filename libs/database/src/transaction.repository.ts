import {
  type EntityManager,
  QueryFailedError,
  type QueryRunner,
  QueryRunnerAlreadyReleasedError,
} from 'typeorm';

/** One open transaction. Everything that belongs together is written through the same one. */
export interface Transaction {
  readonly manager: EntityManager;
  /** Null in work that serves all tenants. */
  readonly tenantId: string | null;
  /** The database's instant when the transaction began. */
  readonly now: Date;
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs after a successful commit; never when the transaction rolls back. It must not throw. */
  afterCommit(action: () => void): void;
}

/** Throws in work that serves all tenants: what belongs to a tenant is written within `UnitOfWork.run`. */
export function tenantOf({ tenantId }: Transaction): string {
  if (tenantId === null) throw new Error('This belongs to a tenant: use UnitOfWork.run');
  return tenantId;
}

/** Runs one statement. Errors lose parameters and row values, which may be personal data, before anyone can log them. */
export async function runStatement<Row>(
  runner: QueryRunner,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  try {
    const result = await runner.query(sql, [...params], true);
    return (result.records ?? []) as Row[];
  } catch (error) {
    throw withoutValues(error);
  }
}

/** Settings that last until the transaction ends, by name. */
export type Settings = readonly (readonly [name: string, value: string])[];

/** Applies the settings, and returns the service's instant. */
export async function begin(
  runner: QueryRunner,
  service: string,
  settings: Settings,
): Promise<Date> {
  const calls = settings.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`);
  const [row] = await runStatement<{ now: Date }>(
    runner,
    `select ${[...calls, `${service}.instant() as now`].join(', ')}`,
    settings.flat(),
  );
  if (!row) throw new Error('The time query returned no row');
  return row.now;
}

/** Whether the server takes no writes: a standby, or a server in fail-over. */
export async function isReadOnly(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<{ readonly: string }>(
    `select current_setting('transaction_read_only') as readonly`,
  );
  return row?.readonly !== 'off';
}

export function withoutValues(error: unknown): unknown {
  // TypeORM lets go of the connection when its backend dies; the next statement meets a released runner.
  if (error instanceof QueryRunnerAlreadyReleasedError)
    return new Error('Connection terminated: the transaction lost its database connection');
  if (!(error instanceof QueryFailedError)) return error;
  for (const holder of [error, error.driverError]) {
    for (const property of ['parameters', 'detail', 'where', 'internalQuery'])
      Reflect.deleteProperty(holder, property);
  }
  return error;
}
