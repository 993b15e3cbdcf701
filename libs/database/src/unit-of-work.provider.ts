import { AsyncLocalStorage } from 'node:async_hooks';
import { logger } from '@tingsu/runtime';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { TimeSource } from './time-source.provider.js';
import { workerRole } from './roles.js';
import {
  begin,
  commit,
  isReadOnly,
  runStatement,
  type Settings,
  type Transaction,
  withoutValues,
} from './transaction.repository.js';
import { DatabaseUnavailable, markedIfUnavailable } from './unavailable.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ATTEMPTS = 5;

interface Opening {
  readonly tenantId: string | null;
  readonly role: string | null;
}

/**
 * The only way to the database: one transaction on one connection, bound to one tenant (or, for loops that serve
 * all tenants, to the worker role). Binding lasts for the transaction, so a pooled connection carries nothing over.
 */
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<{ open: boolean }>();

  constructor(
    readonly dataSource: DataSource,
    private readonly service: string,
    private readonly time: TimeSource,
  ) {}

  /** Work for one tenant. It may run again after a deadlock or serialisation failure, so it must only touch the database. */
  run<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (!UUID.test(tenantId))
      return Promise.reject(new Error('A unit of work needs the id of a tenant'));
    return this.withRetries({ tenantId, role: null }, work);
  }

  /** Work across tenants, on the few tables that the worker role may touch. */
  system<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.withRetries({ tenantId: null, role: workerRole(this.service) }, work);
  }

  /** Resolves when the database answers and takes writes; a standby or a server in fail-over answers, but takes none. */
  async writable(): Promise<void> {
    if (await this.system(isReadOnly))
      throw new DatabaseUnavailable('The database is read-only', '25006');
  }

  private async withRetries<T>(
    opening: Opening,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    // A second connection taken while one is held is how pools dead-lock.
    if (this.current.getStore()?.open)
      throw new Error('A unit of work is already open here; pass its transaction on');
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(opening, work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isConflict(error))
          throw markedIfUnavailable(withoutValues(error));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  private async once<T>(opening: Opening, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await this.onConnection((client) =>
      this.committed(client, async () => {
        const now = await begin(client, this.service, this.settingsOf(opening));
        return work(transactionOn(client, opening, now, afterCommit));
      }),
    );
    afterCommit.forEach(runLogged);
    return result;
  }

  private async onConnection<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client: pg.Client = await runner.connect();
      return await work(client).catch((error: unknown) => endedIfStale(client, error));
    } finally {
      await runner.release().catch(() => undefined);
    }
  }

  /** The result of the work once it is committed. What throws from here on was not committed. */
  private async committed<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
    const scope = { open: true };
    try {
      const result = await this.current.run(scope, work);
      await commit(client);
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      scope.open = false;
    }
  }

  private settingsOf({ tenantId, role }: Opening): Settings {
    const { offsetMs } = this.time;
    return [
      ...(tenantId === null ? [] : [['app.tenant', tenantId] as const]),
      ...(role === null ? [] : [['role', role] as const]),
      ...(offsetMs === 0
        ? []
        : [['app.clock_offset', `${Math.trunc(offsetMs)} milliseconds`] as const]),
    ];
  }
}

/** A connection whose prepared plans are older than a change of a table is of no more use; the pool opens another. */
function endedIfStale(client: pg.Client, error: unknown): never {
  if (isStalePlan(error)) void client.end().catch(() => undefined);
  throw error;
}

/** The work is committed whatever becomes of what follows it. */
function runLogged(action: () => void): void {
  try {
    action();
  } catch (error) {
    logger.error({ err: error }, 'an action after a commit failed');
  }
}

function transactionOn(
  client: pg.ClientBase,
  opening: Opening,
  now: Date,
  afterCommit: (() => void)[],
): Transaction {
  return {
    tenantId: opening.tenantId,
    now,
    query: (sql, params, patienceMs) => runStatement(client, sql, params, patienceMs),
    afterCommit: (action) => void afterCommit.push(action),
  };
}

/** Serialisation failure, deadlock, or a plan from before an upgrade: the same work succeeds when it is run again. */
const isConflict = (error: unknown): boolean =>
  codeOf(error) === '40001' || codeOf(error) === '40P01' || isStalePlan(error);

/** `cached plan must not change result type`: a table was changed while this connection had a statement about it prepared. */
const isStalePlan = (error: unknown): boolean =>
  codeOf(error) === '0A000' && error instanceof Error && error.message.startsWith('cached plan');

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
