import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { fingerprint, groupFolder, ROOT } from './home.mjs';
import { databaseUrl } from './services.mjs';

/** What `deploy/migrate.mjs` writes into a database besides the migrations of the build. */
const SHIPPED = ['deploy/policies', 'deploy/calendars'];

/** Of all that a database is made ready with. null when nothing says what was built. */
export function fingerprintOfState(keys) {
  try {
    const built = readFileSync(join(ROOT, '.local/built-services.json'), 'utf8');
    const folders = [...SHIPPED.map((folder) => join(ROOT, folder)), groupFolder()];
    const shipped = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    );
    return fingerprint(
      JSON.stringify([built, shipped, keys, process.env.TINGSU_SEED, ownSource()]),
    );
  } catch {
    return null;
  }
}

const ownSource = () => readFileSync(join(ROOT, 'deploy/migrate.mjs'), 'utf8');

/** True when the database was made ready with exactly this. It says so itself, so that an older copy of it does not pass. */
export async function isPrepared(adminUrl, keys, state) {
  if (state === null) return false;
  const url = databaseUrl(adminUrl, 'gateway', keys.databasePasswords.gateway);
  const { rows } = await onceConnected(
    url,
    `select obj_description(to_regnamespace('gateway'), 'pg_namespace') as state`,
  ).catch(() => ({ rows: [] }));
  return rows[0]?.state === `tingsu ${state}`;
}

/** To be called when all is written. */
export async function markPrepared(adminUrl, state) {
  if (!/^[0-9a-f]+$/.test(state)) throw new Error('Not a fingerprint');
  await onceConnected(adminUrl, `comment on schema gateway is 'tingsu ${state}'`);
}

async function onceConnected(connectionString, sql) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}
