// npm run rebuild [-- --start-over]: builds the read model of analytics again from the events that the other services keep and have archived,
// while the old one serves. Interrupted, it goes on where it was.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { instanceHome, ROOT } from './local/home.mjs';
import { runningSystem } from './local/running.mjs';
import { giveUp } from './local/say.mjs';

try {
  const { databaseOf } = runningSystem();
  const env = {
    ...process.env,
    DATABASE_URL: databaseOf('analytics'),
    CASES_DATABASE_URL: databaseOf('cases'),
    GATEWAY_DATABASE_URL: databaseOf('gateway'),
    ARCHIVE: process.env.ARCHIVE ?? pathToFileURL(join(instanceHome(), 'archive')).href,
  };
  const { status } = spawnSync(
    process.execPath,
    [join(ROOT, 'services/analytics/dist/src/rebuild.js'), ...process.argv.slice(2)],
    {
      cwd: ROOT,
      env,
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  giveUp(error);
}
