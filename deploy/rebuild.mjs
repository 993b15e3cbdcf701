// npm run rebuild [-- analytics|intake|notifications] [--start-over]: builds the read model of a service (analytics unless said) again from
// the events that the other services keep and have archived, while the old one serves. Interrupted, it goes on where it was.
// npm run rebuild -- find: writes the indexes by which complaints and cases are found again, under new keys, beside live traffic.
// One that was stopped goes on where it was.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { instanceHome, ROOT } from './local/home.mjs';
import { runningSystem } from './local/running.mjs';
import { giveUp, UserError } from './local/say.mjs';

/** From the outboxes and archives of those that publish. */
function readModelOf(service) {
  return ({ databaseOf }) => [
    {
      program: `services/${service}/dist/src/rebuild.js`,
      settings: {
        DATABASE_URL: databaseOf(service),
        CASES_DATABASE_URL: databaseOf('cases'),
        GATEWAY_DATABASE_URL: databaseOf('gateway'),
        ARCHIVE: process.env.ARCHIVE ?? pathToFileURL(join(instanceHome(), 'archive')).href,
      },
    },
  ];
}

/** What can be rebuilt: programs, each with its settings, one after the other. */
const REBUILDS = {
  analytics: readModelOf('analytics'),
  intake: readModelOf('intake'),
  notifications: readModelOf('notifications'),
  find: ({ databaseOf, masterKeys }) =>
    ['intake', 'cases'].map((service) => ({
      program: `services/${service}/dist/src/rebuild-find.js`,
      settings: { DATABASE_URL: databaseOf(service), ...masterKeys },
    })),
};

try {
  const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
  const [name = 'analytics'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const rebuild = REBUILDS[name];
  if (!rebuild)
    throw new UserError(
      `There is no rebuild ${name}. There are: ${Object.keys(REBUILDS).join(', ')}.`,
    );
  for (const { program, settings } of rebuild(runningSystem())) {
    const { status } = spawnSync(process.execPath, [join(ROOT, program), ...options], {
      cwd: ROOT,
      env: { ...process.env, ...settings },
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
    if (process.exitCode !== 0) break;
  }
} catch (error) {
  giveUp(error);
}
