import { percentiles } from './percentiles.mjs';
import { live, sampleOf, staffOf } from '../deploy/demo/lives.mjs';

const SAMPLES = ['SMP-06', 'SMP-01', 'SMP-19', 'SMP-27'];
const CAMPUSES = ['main', 'east', 'north'];

/** Whole lives of cases, one after the other in each of `clients`: from the complaint to the closed case, 13 calls each. */
export async function lives(system, { seconds, clients }) {
  const staff = staffOf(system);
  await live(system, staff, lifeOf(0));
  await system.quiet();
  const [cpu, wal] = [system.cpuMilliseconds(), await system.walBytes()];
  const until = performance.now() + seconds * 1000;
  const from = performance.now();
  const commands = [];
  const whole = [];
  let n = 0;
  const one = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      const { times } = await live(system, staff, lifeOf(++n));
      whole.push(performance.now() - began);
      commands.push(...times.map(({ ms }) => ms));
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  const took = (performance.now() - from) / 1000;
  await system.drained();
  const spent = system.cpuMilliseconds() - cpu;
  return {
    'lives a second': whole.length / took,
    'calls a life': commands.length / whole.length,
    'a call p50 ms': percentiles(commands)['p50'],
    'a call p99 ms': percentiles(commands)['p99'],
    'a life p50 ms': percentiles(whole)['p50'],
    'CPU ms a life': spent / whole.length,
    'KiB of write-ahead log a life': ((await system.walBytes()) - wal) / 1024 / whole.length,
  };
}

const lifeOf = (n) => ({
  sample: sampleOf(SAMPLES[n % SAMPLES.length]),
  campus: CAMPUSES[n % CAMPUSES.length],
  phone: `137${String(n).padStart(8, '0')}`,
});
