import { isNativeError } from 'node:util/types';
import type pg from 'pg';
import { keepsSession } from './data-source.provider.js';

/** One open transaction. Everything that belongs together is written through the same one. */
export interface Transaction {
  /** Null in work that serves all tenants. */
  readonly tenantId: string | null;
  /** The database's instant when the transaction began. */
  readonly now: Date;
  /** `patienceMs` is for a statement that may take longer than the usual 20 s; the server's own limit is set apart. */
  query<Row>(sql: string, params?: readonly unknown[], patienceMs?: number): Promise<Row[]>;
  /** Runs after a successful commit; never when the transaction rolls back. It must not throw. */
  afterCommit(action: () => void): void;
}

/** Throws in work that serves all tenants: what belongs to a tenant is written within `UnitOfWork.run`. */
export function tenantOf({ tenantId }: Transaction): string {
  if (tenantId === null) throw new Error('This belongs to a tenant: use UnitOfWork.run');
  return tenantId;
}

/** Names of statements that a connection keeps prepared, by their texts: parsing and planning cost more than most of them do. */
const NAMES = new WeakMap<pg.ClientBase, Map<string, string>>();
/** Lists make a text for each combination of filters; a connection does not keep them all. */
const MOST_NAMED = 500;

function nameOf(sql: string, client: pg.ClientBase): string | undefined {
  const names = NAMES.get(client) ?? new Map<string, string>();
  NAMES.set(client, names);
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST_NAMED) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

/** Runs one statement. Errors lose row values, which may be personal data, before anyone can log them. */
export async function runStatement<Row>(
  client: pg.ClientBase,
  sql: string,
  params: readonly unknown[] = [],
  patienceMs?: number,
): Promise<Row[]> {
  const name = keepsSession(client) ? nameOf(sql, client) : undefined;
  try {
    const statement = { text: sql, values: [...params], query_timeout: patienceMs };
    const { rows } = await client.query(name ? { name, ...statement } : statement);
    return rows as Row[];
  } catch (error) {
    throw withoutValues(error);
  }
}

/** Settings that last until the transaction ends, by name. */
export type Settings = readonly (readonly [name: string, value: string])[];

/** Begins a transaction and applies the settings, in one round trip; returns the service's instant. */
export async function begin(
  client: pg.ClientBase,
  service: string,
  settings: Settings,
): Promise<Date> {
  const calls = settings.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`);
  const [, [row]] = await Promise.all([
    client.query('begin'),
    runStatement<{ now: Date }>(
      client,
      `select ${[...calls, `${service}.instant() as now`].join(', ')}`,
      settings.flat(),
    ),
  ]);
  if (!row) throw new Error('The time query returned no row');
  return row.now;
}

/** Throws when a statement failed and the work went on as if it had not: PostgreSQL answers such a commit with a rollback. */
export async function commit(client: pg.ClientBase): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('A statement failed, so nothing was committed');
}

/** Whether the server takes no writes: a standby, or a server in fail-over. */
export async function isReadOnly(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<{ readonly: string }>(
    `select current_setting('transaction_read_only') as readonly`,
  );
  return row?.readonly !== 'off';
}

/** What PostgreSQL adds to an error may hold values of rows. Refusals of our own keep their detail: it says what to do. */
export function withoutValues(error: unknown): unknown {
  if (isNativeError(error) && 'severity' in error)
    for (const property of ['detail', 'where', 'internalQuery'])
      Reflect.deleteProperty(error, property);
  return error;
}
