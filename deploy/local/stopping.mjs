import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { endLeftovers } from './leftovers.mjs';
import { alive, remembered, send, until } from './processes.mjs';
import { step, UserError } from './say.mjs';

/** Ends a running `npm start` of this installation, and everything that a killed run left behind. @returns true if one was running. */
export async function stopInstallation(home) {
  const pid = remembered(home, 'npm-start');
  if (pid) await step('Tingsu', () => askToStop(pid));
  await endLeftovers(home);
  rmSync(join(home, 'state.json'), { force: true });
  return pid !== null;
}

async function askToStop(pid) {
  send(pid, 'SIGTERM');
  if (!(await until(() => !alive(pid), 120_000)))
    throw new UserError(`npm start (process ${pid}) does not stop.`);
  return 'stopped';
}
