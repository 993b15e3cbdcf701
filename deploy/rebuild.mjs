// npm run rebuild: throws the read model of analytics away and fills it again from the events that the other services keep.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './local/home.mjs';
import { runningSystem } from './local/running.mjs';
import { giveUp } from './local/say.mjs';

try {
  const { state, databaseOf } = runningSystem();
  const env = {
    ...process.env,
    DATABASE_URL: databaseOf('analytics'),
    AMQP_URL: state.urls.amqp,
    CASES_DATABASE_URL: databaseOf('cases'),
    INTAKE_DATABASE_URL: databaseOf('intake'),
    GATEWAY_DATABASE_URL: databaseOf('gateway'),
  };
  const { status } = spawnSync(
    process.execPath,
    [join(ROOT, 'services/analytics/dist/src/rebuild.js')],
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
