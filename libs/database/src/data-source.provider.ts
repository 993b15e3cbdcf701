import pg from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { isInSchema, isOwnSession, SESSION_MARK } from './pooler.repository.js';
import { checkedName, sessionSettings } from './roles.js';

export interface DataSourceSettings {
  /** Signs in as the service's own role. */
  readonly url: string;
  readonly service: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** Schemas in which names are looked up; the service's own unless said. */
  readonly searchPath?: readonly string[];
  /**
   * `transaction`: a pooler in between gives each transaction another session (PgBouncer in transaction mode), so nothing may be kept in
   * one: no prepared statement, no setting of its start.
   */
  readonly pooler?: 'none' | 'transaction';
  /** Longest wait for the answer to a statement, in milliseconds. */
  readonly queryTimeoutMs?: number;
}

/**
 * A connection that may be ended at any moment without ending the process: between the hands of the pool and those of TypeORM nobody
 * listens, and an error event that nobody hears is thrown.
 */
class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** A connection to a pooler: its statements must not be prepared under a name. */
class PooledClient extends SteadyClient {}

/** Whether the next transaction on this connection finds what this one leaves in the session. */
export const keepsSession = (client: pg.ClientBase): boolean => !(client instanceof PooledClient);

/**
 * Opens the pool. Throws with advice when a pooler is between it and the database and `pooler` does not say so: statements would fail
 * now and then, when two processes meet in one session.
 */
export async function openDataSource(settings: DataSourceSettings): Promise<DataSource> {
  const dataSource = createDataSource(settings);
  try {
    await dataSource.initialize();
  } catch (error) {
    throw refusesOptions(error) ? new UnexpectedPooler() : error;
  }
  const fault = await faultOf(dataSource, settings);
  if (!fault) return dataSource;
  await dataSource.destroy();
  throw fault;
}

async function faultOf(
  dataSource: DataSource,
  { service, pooler }: DataSourceSettings,
): Promise<Error | null> {
  if (pooler !== 'transaction')
    return (await isOwnSession(dataSource)) ? null : new UnexpectedPooler();
  return (await isInSchema(dataSource, service))
    ? null
    : new Error(
        `The role of ${service} lacks its settings: run npm run migrate once, then reload the pooler.`,
      );
}

class UnexpectedPooler extends Error {
  constructor() {
    super(
      'Between this service and PostgreSQL is a pooler such as PgBouncer. Set DATABASE_POOLER=transaction, or give the address of PostgreSQL itself.',
    );
  }
}

const refusesOptions = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('unsupported startup parameter');

/**
 * The pool of one service. It reads and writes its own schema only, never changes it, and never logs parameters:
 * they may be personal data.
 */
export function createDataSource(settings: DataSourceSettings): DataSource {
  const schema = checkedName(settings.service);
  const pooled = settings.pooler === 'transaction';
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    schema,
    entities: settings.entities.filter((entity) => typeof entity === 'function'),
    poolSize: settings.poolSize ?? 10,
    applicationName: settings.applicationName ?? `tingsu-${schema}`,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    poolErrorHandler: () => undefined,
    extra: {
      Client: pooled ? PooledClient : SteadyClient,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 30_000,
      query_timeout: settings.queryTimeoutMs ?? 20_000,
      keepAlive: true,
      pipeline: true,
      ...(pooled ? {} : { options: optionsOf(settings.searchPath ?? [schema]) }),
    },
  });
}

const optionsOf = (searchPath: readonly string[]): string =>
  Object.entries({ ...sessionSettings(searchPath), [SESSION_MARK]: 'own' })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
