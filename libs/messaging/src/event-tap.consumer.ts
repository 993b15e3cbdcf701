import { randomUUID } from 'node:crypto';
import { mayPublish, userOf } from './broker-rights.js';
import { type CheckedEvent, decodeMessage } from './event-codec.js';
import { endWithChannel, RabbitConnection } from './rabbit-connection.client.js';
import { EVENTS_EXCHANGE, tapQueueOf } from './topology.js';

export interface EventTapOptions {
  readonly url: string;
  readonly service: string;
  /** Routing keys, e.g. `case.#`. */
  readonly keys: readonly string[];
  readonly onEvent: (event: CheckedEvent) => void;
}

/**
 * Listens in on events as they pass, for hints such as "this case changed". Best effort: its queue lives and dies
 * with the connection, and what passes meanwhile is missed. What must not be missed goes through an inbox.
 */
export class EventTap {
  private readonly connection: RabbitConnection;

  constructor({ url, service, keys, onEvent }: EventTapOptions) {
    const own = userOf(url);
    this.connection = new RabbitConnection({
      url,
      name: `${service} events`,
      setup: async (model) => {
        const channel = await model.createChannel();
        endWithChannel(model, channel);
        const { queue } = await channel.assertQueue(`${tapQueueOf(service)}${randomUUID()}`, {
          exclusive: true,
          autoDelete: true,
          durable: false,
        });
        for (const key of keys) await channel.bindQueue(queue, EVENTS_EXCHANGE, key);
        await channel.consume(
          queue,
          (message) => {
            if (!message) return void channel.close().catch(() => undefined);
            const user: unknown = message.properties.userId;
            for (const { decoded } of decodeMessage(message.content))
              if (decoded.ok && mayPublish(textOf(user), [decoded.event.aggregatetype], own))
                onEvent(decoded.event);
          },
          { noAck: true },
        );
      },
    });
  }

  open(): Promise<void> {
    return this.connection.open();
  }

  ready(): Promise<void> {
    return this.connection.ready();
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
