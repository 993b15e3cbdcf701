import type pg from 'pg';
import { OWNER_ROLE, serviceRole, sessionSettings, workerRole } from './roles.js';

/** Makes the roles of the owner and of the services that are not there yet. */
export async function ensureRoles(client: pg.Client, services: readonly string[]): Promise<void> {
  await ensureRole(client, OWNER_ROLE, 'nologin bypassrls');
  await ensureMembership(client, OWNER_ROLE, 'current_user');
  for (const service of services) await ensureServiceRoles(client, service);
}

async function ensureServiceRoles(client: pg.Client, service: string): Promise<void> {
  const role = serviceRole(service);
  await ensureRole(client, role, 'login noinherit nosuperuser nocreatedb nocreaterole nobypassrls');
  await ensureRole(client, workerRole(service), 'nologin nobypassrls');
  await ensureMembership(client, workerRole(service), role);
  await ensureSettings(client, role, {
    statement_timeout: '15s',
    lock_timeout: '3s',
    idle_in_transaction_session_timeout: '30s',
    ...sessionSettings([service]),
  });
}

async function ensureRole(client: pg.Client, role: string, attributes: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) await client.query(`create role ${role} ${attributes}`);
}

/** Sets what the role does not set yet; an operator may have chosen other values. */
async function ensureSettings(
  client: pg.Client,
  role: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const found = await client.query<{ name: string }>(
    `select split_part(unnest(rolconfig), '=', 1) as name from pg_roles where rolname = $1`,
    [role],
  );
  const known = new Set(found.rows.map(({ name }) => name));
  for (const [name, value] of Object.entries(settings))
    if (!known.has(name)) await client.query(`alter role ${role} set ${name} = '${value}'`);
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

/** No service needs temporary tables, and who can make them can fill the disk with them (S-30). */
export async function forbidTemporaryTables(client: pg.Client): Promise<void> {
  const found = await client.query<{ name: string; open: boolean }>(
    `select quote_ident(current_database()) as name, exists (
       select 1 from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
       where d.datname = current_database() and a.grantee = 0 and a.privilege_type = 'TEMPORARY') as open`,
  );
  const [database] = found.rows;
  if (database?.open)
    await client.query(`revoke temporary on database ${database.name} from public`);
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
