import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { v5 as uuidFromName } from 'uuid';
import { noteChanges } from './administration/administration-log.repository.js';
import { DirectoryRepository } from './directory/directory.repository.js';
import { readGroup, type Group, type GroupInput } from './directory/group.js';
import { PublishDirectory } from './directory/publish-directory.usecase.js';
import { RosterPatternsSchema } from './rosters/roster-pattern.js';
import { seedRosters } from './rosters/seed-rosters.usecase.js';
import { hashPassword } from './session/password.provider.js';

export interface SeedOptions {
  /** Signs in as the gateway's role. */
  readonly databaseUrl: string;
  readonly group: GroupInput;
  /** Passwords of new accounts by login; `default` for those that it does not name. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Rosters of units that have none yet. */
  readonly rosters?: unknown;
  /** Writes the file over a group that is there: what the console changed of the same campus, department or login is lost. */
  readonly replace?: boolean;
}

/**
 * Puts a hospital group into the directory and publishes it. A group that is there belongs to the console and is left alone, unless it is
 * to be replaced; then what is the same is not published again, and the password of an account that exists is never touched. Returns the
 * version of the directory if it changed.
 * Throws, and writes nothing, when the group has faults; the message names each with its field.
 */
export async function seedDirectory({
  databaseUrl,
  group: input,
  passwords,
  rosters = [],
  replace = false,
}: SeedOptions): Promise<number | null> {
  const group = readGroup(input);
  const patterns = RosterPatternsSchema.parse(rosters);
  const dataSource = await createDataSource({
    url: databaseUrl,
    service: 'gateway',
    entities: [],
    poolSize: 1,
  }).initialize();
  try {
    const unitOfWork = new UnitOfWork(dataSource, 'gateway', systemTime());
    const directories = new DirectoryRepository(unitOfWork);
    const outbox = new Outbox('gateway');
    const publish = new PublishDirectory(directories, outbox);
    const { exists, known } = await unitOfWork.run(group.tenant.id, async (tx) => ({
      exists: await directories.exists(tx),
      known: await directories.knownLogins(tx),
    }));
    if (exists && !replace) return null;
    const accounts = await accountsOf(group, known, passwords);
    return await unitOfWork.run(group.tenant.id, async (tx) => {
      await directories.write(tx, group, accounts);
      const staff = new Map(accounts.map(({ login, id }) => [login, id]));
      await noteChanges(tx, null, [{ action: 'group.loaded', subject: group.tenant.code }]);
      await seedRosters(tx, patterns, { timeZone: group.tenant.timeZone, staff }, outbox);
      return publish.inTransaction(tx, { type: 'system', id: null, role: null });
    });
  } finally {
    await dataSource.destroy();
  }
}

/** Hashing is slow by design, so only accounts that are new get a hash; the column of the others is not written. */
function accountsOf(
  group: Group,
  known: ReadonlyMap<string, string>,
  passwords: Readonly<Record<string, string>>,
) {
  return Promise.all(
    group.staff.map(async ({ id, login }) => {
      const password = passwords[login] ?? passwords['default'];
      if (password === undefined)
        throw new Error(
          `No password for the login ${login}: name it in passwords, or give a default`,
        );
      const existing = known.get(login);
      return {
        login,
        id: existing ?? id ?? uuidFromName(`${group.tenant.id}/${login}`, group.tenant.id),
        passwordHash: existing ? 'kept' : await hashPassword(password),
      };
    }),
  );
}
