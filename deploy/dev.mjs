// npm run dev -- SERVICE: rebuilds a service (or the web app) whenever its sources change, and restarts it in a running `npm start`.
//   SERVICE   cases, intake, notifications, analytics, gateway, or web
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { instanceHome, ROOT } from './local/home.mjs';
import { bundleServices } from './local/install.mjs';
import { remembered, send } from './local/processes.mjs';
import { runningSystem } from './local/running.mjs';
import { giveUp, good, note, UserError } from './local/say.mjs';
import { SERVICES, TOGETHER } from './local/services.mjs';

const home = instanceHome();
const part = process.argv[2] ?? '';

try {
  if (part !== 'web' && !SERVICES.includes(part))
    throw new UserError(`Name what you are changing: ${[...SERVICES, 'web'].join(', ')}.`);
  runningSystem(home);
  if (part === 'web') watchWeb();
  else watchService(part);
} catch (error) {
  giveUp(error);
}

/** The compiler also rebuilds the libraries that the service uses. */
function watchService(service) {
  const compiler = follow('node_modules/@typescript/native/bin/tsc', [
    '-b',
    '--watch',
    '--preserveWatchOutput',
    join('services', service),
  ]);
  createInterface({ input: compiler.stdout }).on('line', (text) => {
    if (text.trim()) note(text.replace(/^\S+ - /, ''));
    if (text.includes('Found 0 errors')) void bundleServices().then(() => restart(service), giveUp);
  });
}

/** The supervisor restarts the service with the new code once it has finished its work in flight. */
function restart(service) {
  const pid = remembered(home, service) ?? remembered(home, TOGETHER);
  if (!pid) return note(`${service} is not running at the moment; its next start has the new code`);
  send(pid, 'SIGTERM');
  good(`${service} restarts`);
}

/** The gateway serves the built files from disk: reload the page. */
function watchWeb() {
  follow('node_modules/vite/bin/vite.js', ['build', '--watch'], {
    cwd: join(ROOT, 'web'),
    stdio: 'inherit',
  });
}

function follow(program, args, options = {}) {
  const child = spawn(process.execPath, [join(ROOT, program), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  child.once('exit', (code) => process.exit(code ?? 1));
  return child;
}
