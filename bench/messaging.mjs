/**
 * Measures the relay (outbox → confirmed by RabbitMQ) and the inbox (queue → applied in PostgreSQL).
 * Needs TEST_POSTGRES_URL, TEST_AMQP_URL and TEST_AMQP_MANAGEMENT_URL, and compiled libraries (`npx tsc -b`).
 * Usage: node bench/messaging.mjs [events]
 */
import { CaseAccepted, CaseTriageStarted } from '@tingsu/contracts';
import { tenantTable } from '@tingsu/database';
import {
  ConfirmPublisher,
  MESSAGING_ENTITIES,
  messagingTables,
  monthsOfMessaging,
  Outbox,
  RabbitTransport,
  Relay,
} from '@tingsu/messaging';
import { openTestBroker, openTestDatabase } from '@tingsu/testkit';

const TENANT = '01900000-0000-7000-8000-000000000001';
const EVENTS = Number(process.argv[2] ?? 20_000);
const EVENTS_PER_CASE = 10;
const QUEUE = 'analytics.events.v1';

class BenchTables1767225600001 {
  async up(runner) {
    const statements = [
      ...messagingTables('cases'),
      ...monthsOfMessaging('cases'),
      'create table cases.effect (event_id uuid primary key, tenant_id uuid not null, aggregate_id text not null, version integer not null)',
      ...tenantTable('cases', 'effect'),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down() {}
}

const database = await openTestDatabase('cases', {
  migrations: [BenchTables1767225600001],
  entities: MESSAGING_ENTITIES,
});
const broker = await openTestBroker();
const { unitOfWork } = database;
const count = async (sql) => Number((await database.admin(sql))[0].count);

async function until(done) {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const SYSTEM = /** @type {const} */ ({ type: 'system', id: null, role: null });

function eventsOf(first, howMany) {
  return Array.from({ length: howMany }, (_, i) => {
    const aggregateVersion = ((first + i) % EVENTS_PER_CASE) + 1;
    const [definition, state] =
      aggregateVersion % 2 ? [CaseTriageStarted, 'triage'] : [CaseAccepted, 'accepted'];
    const aggregateId = `case-${Math.floor((first + i) / EVENTS_PER_CASE)}`;
    return {
      definition,
      aggregateId,
      aggregateVersion,
      data: { state },
      actor: SYSTEM,
      at: new Date(),
    };
  });
}

function report(what, started, more = '') {
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${what.padEnd(34)} ${Math.round(EVENTS / seconds)
      .toLocaleString('en')
      .padStart(8)} events/s   (${seconds.toFixed(2)} s)${more}`,
  );
}

const outbox = new Outbox('cases');
let started = performance.now();
for (let i = 0; i < EVENTS; i += 500)
  await unitOfWork.run(TENANT, (tx) => outbox.append(tx, eventsOf(i, Math.min(500, EVENTS - i))));
report('append (500 a transaction)', started);

const publisher = new ConfirmPublisher({ url: broker.url, name: 'bench' });
await publisher.open();
await publisher.connected();
const relay = new Relay(unitOfWork, publisher);
started = performance.now();
relay.start();
await until(async () => (await count('select count(*) from cases.outbox_waiting')) === 0);
report('relay (confirmed and marked)', started);

const transport = new RabbitTransport({
  unitOfWork,
  amqpUrl: broker.url,
  service: 'cases',
  queue: QUEUE,
  serviceVersion: 'bench',
});
const apply = async (events, { tx }) => {
  await tx.query(
    `insert into effect (event_id, tenant_id, aggregate_id, version) select e.id, $1::uuid, e.aggregate_id, e.version
     from unnest($2::uuid[], $3::text[], $4::int[]) as e (id, aggregate_id, version)`,
    [
      TENANT,
      events.map((e) => e.id),
      events.map((e) => e.aggregateid),
      events.map((e) => e.aggregateversion),
    ],
  );
};
transport.addHandler(CaseTriageStarted.type, apply, true);
transport.addHandler(CaseAccepted.type, apply, true);
started = performance.now();
transport.listen(() => undefined);
await until(
  async () => (await count('select coalesce(sum(version), 0) from cases.inbox_cursor')) === EVENTS,
);
report('inbox (applied with their effect)', started);

const delays = [];
outbox.onAppended(() => relay.wake());
for (let i = 0; i < 100; i++) {
  const [event] = eventsOf((EVENTS + i) * EVENTS_PER_CASE, 1);
  const at = performance.now();
  await unitOfWork.run(TENANT, (tx) => outbox.append(tx, [event]));
  await until(
    async () =>
      (await count(
        `select count(*) from cases.effect where aggregate_id = '${event.aggregateId}'`,
      )) === 1,
  );
  delays.push(performance.now() - at);
}
delays.sort((a, b) => a - b);
console.log(
  `commit → effect, one at a time: median ${Math.round(delays[50])} ms, 95th percentile ${Math.round(delays[95])} ms (polled each 20 ms)`,
);

await transport.close();
await relay.stop();
await publisher.close();
await broker.close();
await database.close();
