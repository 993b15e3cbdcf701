import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';
import { withAccount } from '../local/broker.mjs';

/**
 * An adapter that hands in complaints over AMQP: under its own account where the broker has one, else with its API key.
 * @param {{ urls: { amqp: string, management?: string } }} state
 * @param {{ id: string, key: string, brokerPassword: string }} adapter
 */
export async function openAdapter({ urls }, { id, key, brokerPassword }) {
  const user = urls.management ? `adapter_${id}` : undefined;
  const broker = await amqp.connect(
    user ? withAccount(urls.amqp, user, brokerPassword) : urls.amqp,
  );
  const channel = await broker.createConfirmChannel();
  const { queue } = await channel.assertQueue(`tingsu.replies.${id}.${randomUUID()}`, {
    exclusive: true,
    autoDelete: true,
  });
  await channel.bindQueue(queue, 'tingsu.replies', queue);
  const waiting = new Map();
  await channel.consume(
    queue,
    (message) => {
      const settle = message && waiting.get(message.properties.correlationId);
      if (settle) settle(JSON.parse(message.content.toString()));
    },
    { noAck: true },
  );
  /** Sends a submission; resolves with its receipt. */
  const send = async (channelOfComplaint, submission, correlationId) => {
    const receipt = new Promise((resolve, reject) => {
      const late = setTimeout(
        () =>
          reject(new Error(`No receipt for ${correlationId}; see GET /api/v1/refused-submissions`)),
        20_000,
      );
      waiting.set(correlationId, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
    });
    channel.publish(
      'tingsu.submissions',
      channelOfComplaint,
      Buffer.from(JSON.stringify(submission)),
      {
        ...{ persistent: true, messageId: correlationId, correlationId, replyTo: queue },
        contentType: 'application/json',
        ...(user ? { userId: user } : { headers: { 'x-api-key': key } }),
      },
    );
    await channel.waitForConfirms();
    return receipt;
  };
  return { send, close: () => broker.close() };
}
