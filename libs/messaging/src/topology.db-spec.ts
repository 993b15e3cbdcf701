import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { applyTopology, verifyTopology } from './topology.client.js';
import {
  CONSUMING_SERVICES,
  controlQueueOf,
  eventQueueOf,
  parkedQueueOf,
  SUBMISSIONS_QUEUE,
  EVENTS_EXCHANGE,
  TOPOLOGY,
  UNHEARD_QUEUE,
} from './topology.js';
import { openTestBroker, type TestBroker } from '@tingsu/testkit';

let broker: TestBroker;

beforeAll(async () => {
  broker = await openTestBroker();
});
afterAll(() => broker.close());

async function onChannel<T>(
  work: (
    channel: Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['createChannel']>>,
  ) => Promise<T>,
): Promise<T> {
  const model = await connect(broker.url);
  model.on('error', () => undefined);
  try {
    const channel = await model.createChannel();
    channel.on('error', () => undefined);
    return await work(channel);
  } finally {
    await model.close();
  }
}

describe('the topology', () => {
  it('can be applied again without a change', async () => {
    await applyTopology(broker.url);
    expect(await verifyTopology(broker.url)).toEqual([]);
  });

  it('keeps every queue of messages on disk and replicated, and gives up on no message without a place for it', () => {
    const others = CONSUMING_SERVICES.concat('gateway').map(controlQueueOf).concat(UNHEARD_QUEUE);
    for (const queue of TOPOLOGY.queues.filter(({ name }) => !others.includes(name)))
      expect(queue.arguments['x-queue-type']).toBe('quorum');
    for (const name of [eventQueueOf('cases'), SUBMISSIONS_QUEUE]) {
      expect(TOPOLOGY.queues.find((queue) => queue.name === name)?.arguments).toMatchObject({
        'x-delivery-limit': 20,
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
      });
    }
  });

  it('confirms a notice that no page listens to, keeps it nowhere, and takes away what bound it before', async () => {
    const analytics = eventQueueOf('analytics');
    await onChannel((channel) => channel.bindQueue(analytics, EVENTS_EXCHANGE, 'notice.#'));
    await applyTopology(broker.url);
    const model = await connect(broker.url);
    const channel = await model.createConfirmChannel();
    const returned: unknown[] = [];
    channel.on('return', (message) => returned.push(message));
    channel.publish(EVENTS_EXCHANGE, 'notice.sent.v1', Buffer.from('{}'), { mandatory: true });
    await channel.waitForConfirms();
    const counts = [];
    for (const name of [UNHEARD_QUEUE, analytics, 'tingsu.unrouted.q'])
      counts.push((await channel.checkQueue(name)).messageCount);
    await model.close();
    expect({ returned, counts }).toEqual({ returned: [], counts: [0, 0, 0] });
  });

  it('is reported when a queue is missing or differs', async () => {
    const missing = eventQueueOf('cases');
    const different = parkedQueueOf('cases');
    await onChannel(async (channel) => {
      await channel.deleteQueue(missing);
      await channel.deleteQueue(different);
      await channel.assertQueue(different, {
        durable: true,
        arguments: { 'x-queue-type': 'classic' },
      });
    });
    const problems = await verifyTopology(broker.url);
    expect(problems).toHaveLength(2);
    expect(problems.join('\n')).toContain(`Queue ${missing}: `);
    expect(problems.join('\n')).toContain(`Queue ${different}: `);
    await expect(applyTopology(broker.url)).rejects.toThrow(different);
    await onChannel((channel) => channel.deleteQueue(different));
    await applyTopology(broker.url);
    expect(await verifyTopology(broker.url)).toEqual([]);
  });
});
