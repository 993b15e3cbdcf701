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
