import pg from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { checkedName } from './roles.js';

export interface DataSourceSettings {
  /** Signs in as the service's own role. */
  readonly url: string;
  readonly service: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** Schemas in which names are looked up; the service's own unless said. */
  readonly searchPath?: readonly string[];
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

/**
 * The pool of one service. It reads and writes its own schema only, never changes it, and never logs parameters:
 * they may be personal data.
 */
export function createDataSource(settings: DataSourceSettings): DataSource {
  const schema = checkedName(settings.service);
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
      Client: SteadyClient,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 30_000,
      query_timeout: settings.queryTimeoutMs ?? 20_000,
      keepAlive: true,
      pipeline: true,
      options: `-c search_path=${(settings.searchPath ?? [schema]).map(checkedName).join(',')} -c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0`,
    },
  });
}
