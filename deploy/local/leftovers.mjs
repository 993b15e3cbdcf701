import { end, forget, inspect, remembered, rememberedNames } from './processes.mjs';
import { note, UserError } from './say.mjs';

/** Services end before the servers that they use, the broker before its name server. */
const ORDER = [
  (name) => !['postgres', 'redis', 'rabbitmq', 'epmd'].includes(name),
  (name) => name !== 'epmd',
  () => true,
];

/** Ends what a killed run of this installation left behind: only processes recorded as ours that still are. */
/**
 * @param {string} home
 * @param {(text: string) => void} say
 */
export async function endLeftovers(home, say = note) {
  for (const now of ORDER) {
    const names = rememberedNames(home).filter(now);
    await Promise.all(names.map((name) => endOne(home, name, say)));
  }
}

async function endOne(home, name, say) {
  const pid = remembered(home, name);
  if (pid === process.pid) return;
  if (!pid) return forget(home, name);
  say(`${name} of an earlier run is still there (process ${pid}): stopping it`);
  await end(pid, {
    signal: name === 'postgres' ? 'SIGINT' : 'SIGTERM',
    graceMs: 35_000,
    group: name === 'rabbitmq',
  });
  if (inspect(pid))
    throw new UserError(
      `${name} of an earlier run (process ${pid}) does not stop. Please stop it by hand.`,
    );
  forget(home, name);
}
