// npm run bench: measures a running system (npm start) and prints every figure beside a baseline of the same machine and minute.
//   npm run bench -- accept      complaints accepted durably over HTTP, beside raw PostgreSQL
//   npm run bench -- path        complaints through the whole path at a steady rate, with the delay of each
import { loadSystem } from './system.mjs';
import { rawPostgres } from './raw-postgres.mjs';
import { acceptOverHttp } from './accept.mjs';
import { wholePath } from './whole-path.mjs';
import { machine } from './machine.mjs';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 32);
const wanted = new Set(process.argv.slice(2));
const wants = (name) => wanted.size === 0 || wanted.has(name);

const system = await loadSystem();
console.log(machine());
if (wants('accept')) {
  const baseline = await rawPostgres(system, { seconds: SECONDS, clients: CLIENTS });
  print('raw PostgreSQL: one complaint row and one outbox row a transaction', baseline);
  const accepted = await acceptOverHttp(system, { seconds: SECONDS, clients: CLIENTS });
  print('complaints accepted over HTTP through the gateway', accepted);
  console.log(`  share of raw PostgreSQL: ${(accepted.perSecond / baseline.perSecond).toFixed(2)}\n`);
  await system.settled();
}
if (wants('path')) {
  for (const rate of (process.env.BENCH_RATES ?? '100,250').split(',').map(Number)) {
    print(`whole path at ${rate} complaints a second offered`, await wholePath(system, { seconds: SECONDS, rate }));
  }
}
await system.close();

function print(title, figures) {
  console.log(title);
  for (const [name, value] of Object.entries(figures))
    console.log(`  ${name}: ${typeof value === 'number' ? Number(value.toFixed(2)) : value}`);
  console.log();
}
