import { setTimeout as pause } from 'node:timers/promises';
import { memoryOf } from './processes.mjs';
import { acceptOverHttp } from './accept.mjs';

const REST_MS = 30_000;
const SERVICES = ['gateway', 'intake', 'cases', 'notifications', 'analytics', 'tingsu'];

/** Megabytes of each program of the installation, at rest and after so many seconds of complaints. */
export async function memory(system, { seconds, clients }) {
  await system.quiet();
  const atRest = memoryOf(system.home);
  await acceptOverHttp(system, { seconds, clients });
  await system.quiet();
  await pause(REST_MS);
  const after = memoryOf(system.home);
  return { ...told(atRest, 'at rest'), ...told(after, 'after load') };
}

function told(found, when) {
  const services = [...found].filter(([name]) => SERVICES.includes(name));
  const sum = (which) => services.reduce((all, [, one]) => all + one[which], 0);
  return {
    [`services ${when}, resident MB`]: sum('rss'),
    [`services ${when}, with shared pages divided, MB`]: sum('pss'),
    ...Object.fromEntries(
      [...found].map(([name, { rss }]) => [`${name} ${when}, resident MB`, rss]),
    ),
  };
}
