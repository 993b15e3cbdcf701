const RUNS = Number(process.env.BENCH_RUNS ?? 3);

/** Runs a measurement several times (BENCH_RUNS) and gives median, minimum and maximum of each of its figures. */
export async function severalRuns(measure, runs = RUNS) {
  const all = [];
  for (let run = 1; run <= runs; run++) {
    all.push(await measure(run));
    if (runs > 1) console.log(`  run ${run}: ${Object.values(all.at(-1)).map(short).join(', ')}`);
  }
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, spread(all.map((figures) => figures[name]))]),
  );
}

function spread(values) {
  if (values.some((value) => typeof value !== 'number')) return values.at(-1);
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return sorted.length === 1
    ? short(median)
    : `${short(median)} (${short(sorted[0])} to ${short(sorted.at(-1))})`;
}

function short(value) {
  if (typeof value !== 'number') return String(value);
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toFixed(2)));
}

export function print(title, figures) {
  console.log(title);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name}: ${short(value)}`);
  console.log();
}
