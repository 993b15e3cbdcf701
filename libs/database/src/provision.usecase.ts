import { underLock } from './advisory-lock.repository.js';
import { withClient } from './postgres.client.js';
import { checkedName, serviceRole } from './roles.js';
import {
  ensureRoles,
  ensureSchemas,
  forbidTemporaryTables,
  setPassword,
  setPasswordOnce,
} from './server-roles.repository.js';

const MAINTENANCE_DATABASE = 'postgres';

export interface ProvisionOptions {
  /** A login that may create roles and schemas, on the database to provision. */
  readonly adminUrl: string;
  /** Password of each service's role, by service. */
  readonly passwords: Readonly<Record<string, string>>;
}

/**
 * Makes the roles of the server and the schemas of one database. Safe to repeat and to run from several places at
 * once: roles belong to the whole server, so the lock does too.
 */
export async function provision({ adminUrl, passwords }: ProvisionOptions): Promise<void> {
  const services = Object.keys(passwords).map(checkedName);
  await underLock(
    adminUrl,
    'roles',
    async (server) => {
      await ensureRoles(server, services);
      for (const service of services)
        await setPassword(server, serviceRole(service), passwords[service] ?? '');
    },
    MAINTENANCE_DATABASE,
  );
  await underLock(adminUrl, 'schemas', async (client) => {
    await ensureSchemas(client, services);
    await forbidTemporaryTables(client);
  });
}

/** As `provision`, but leaves a password that is there alone, so that tests running at once do not disturb each other. */
export async function provisionForTests(
  adminUrl: string,
  services: readonly string[],
  password: string,
): Promise<void> {
  await underLock(
    adminUrl,
    'roles',
    async (server) => {
      await ensureRoles(server, services);
      for (const service of services) await setPasswordOnce(server, serviceRole(service), password);
    },
    MAINTENANCE_DATABASE,
  );
  await withClient(adminUrl, (client) => ensureSchemas(client, services));
}
