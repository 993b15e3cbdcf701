import { connect, type Channel, type ChannelModel } from 'amqplib';
import { type ExchangeSpec, type QueueSpec, type Topology, TOPOLOGY } from './topology.js';

/** Makes whatever is missing. A queue that exists with other arguments is an error that names it. */
export async function applyTopology(
  amqpUrl: string,
  { exchanges, queues }: Topology = TOPOLOGY,
): Promise<void> {
  await withModel(amqpUrl, async (model) => {
    for (const exchange of exchanges)
      await onChannel(model, (channel) => assertExchange(channel, exchange));
    await Promise.all(
      queues.map((queue) => onChannel(model, (channel) => assertQueue(channel, queue))),
    );
    for (const queue of queues) await onChannel(model, (channel) => bind(channel, queue));
  });
}

/** What is missing or declared with other arguments, one sentence each; empty when all is well. Changes nothing. */
export async function verifyTopology(amqpUrl: string): Promise<string[]> {
  const problems: string[] = [];
  const check = (what: string, work: Promise<unknown>) =>
    work.catch((error: unknown) => problems.push(`${what}: ${reasonOf(error)}`));
  await withModel(amqpUrl, async (model) => {
    for (const spec of TOPOLOGY.exchanges) {
      await check(
        `Exchange ${spec.name}`,
        onChannel(model, async (channel) => {
          await channel.checkExchange(spec.name);
          await assertExchange(channel, spec);
        }),
      );
    }
    for (const spec of TOPOLOGY.queues) {
      await check(
        `Queue ${spec.name}`,
        onChannel(model, async (channel) => {
          await channel.checkQueue(spec.name);
          await assertQueue(channel, spec);
        }),
      );
    }
  });
  return problems;
}

async function assertExchange(
  channel: Channel,
  { name, type, arguments: args }: ExchangeSpec,
): Promise<void> {
  await channel.assertExchange(name, type, { durable: true, arguments: args });
}

async function assertQueue(channel: Channel, { name, arguments: args }: QueueSpec): Promise<void> {
  await channel.assertQueue(name, { durable: true, arguments: args });
}

async function bind(channel: Channel, { name, bindings, former }: QueueSpec): Promise<void> {
  for (const { exchange, keys } of former ?? [])
    for (const key of keys) await channel.unbindQueue(name, exchange, key);
  for (const { exchange, keys } of bindings) {
    for (const key of keys) await channel.bindQueue(name, exchange, key);
  }
}

async function withModel(url: string, work: (model: ChannelModel) => Promise<void>): Promise<void> {
  const model = await connect(url, {
    timeout: 5_000,
    clientProperties: { connection_name: 'tingsu topology' },
  });
  model.on('error', () => undefined);
  try {
    await work(model);
  } finally {
    await model.close().catch(() => undefined);
  }
}

/** The broker closes the channel on the first refusal, so every declaration has its own. */
async function onChannel<T>(
  model: ChannelModel,
  work: (channel: Channel) => Promise<T>,
): Promise<T> {
  const channel = await model.createChannel();
  channel.on('error', () => undefined);
  const result = await work(channel);
  await channel.close();
  return result;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure';
}
