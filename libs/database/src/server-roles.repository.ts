import type pg from 'pg';
import { OWNER_ROLE, serviceRole, workerRole } from './roles.js';

/** Makes the roles of the owner and of the services that are not there yet. */
export async function ensureRoles(client: pg.Client, services: readonly string[]): Promise<void> {
  await ensureRole(client, OWNER_ROLE, 'nologin bypassrls');
  await ensureMembership(client, OWNER_ROLE, 'current_user');
  for (const service of services) await ensureServiceRoles(client, service);
}

async function ensureServiceRoles(client: pg.Client, service: string): Promise<void> {
  const role = serviceRole(service);
  const created = await ensureRole(
    client,
    role,
    'login noinherit nosuperuser nocreatedb nocreaterole nobypassrls',
  );
  await ensureRole(client, workerRole(service), 'nologin nobypassrls');
  await ensureMembership(client, workerRole(service), role);
  if (!created) return;
  await client.query(`alter role ${role} set statement_timeout = '15s'`);
  await client.query(`alter role ${role} set lock_timeout = '3s'`);
  await client.query(`alter role ${role} set idle_in_transaction_session_timeout = '30s'`);
}

async function ensureRole(client: pg.Client, role: string, attributes: string): Promise<boolean> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount !== 0) return false;
  await client.query(`create role ${role} ${attributes}`);
  return true;
}

async function ensureMembership(client: pg.Client, group: string, member: string): Promise<void> {
  const name = member === 'current_user' ? 'current_user' : `'${member}'`;
  const found = await client.query(`select pg_has_role(${name}, '${group}', 'member') as member`);
  if (found.rows[0]?.member !== true) await client.query(`grant ${group} to ${member}`);
}

export async function setPassword(
  client: pg.Client,
  role: string,
  password: string,
): Promise<void> {
  await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
}

/** Leaves a password that is there alone. */
export async function setPasswordOnce(
  client: pg.Client,
  role: string,
  password: string,
): Promise<void> {
  const found = await client.query(
    'select rolpassword is null as missing from pg_authid where rolname = $1',
    [role],
  );
  if (found.rows[0]?.missing === true) await setPassword(client, role, password);
}

/** Makes the schemas that are not there yet. */
export async function ensureSchemas(client: pg.Client, services: readonly string[]): Promise<void> {
  for (const service of services) await ensureSchema(client, service);
}

/** Each service may use its own schema; what it may do there is granted table by table. */
async function ensureSchema(client: pg.Client, service: string): Promise<void> {
  const found = await client.query('select 1 from pg_namespace where nspname = $1', [service]);
  if (found.rowCount !== 0) return;
  await client.query('begin');
  await client.query("select pg_advisory_xact_lock(hashtextextended('tingsu:schemas', 0))");
  await client.query(`create schema if not exists ${service} authorization ${OWNER_ROLE}`);
  await client.query(
    `grant usage on schema ${service} to ${serviceRole(service)}, ${workerRole(service)}`,
  );
  await client.query('commit');
}
