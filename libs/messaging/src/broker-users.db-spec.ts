import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestBroker, type TestBroker } from '@tingsu/testkit';
import { type Channel, type ChannelModel, connect, type Options } from 'amqplib';
import { randomUUID } from 'node:crypto';
import { brokerUserOf, brokerUserOfAdapter, rightsOf, rightsOfAdapter } from './broker-rights.js';
import { applyBrokerUsers, brokerUsers, removeBrokerUser } from './broker-users.client.js';
import {
  CONTROL_EXCHANGE,
  controlQueueOf,
  EVENTS_EXCHANGE,
  eventQueueOf,
  REPLIES_EXCHANGE,
  SUBMISSIONS_EXCHANGE,
  SUBMISSIONS_QUEUE,
} from './topology.js';

const ADAPTER = randomUUID();
const managementUrl = process.env['TEST_AMQP_MANAGEMENT_URL'] ?? '';
/** Accounts belong to the whole server, which other tests use too: the same password everywhere. */
const password = 'test';
const services = ['intake', 'cases', 'gateway', 'analytics'];
let broker: TestBroker;
const open: ChannelModel[] = [];

beforeAll(async () => {
  broker = await openTestBroker();
  await applyBrokerUsers({ amqpUrl: broker.url, managementUrl }, [
    ...services.map((one) => ({ name: brokerUserOf(one), password, rights: rightsOf(one) })),
    { name: brokerUserOfAdapter(ADAPTER), password, rights: rightsOfAdapter(ADAPTER) },
  ]);
});
afterAll(async () => {
  await Promise.all(open.map((model) => model.close().catch(() => undefined)));
  await removeBrokerUser(managementUrl, brokerUserOfAdapter(ADAPTER));
  await broker.close();
});

async function channelOf(user: string): Promise<Channel> {
  const url = new URL(broker.url);
  url.username = user;
  url.password = password;
  const model = await connect(url.toString());
  model.on('error', () => undefined);
  open.push(model);
  const channel = await model.createConfirmChannel();
  channel.on('error', () => undefined);
  return channel;
}

/** What the broker says to it: `ok`, or the code with which it closes the channel. */
async function tried(
  user: string,
  work: (channel: Channel) => unknown,
): Promise<'ok' | 403 | 406 | string> {
  const channel = await channelOf(user);
  const closed = new Promise<403 | 406 | string>((resolve) =>
    channel.on('error', (error: Error & { code?: number }) =>
      resolve((error.code as 403 | 406 | undefined) ?? error.message),
    ),
  );
  const done = (async () => {
    await work(channel);
    // A message that may not be published is answered by the end of the channel, before this is.
    await channel.checkExchange(EVENTS_EXCHANGE);
    return 'ok' as const;
  })();
  return Promise.race([
    closed,
    done.catch((error: { code?: number }) => error.code ?? 'failed'),
  ]) as Promise<'ok' | 403 | 406>;
}

const publish =
  (exchange: string, key: string, options: Options.Publish = {}) =>
  (channel: Channel) =>
    channel.publish(exchange, key, Buffer.from('{}'), options);

describe('an account of a service', () => {
  const cases = brokerUserOf('cases');
  it.each<[string, string, (channel: Channel) => unknown, 'ok' | 403 | 406]>([
    ['may publish its events', cases, publish(EVENTS_EXCHANGE, 'case.opened'), 'ok'],
    ['may publish no others', cases, publish(EVENTS_EXCHANGE, 'directory.published'), 403],
    ['may speak to a consumer', cases, publish(CONTROL_EXCHANGE, controlQueueOf('intake')), 'ok'],
    ['may put nothing into a queue past it', cases, publish('', eventQueueOf('intake')), 403],
    ['may take from its queue', cases, (channel) => channel.get(eventQueueOf('cases')), 'ok'],
    ['may take from no other', cases, (channel) => channel.get(SUBMISSIONS_QUEUE), 403],
    ['may hand in no complaint', cases, publish(SUBMISSIONS_EXCHANGE, 'hotline'), 403],
    ['may delete nothing', cases, (channel) => channel.deleteQueue(eventQueueOf('cases')), 403],
    [
      'may listen in on nothing',
      brokerUserOf('analytics'),
      async (channel) => {
        await channel.bindQueue(eventQueueOf('analytics'), EVENTS_EXCHANGE, '#');
      },
      403,
    ],
    [
      'may listen in, if it is the gateway',
      brokerUserOf('gateway'),
      async (channel) => {
        const { queue } = await channel.assertQueue('gateway.tap.x', { exclusive: true });
        await channel.bindQueue(queue, EVENTS_EXCHANGE, 'case.#');
      },
      'ok',
    ],
    [
      'may not pass itself off as another',
      cases,
      publish(EVENTS_EXCHANGE, 'case.opened', { userId: brokerUserOf('intake') }),
      406,
    ],
  ])('S-05: %s', async (_, user, work, answer) => {
    expect(await tried(user, work)).toBe(answer);
  });
});

describe('an account of an adapter', () => {
  const adapter = brokerUserOfAdapter(ADAPTER);
  const own = (desk: string) => `${REPLIES_EXCHANGE}.${ADAPTER}.${desk}`;
  const replyQueue =
    (name: string, key = name) =>
    async (channel: Channel) => {
      await channel.assertQueue(name, { exclusive: true });
      await channel.bindQueue(name, REPLIES_EXCHANGE, key);
    };
  it.each<[string, (channel: Channel) => unknown, 'ok' | 403]>([
    ['may hand in complaints', publish(SUBMISSIONS_EXCHANGE, 'hotline'), 'ok'],
    ['may read none', (channel) => channel.get(SUBMISSIONS_QUEUE), 403],
    ['may publish no event', publish(EVENTS_EXCHANGE, 'directory.published'), 403],
    ['may get answers to itself', replyQueue(own('one')), 'ok'],
    ['may get no answers to others', replyQueue(own('two'), `${REPLIES_EXCHANGE}.other.desk`), 403],
    ['may get not all answers', replyQueue(own('three'), '#'), 403],
    ['may take no queue of others', replyQueue(`${REPLIES_EXCHANGE}.other.desk`), 403],
  ])('S-05: %s', async (_, work, answer) => {
    expect(await tried(adapter, work)).toBe(answer);
  });

  it('is gone when it is removed', async () => {
    const user = brokerUserOfAdapter(randomUUID());
    const rights = rightsOfAdapter(ADAPTER);
    await applyBrokerUsers({ amqpUrl: broker.url, managementUrl }, [
      { name: user, password, rights },
    ]);
    expect(await brokerUsers(managementUrl)).toContain(user);
    await removeBrokerUser(managementUrl, user);
    expect(await brokerUsers(managementUrl)).not.toContain(user);
    await expect(channelOf(user)).rejects.toThrow();
  });
});
