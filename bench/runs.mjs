import { cpus, loadavg, totalmem } from 'node:os';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instanceHome } from '../deploy/local/home.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 3);

/** Where results are kept: `npm run bench -- report` reads them. */
export const RESULTS = join(instanceHome(), '..', 'results');

/**
 * Measures something several times (BENCH_RUNS), prints median, minimum and maximum of each figure, and keeps the runs as a file.
 * @param {{ bench: string, title: string, cases?: number }} what `cases` is how many there were in the database
 * @param {(run: number) => Promise<Record<string, number | string>>} measure
 */
export async function severalRuns({ bench, title, cases }, measure, runs = RUNS) {
  const all = [];
  const load = [];
  for (let run = 1; run <= runs; run++) {
    all.push(await measure(run));
    load.push(Number((loadavg()[0] ?? 0).toFixed(1)));
    if (runs > 1) console.log(`  run ${run}: ${Object.values(all.at(-1)).map(short).join(', ')}`);
  }
  keep({ bench, title, cases: cases ?? null, ...machine(), load, runs: all });
  print(title, all);
}

export function machine() {
  const [cpu] = cpus();
  return {
    machine: `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    at: new Date().toISOString(),
  };
}

function keep(result) {
  mkdirSync(RESULTS, { recursive: true });
  const name = `${result.at.replaceAll(/[:.]/g, '-')}-${result.bench}.json`;
  writeFileSync(join(RESULTS, name), `${JSON.stringify(result, null, 2)}\n`);
}

/** Each figure of several runs: its median, and the least and the greatest when there are several. Words are those of the last run. */
export function spreads(all) {
  return Object.keys(all[0] ?? {}).map(
    /** @returns {[string, string]} */
    (name) => [name, spread(all.map((figures) => figures[name]))],
  );
}

function spread(values) {
  if (values.some((value) => typeof value !== 'number')) return String(values.at(-1));
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return sorted.length === 1
    ? short(median)
    : `${short(median)} (${short(sorted[0])} to ${short(sorted.at(-1))})`;
}

export function short(value) {
  if (typeof value !== 'number') return String(value);
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toFixed(2)));
}

function print(title, all) {
  console.log(title);
  for (const [name, value] of spreads(all)) console.log(`  ${name}: ${value}`);
  console.log();
}
