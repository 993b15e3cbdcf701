import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { calendarsBeside, policiesBeside } from '../../deploy/policy/files.mjs';
import { calendarOf, composePolicy, evaluate, MILESTONES, parsePolicy } from '@tingsu/policy';

const SECONDS = Number(process.env.BENCH_COMPUTE_SECONDS ?? 5);
const DEMO_POLICIES = ['tcm-yulin', 'group-default'];

/**
 * Everything that the engine decides about a case, from facts and events to clocks with explanations and ladders: the sample complaints
 * under the demo hospital's policies, and under each shipped policy a case in which every event of the catalogue has happened once.
 */
export async function clocksCompute() {
  const documents = policiesBeside().map(parsePolicy);
  const calendars = new Map(calendarsBeside().map((data) => [data.id, calendarOf(data)]));
  const { samples } = JSON.parse(
    readFileSync(new URL('../../deploy/demo/samples.json', import.meta.url), 'utf8'),
  );
  const place = (ids) => {
    const policy = composePolicy(documents, ids);
    const first = documents.find(({ id }) => id === ids[0]);
    const timeZone = first && 'timezone' in first ? first.timezone : undefined;
    return { policy, calendar: calendars.get(policy.calendarId), timeZone };
  };
  const demo = place(DEMO_POLICIES);
  const ordinary = samples.map((given) => ({ ...demo, given }));
  const everywhere = documents.flatMap(({ id }) =>
    samples.map((given) => ({ ...place([id]), given: withEveryEvent(given) })),
  );
  const first = rate(ordinary);
  const second = rate(everywhere);
  return {
    'baseline: SHA-256 of 1 KB, µs of CPU': hashing(),
    'cases a second (20 samples, demo policies)': first.perSecond,
    'clocks a case': first.clocks,
    'CPU µs a case': first.microseconds,
    'cases a second of CPU': 1e6 / first.microseconds,
    [`cases a second (20 samples, each of ${documents.length} shipped policies, every event happened)`]:
      second.perSecond,
    'clocks a case of these': second.clocks,
    'CPU µs a case of these': second.microseconds,
    'cases a second of CPU of these': 1e6 / second.microseconds,
  };
}

function withEveryEvent(given) {
  const since = Date.parse(given.receivedAt);
  const names = Object.keys(MILESTONES).filter((name) =>
    /received|Received|accepted|served|opened|found|marked|requested/.test(name),
  );
  const events = Object.fromEntries(
    names.map((name, index) => [name, new Date(since + index * 60_000).toISOString()]),
  );
  return { ...given, events: { ...events, ...given.events } };
}

/** Distinguishes a slow or busy machine from a slow engine. */
function hashing() {
  const kilobyte = Buffer.alloc(1024, 7);
  const cpu = process.cpuUsage();
  for (let i = 0; i < 100_000; i++) createHash('sha256').update(kilobyte).digest();
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 100_000;
}

function rate(cases) {
  const once = () =>
    cases.reduce(
      (sum, one) => sum + evaluate(one.policy, one.calendar, one.given, one.timeZone).clocks.length,
      0,
    );
  const end = performance.now() + 1_000;
  while (performance.now() < end) once();
  const cpu = process.cpuUsage();
  const started = performance.now();
  let done = 0;
  let clocks = 0;
  while (performance.now() < started + SECONDS * 1000) {
    clocks += once();
    done += cases.length;
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: done / seconds, clocks: clocks / done, microseconds: (user + system) / done };
}
