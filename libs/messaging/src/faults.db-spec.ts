import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { bodyOf, event, openCasesDatabase, send, story, TENANT } from '../test/support.js';
import { tcpProxy, type TcpProxy } from '../test/tcp-proxy.js';
import { BatchConsumer } from './batch.consumer.js';
import { ConfirmPublisher } from './confirm-publisher.client.js';
import type { OutgoingMessage } from './outgoing-message.js';
import { DeadLetters } from './dead-letters.consumer.js';
import type { CheckedEvent } from './event-codec.js';
import type { InboxContext } from './inbox.provider.js';
import { Outbox } from './outbox.provider.js';
import { RabbitTransport } from './rabbit-transport.adapter.js';
import { Relay } from './relay.job.js';
import { applyTopology } from './topology.client.js';
import { eventQueueOf, REFUSED_EXCHANGE, SUBMISSIONS_QUEUE } from './topology.js';
import { eventually, openTestBroker, type TestBroker, type TestDatabase } from '@tingsu/testkit';

const QUEUE = eventQueueOf('analytics');
const OTHER_QUEUE = eventQueueOf('notifications');

let database: TestDatabase;
let broker: TestBroker;
let proxy: TcpProxy;

const message = (nr: number, routingKey = QUEUE): OutgoingMessage => ({
  exchange: '',
  routingKey,
  body: Buffer.from(`{"nr":${nr}}`),
  messageId: `m-${nr}`,
});

async function depthOf(queue: string): Promise<number> {
  const model = await connect(broker.url);
  const channel = await model.createChannel();
  const { messageCount } = await channel.checkQueue(queue);
  await model.close();
  return messageCount;
}

async function purge(queue: string): Promise<void> {
  const model = await connect(broker.url);
  const channel = await model.createChannel();
  await channel.purgeQueue(queue);
  await model.close();
}

beforeAll(async () => {
  [database, broker] = await Promise.all([openCasesDatabase({ poolSize: 3 }), openTestBroker()]);
});
afterAll(async () => {
  await broker.close();
  await database.close();
});
beforeEach(async () => {
  proxy = await tcpProxy(broker.url);
});
afterEach(async () => {
  await proxy.close();
  for (const queue of [QUEUE, OTHER_QUEUE]) await purge(queue);
  await database.admin(
    'truncate cases.outbox, cases.inbox, cases.inbox_cursor, cases.parked_message, cases.effect',
  );
});

describe('publishing over a bad network', () => {
  let publisher: ConfirmPublisher;

  beforeEach(async () => {
    publisher = new ConfirmPublisher({ url: proxy.url, name: 'faults', confirmTimeoutMs: 500 });
    await publisher.open();
    await publisher.connected();
  });
  afterEach(() => publisher.close());

  it('says "unknown" in time when the broker falls silent, and works again on a new connection', async () => {
    proxy.freeze();
    const started = performance.now();
    expect(await publisher.publish([message(1), message(2)])).toEqual(['unknown', 'unknown']);
    expect(performance.now() - started).toBeLessThan(3_000);
    proxy.thaw();
    proxy.cut();
    await eventually(async () =>
      expect(await publisher.publish([message(3)])).toEqual(['confirmed']),
    );
  });

  it('can be closed while the broker is silent', async () => {
    proxy.freeze();
    const started = performance.now();
    await publisher.close();
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('says "unknown" at once while there is no connection', async () => {
    await proxy.close();
    await eventually(() => expect(publisher.ready).toBe(false));
    expect(await publisher.publish([message(1)])).toEqual(['unknown']);
  });

  it('says "returned" when no queue takes the message', async () => {
    expect(await publisher.publish([message(1), message(2, 'nowhere'), message(3)])).toEqual([
      'confirmed',
      'returned',
      'confirmed',
    ]);
  });

  it('loses no event of the outbox though the connection is cut in the middle of batches', async () => {
    const outbox = new Outbox('cases');
    const relay = new Relay(database.unitOfWork, publisher);
    relay.start();
    for (let i = 0; i < 40; i++) {
      await database.unitOfWork.run(TENANT, async (tx) => {
        for (const one of story(`cut-${i}`, 25)) await outbox.append(tx, [one]);
      });
      if (i % 5 === 2) proxy.cut();
    }
    await eventually(
      async () => expect(await database.admin('select 1 from cases.outbox_waiting')).toEqual([]),
      60_000,
    );
    await relay.stop();
    expect(await depthOf(QUEUE)).toBeGreaterThanOrEqual(1000);
    expect(await distinctIds(QUEUE)).toBe(1000);
  }, 90_000);
});

describe('consuming over a bad network', () => {
  it('settles deliveries by their outcome only, and comes back after every cut', async () => {
    const seen = new Set<number>();
    const consumer = new BatchConsumer({
      url: proxy.url,
      queue: QUEUE,
      name: 'faults',
      prefetch: 20,
      handle: async (deliveries) => {
        for (const { body } of deliveries)
          seen.add((JSON.parse(body.toString()) as { nr: number }).nr);
        return deliveries.map(() => 'ack');
      },
    });
    await consumer.open();
    await consumer.ready();
    for (let round = 0; round < 5; round++) {
      await send(
        broker.url,
        Array.from({ length: 100 }, (_, i) => message(round * 100 + i).body),
        { queue: QUEUE },
      );
      proxy.cut();
    }
    await eventually(() => expect(seen.size).toBe(500));
    await consumer.close();
    expect(await depthOf(QUEUE)).toBe(0);
  });

  it('holds what an outage keeps it from handling, so that the broker counts no delivery', async () => {
    let healthy = false;
    const counts: unknown[] = [];
    let attempts = 0;
    const consumer = new BatchConsumer({
      url: broker.url,
      queue: QUEUE,
      name: 'faults',
      handle: async (deliveries) => {
        attempts += 1;
        if (!healthy || attempts < 4) throw new Error('the store is away');
        counts.push(...deliveries.map(({ headers }) => headers['x-delivery-count'] ?? 0));
        return deliveries.map(() => 'ack');
      },
      probe: async () => {
        if (!healthy && attempts < 1) throw new Error('still away');
      },
    });
    await send(broker.url, [message(1).body, message(2).body], { queue: QUEUE });
    await consumer.open();
    await eventually(() => expect(attempts).toBeGreaterThan(2));
    expect(await depthOf(QUEUE)).toBe(0);
    healthy = true;
    await eventually(() => expect(counts).toEqual([0, 0]));
    await consumer.close();
  });

  it('gives back once what a long outage keeps it from handling, and takes it again afterwards', async () => {
    let healthy = false;
    let attempts = 0;
    const counts: unknown[] = [];
    const consumer = new BatchConsumer({
      url: broker.url,
      queue: QUEUE,
      name: 'faults',
      holdMs: 100,
      handle: async (deliveries) => {
        attempts += 1;
        if (!healthy) throw new Error('the store is away');
        counts.push(...deliveries.map(({ headers }) => headers['x-delivery-count'] ?? 0));
        return deliveries.map(() => 'ack');
      },
      probe: async () => {
        if (!healthy) throw new Error('still away');
      },
    });
    await send(broker.url, [message(1).body, message(2).body], { queue: QUEUE });
    await consumer.open();
    // What the broker has not delivered yet counts as waiting too.
    await eventually(() => expect(attempts).toBeGreaterThan(0));
    await eventually(async () => expect(await depthOf(QUEUE)).toBe(2));
    healthy = true;
    await eventually(() => expect(counts).toEqual([1, 1]));
    await consumer.close();
  });

  it('tries a message that fails again alone while others pass, and then leaves it to the broker', async () => {
    const tries = new Map<number, number>();
    const consumer = new BatchConsumer({
      url: broker.url,
      queue: eventQueueOf('cases'),
      name: 'faults',
      retryDelaysMs: [5, 10],
      handle: async (deliveries) =>
        deliveries.map(({ body }) => {
          const { nr } = JSON.parse(body.toString()) as { nr: number };
          tries.set(nr, (tries.get(nr) ?? 0) + 1);
          return nr === 1 ? 'retry' : 'ack';
        }),
    });
    await send(
      broker.url,
      [1, 2, 3].map((nr) => message(nr).body),
      { queue: eventQueueOf('cases') },
    );
    await consumer.open();
    await eventually(async () => expect(await depthOf('cases.parked')).toBe(1));
    expect([...tries]).toEqual([
      [1, 3],
      [2, 1],
      [3, 1],
    ]);
    await consumer.close();
    await purge('cases.parked');
  });

  it('consumes again when its queue was deleted and made again', async () => {
    const transport = new RabbitTransport({
      unitOfWork: database.unitOfWork,
      amqpUrl: broker.url,
      service: 'cases',
      queue: OTHER_QUEUE,
      serviceVersion: 'test',
    });
    await new Promise<void>((resolve) => transport.listen(() => resolve()));
    await transport.ready();
    const model = await connect(broker.url);
    await (await model.createChannel()).deleteQueue(OTHER_QUEUE);
    await model.close();
    await eventually(() => expect(transport.connected).toBe(false));
    await applyTopology(broker.url);
    await send(broker.url, [bodyOf(event('anew', 1))], { queue: OTHER_QUEUE });
    await eventually(async () =>
      expect(
        await database.admin('select generate_series(1, version) from cases.inbox_cursor'),
      ).toHaveLength(1),
    );
    await transport.close();
  });
});

describe('what the broker gives up on', () => {
  const service = 'intake';
  let publisher: ConfirmPublisher;
  let letters: DeadLetters;
  let transport: RabbitTransport;

  beforeEach(async () => {
    transport = consumerOf(database, broker.url, eventQueueOf(service));
    transport.inbox.start();
    publisher = new ConfirmPublisher({ url: broker.url, name: 'faults' });
    await publisher.open();
    await publisher.connected();
    letters = new DeadLetters({
      unitOfWork: database.unitOfWork,
      publisher,
      amqpUrl: broker.url,
      service,
      adopt: (deliveries) => transport.adopt(deliveries),
    });
  });
  afterEach(async () => {
    await letters.close();
    await transport.inbox.stop();
    await publisher.close();
  });

  /** Takes the one message of a queue and gives it back until the broker moves it away. */
  async function wearOut(queue: string): Promise<void> {
    const model = await connect(broker.url);
    const channel = await model.createChannel();
    await eventually(async () => {
      const delivered = await channel.get(queue);
      if (delivered) channel.reject(delivered, true);
      expect((await channel.checkQueue('intake.parked')).messageCount).toBe(1);
    });
    await model.close();
  }

  it('is applied after all when it is an event: the broker gives up on what cut connections kept from its consumer, too', async () => {
    const queue = eventQueueOf(service);
    await purge(queue);
    await send(broker.url, [bodyOf(event('innocent', 1))], { queue });
    await wearOut(queue);
    await letters.open();
    await eventually(async () =>
      expect(await database.admin('select aggregate_id from cases.effect')).toEqual([
        { aggregate_id: 'innocent' },
      ]),
    );
    expect(await database.admin('select 1 from cases.parked_message')).toEqual([]);
  });

  it('is parked when it is no event', async () => {
    const queue = eventQueueOf(service);
    await purge(queue);
    await send(broker.url, [Buffer.from('nonsense')], { queue });
    await wearOut(queue);
    await letters.open();
    await eventually(async () =>
      expect(await database.admin('select reason from cases.parked_message')).toEqual([
        { reason: 'message.not_json' },
      ]),
    );
  });

  it('ends among the refused submissions, and in no table, when it is a submission', async () => {
    await send(broker.url, [Buffer.from('{"content":"等了三个小时"}')], {
      queue: SUBMISSIONS_QUEUE,
    });
    await wearOut(SUBMISSIONS_QUEUE);
    await letters.open();
    await eventually(async () => expect(await depthOf(REFUSED_EXCHANGE)).toBe(1));
    expect(await database.admin('select 1 from cases.parked_message')).toEqual([]);
    await purge(REFUSED_EXCHANGE);
  });
});

describe('the whole way over a bad network', () => {
  it('every committed event acts exactly once and in order', async () => {
    const outbox = new Outbox('cases');
    const publisher = new ConfirmPublisher({
      url: proxy.url,
      name: 'faults',
      confirmTimeoutMs: 500,
    });
    await publisher.open();
    const relays = [0, 1].map(() => new Relay(database.unitOfWork, publisher));
    const other = await openCasesDatabase({ poolSize: 3 });
    const consumers = [0, 1].map(() => consumerOf(other, proxy.url));
    await Promise.all(
      consumers.map((one) => new Promise<void>((resolve) => one.listen(() => resolve()))),
    );
    relays.forEach((relay) => relay.start());
    for (let version = 1; version <= 30; version++) {
      const events = Array.from({ length: 20 }, (_, i) => event(`case-${i}`, version));
      await database.unitOfWork.run(TENANT, (tx) => outbox.append(tx, events));
      if (version % 6 === 0) proxy.cut();
      if (version % 15 === 0) await terminateBackends(other);
    }
    await eventually(
      async () => expect(await other.admin('select 1 from cases.effect')).toHaveLength(600),
      40_000,
    );
    const rows = await other.admin<{ versions: number[] }>(
      'select array_agg(version order by nr) as versions from cases.effect group by aggregate_id',
    );
    for (const { versions } of rows)
      expect(versions).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(await other.admin('select 1 from cases.parked_message')).toEqual([]);
    await Promise.all([
      ...relays.map((relay) => relay.stop()),
      ...consumers.map((one) => one.close()),
    ]);
    await publisher.close();
    await other.close();
  }, 60_000);
});

function consumerOf(store: TestDatabase, amqpUrl: string, queue = QUEUE): RabbitTransport {
  const transport = new RabbitTransport({
    unitOfWork: store.unitOfWork,
    amqpUrl,
    service: 'cases',
    queue,
    serviceVersion: 'test',
  });
  const note = async (payload: unknown, context: unknown): Promise<void> => {
    const events = payload as readonly CheckedEvent[];
    const { tx } = context as InboxContext;
    await tx.query(
      `insert into effect (tenant_id, event_id, aggregate_id, version, type, calls) select $1::uuid, e.*, 0 from unnest($2::uuid[], $3::text[], $4::int[], $5::text[]) as e`,
      [
        tx.tenantId,
        events.map((e) => e.id),
        events.map((e) => e.aggregateid),
        events.map((e) => e.aggregateversion),
        events.map((e) => e.type),
      ],
    );
  };
  for (const type of ['case.triageStarted.v1', 'case.accepted.v1'])
    transport.addHandler(type, note as never, true);
  return transport;
}

async function terminateBackends(store: TestDatabase): Promise<void> {
  await store.admin(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

async function distinctIds(queue: string): Promise<number> {
  const model = await connect(broker.url);
  const channel = await model.createChannel();
  const ids = new Set<string>();
  for (
    let got = await channel.get(queue, { noAck: true });
    got;
    got = await channel.get(queue, { noAck: true })
  ) {
    ids.add((JSON.parse(got.content.toString()) as { id: string }).id);
  }
  await model.close();
  return ids.size;
}
