import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TICKS_A_SECOND = 100;
const KIB = 1024;

/** Of the processes that an installation started and their children: milliseconds of processor so far. Other installations do not count. */
export function cpuOf(home) {
  return sum(processesOf(home).map(({ ticks }) => (ticks * 1000) / TICKS_A_SECOND));
}

/** Megabytes of each program with its children: resident, and with shared pages divided among those that share them. */
export function memoryOf(home) {
  const found = new Map();
  for (const { name, pid } of processesOf(home)) {
    const { rss, pss } = memoryOfProcess(pid);
    const known = found.get(name) ?? { rss: 0, pss: 0 };
    found.set(name, { rss: known.rss + rss, pss: known.pss + pss });
  }
  return found;
}

function processesOf(home) {
  const folder = join(fileURLToPath(home), 'pids');
  const roots = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json') && file !== 'npm-start.json')
      .map((file) => [
        JSON.parse(readFileSync(join(folder, file), 'utf8')).pid,
        file.replace(/\.json$/, ''),
      ]),
  );
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => statOf(Number(pid)))
      .map((one) => [one.pid, one]),
  );
  const nameOf = (pid) =>
    roots.get(pid) ?? (all.has(pid) ? nameOf(all.get(pid)?.parent) : undefined);
  return [...all.values()].flatMap((one) => {
    const name = nameOf(one.pid);
    return name === undefined ? [] : [{ ...one, name }];
  });
}

/** None when the process has ended meanwhile. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
    return [{ pid, parent: Number(fields[1]), ticks: sum(fields.slice(11, 15).map(Number)) }];
  } catch {
    return [];
  }
}

function memoryOfProcess(pid) {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const read = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
    return { rss: (read('Rss') * KIB) / 1e6, pss: (read('Pss') * KIB) / 1e6 };
  } catch {
    return { rss: 0, pss: 0 };
  }
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
