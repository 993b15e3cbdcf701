import type { ConfirmChannel, Message } from 'amqplib';
import { within } from '@tingsu/runtime';
import { userOf } from './broker-rights.js';
import type { OutgoingMessage, Settlement } from './outgoing-message.js';
import { endWithChannel, RabbitConnection } from './rabbit-connection.client.js';

const CONFIRM_TIMEOUT_MS = 10_000;

export interface ConfirmPublisherOptions {
  readonly url: string;
  readonly name: string;
  readonly confirmTimeoutMs?: number;
}

/**
 * Publishes persistent, mandatory messages and waits for the broker's word on each. It has a connection of its own:
 * a broker with an alarm stops reading from publishers, and acks of a consumer must not wait behind that.
 */
export class ConfirmPublisher {
  private readonly connection: RabbitConnection;
  private channel: ConfirmChannel | null = null;
  private readonly returned = new Set<string>();
  private readonly timeoutMs: number;
  private readonly userId: string;

  constructor({ url, name, confirmTimeoutMs = CONFIRM_TIMEOUT_MS }: ConfirmPublisherOptions) {
    this.timeoutMs = confirmTimeoutMs;
    this.userId = userOf(url);
    this.connection = new RabbitConnection({
      url,
      name,
      setup: async (model) => {
        const channel = await model.createConfirmChannel();
        endWithChannel(model, channel);
        channel.on('return', (message: Message) =>
          this.returned.add(String(message.properties.messageId)),
        );
        channel.on('close', () => {
          if (this.channel === channel) this.channel = null;
        });
        this.channel = channel;
      },
    });
  }

  /** False while the broker is away or holds publishers back. */
  get ready(): boolean {
    return this.connection.flowing && this.channel !== null;
  }

  open(): Promise<void> {
    return this.connection.open();
  }

  /** Resolves when the broker has been reached once. */
  connected(): Promise<void> {
    return this.connection.ready();
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** One settlement for each message, in order. Never throws and never waits longer than the time limit. */
  async publish(messages: readonly OutgoingMessage[]): Promise<readonly Settlement[]> {
    const channel = this.channel;
    if (!channel || !this.ready) return messages.map(() => 'unknown');
    const settlements: Settlement[] = messages.map(() => 'unknown');
    // One time limit for all: one for each message costs more than the message.
    await within(
      this.timeoutMs,
      Promise.all(
        messages.map(async (message, i) => (settlements[i] = await this.send(channel, message))),
      ),
      undefined,
    );
    // The broker is silent: nothing more is entrusted to this connection.
    if (settlements.includes('unknown') && this.channel === channel) {
      this.channel = null;
      this.connection.drop();
    }
    // An answer that comes after the limit changes nothing any more.
    return [...settlements];
  }

  private send(channel: ConfirmChannel, message: OutgoingMessage): Promise<Settlement> {
    return new Promise((resolve) => {
      const settle = (error: unknown) => {
        const wasReturned = this.returned.delete(message.messageId);
        if (!error) return resolve(wasReturned ? 'returned' : 'confirmed');
        return resolve(this.channel === channel ? 'refused' : 'unknown');
      };
      try {
        channel.publish(
          message.exchange,
          message.routingKey,
          message.body,
          { ...propertiesOf(message), userId: this.userId },
          settle,
        );
      } catch {
        resolve('unknown');
      }
    });
  }
}

function propertiesOf({
  messageId,
  contentType,
  type,
  correlationId,
  headers,
  moreKeys = [],
}: OutgoingMessage) {
  return {
    persistent: true,
    mandatory: true,
    messageId,
    contentType: contentType ?? 'application/json',
    contentEncoding: 'utf-8',
    type,
    correlationId,
    headers: { ...headers },
    // The broker takes these off before it delivers the message.
    ...(moreKeys.length > 0 ? { BCC: [...moreKeys] } : {}),
  };
}
