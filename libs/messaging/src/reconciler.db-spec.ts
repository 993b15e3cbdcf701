import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { eventually, openTestBroker, type TestBroker, type TestDatabase } from '@tingsu/testkit';
import { event, openCasesDatabase, story, TENANT } from '../test/support.js';
import { ConfirmPublisher } from './confirm-publisher.client.js';
import { Outbox } from './outbox.provider.js';
import { RabbitTransport } from './rabbit-transport.adapter.js';
import { CheckpointReader, Reconciler } from './reconciler.job.js';
import { Relay } from './relay.job.js';
import { eventQueueOf } from './topology.js';

const QUEUE = eventQueueOf('analytics');

let producer: TestDatabase;
let consumer: TestDatabase;
let broker: TestBroker;
let publisher: ConfirmPublisher;
let checkpoints: CheckpointReader;

beforeAll(async () => {
  [producer, consumer, broker] = await Promise.all([
    openCasesDatabase(),
    openCasesDatabase(),
    openTestBroker(),
  ]);
  publisher = new ConfirmPublisher({ url: broker.url, name: 'test' });
  await publisher.open();
  await publisher.connected();
}, 120_000);
afterAll(async () => {
  await publisher?.close();
  await broker?.close();
  await Promise.all([producer?.close(), consumer?.close()]);
}, 60_000);
beforeEach(async () => {
  for (const database of [producer, consumer])
    await database.admin(
      'truncate cases.outbox, cases.inbox, cases.inbox_cursor, cases.parked_message, cases.effect',
    );
  checkpoints = new CheckpointReader(consumer.unitOfWork, publisher, 'analytics');
});

/** Commits and publishes events; what the queue holds afterwards is lost when `lost` says so. */
async function publish(events: Parameters<Outbox['append']>[1], lost = false): Promise<void> {
  const relay = new Relay(producer.unitOfWork, publisher);
  await producer.unitOfWork.run(TENANT, (tx) => new Outbox('cases').append(tx, events));
  await relay.finish();
  if (lost) await purge();
}

async function purge(): Promise<void> {
  const model = await connect(broker.url);
  await (await model.createChannel()).purgeQueue(QUEUE);
  await model.close();
}

async function whileConsuming(work: () => Promise<void>): Promise<void> {
  const transport = new RabbitTransport({
    unitOfWork: consumer.unitOfWork,
    amqpUrl: broker.url,
    service: 'analytics',
    queue: QUEUE,
    serviceVersion: 'test',
    checkpoints,
  });
  await new Promise<void>((resolve) => transport.listen(() => resolve()));
  await transport.ready();
  const reconciler = new Reconciler({
    unitOfWork: producer.unitOfWork,
    publisher,
    amqpUrl: broker.url,
    service: 'cases',
    everyMs: 200,
    settleSeconds: 0,
  });
  await reconciler.open();
  try {
    await work();
  } finally {
    await reconciler.close();
    await transport.close();
  }
}

const applied = async () =>
  (await consumer.admin('select generate_series(1, version) from cases.inbox_cursor')).length;

describe('a consumer and its producer', () => {
  it('agree again by themselves after the queue was purged: the missing events are fetched', async () => {
    await publish(story('early', 2));
    await whileConsuming(() => eventually(async () => expect(await applied()).toBe(2)));
    await publish([...story('lost-a', 3), ...story('lost-b', 2), event('early', 3)], true);
    await whileConsuming(() => eventually(async () => expect(await applied()).toBe(8)));
    const cursors = await consumer.admin(
      'select aggregate_id, version from cases.inbox_cursor order by 1',
    );
    expect(cursors).toEqual([
      { aggregate_id: 'early', version: 3 },
      { aggregate_id: 'lost-a', version: 3 },
      { aggregate_id: 'lost-b', version: 2 },
    ]);
  }, 60_000);

  it('find in their sweep what was lost long before they look back', async () => {
    await publish([...story('old-a', 2), ...story('old-b', 3)], true);
    await producer.admin("update cases.outbox set created_at = created_at - interval '60 days'");
    await publish(story('new', 1));
    await whileConsuming(() => eventually(async () => expect(await applied()).toBe(6)));
  }, 60_000);

  it('say so while events are missing, and no longer when they have come', async () => {
    await publish(story('gone', 2), true);
    await checkpoints.read(
      said({
        producer: 'cases',
        from: new Date(0).toISOString(),
        until: new Date().toISOString(),
        positions: [[TENANT, 'case', 'gone', 2]],
      }),
      'guest',
    );
    expect(checkpoints.incomplete).toEqual(['cases']);
    await whileConsuming(() =>
      eventually(async () => {
        expect(await applied()).toBe(2);
        expect(checkpoints.incomplete).toEqual([]);
      }),
    );
  }, 60_000);

  it('do not ask again and again for an event that is parked or waits behind one', async () => {
    await publish(story('stuck', 3), true);
    await consumer.admin(
      `insert into cases.inbox_cursor (tenant_id, aggregate_type, aggregate_id, version) values ($1, 'case', 'stuck', 0)`,
      [TENANT],
    );
    await consumer.admin(
      `insert into cases.parked_message (id, tenant_id, queue, event_id, type, aggregate_type, aggregate_id, aggregate_version, reason, detail, body, headers, service_version, parked_at)
       values (gen_random_uuid(), $1, 'q', gen_random_uuid(), 't', 'case', 'stuck', 1, 'r', 'd', '', '{}', 'v', now())`,
      [TENANT],
    );
    await consumer.admin(
      `insert into cases.inbox (event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, type, received_at)
       select gen_random_uuid(), $1, 'case', 'stuck', v, 't', now() from generate_series(2, 3) as v`,
      [TENANT],
    );
    await checkpoints.read(
      said({
        producer: 'cases',
        from: new Date(0).toISOString(),
        until: new Date().toISOString(),
        positions: [[TENANT, 'case', 'stuck', 3]],
      }),
      'guest',
    );
    expect(checkpoints.incomplete).toEqual([]);
  });
});

const said = (checkpoint: object) => ({
  body: Buffer.from(JSON.stringify(checkpoint)),
  userId: undefined,
});
