import type { ProblemError } from '@tingsu/contracts';
import { PROBLEM_MEDIA_TYPE, problemBody } from '@tingsu/http';
import { type Delivery, type OutgoingMessage, REPLIES_EXCHANGE } from '@tingsu/messaging';
import { v7 as uuid } from 'uuid';
import type { Taken } from './adapter-messages.usecase.js';

/** Names of queues that an answer may go to. An adapter may bind but its own to the exchange of the answers. */
const REPLY_QUEUE = new RegExp(`^${REPLIES_EXCHANGE.replace('.', '\\.')}\\.[\\w.+=/-]{1,200}$`);

/** The queue that the adapter named for its answer; null when it named none that an answer may go to. */
export function replyQueueOf({ replyTo }: Delivery): string | null {
  return replyTo !== undefined && REPLY_QUEUE.test(replyTo) ? replyTo : null;
}

/** The same body as the answer over HTTP. */
export function receiptMessage(delivery: Delivery, queue: string, taken: Taken): OutgoingMessage {
  return answer(delivery, queue, taken);
}

/** The problem as over HTTP, with its code in a header as well. */
export function problemMessage(
  delivery: Delivery,
  queue: string,
  problem: ProblemError,
): OutgoingMessage {
  return {
    ...answer(delivery, queue, problemBody(problem, delivery.messageId ?? '')),
    contentType: PROBLEM_MEDIA_TYPE,
    headers: { 'x-problem-code': problem.code, 'x-problem-status': problem.status },
  };
}

function answer(
  { correlationId, messageId }: Delivery,
  queue: string,
  body: unknown,
): OutgoingMessage {
  return {
    exchange: REPLIES_EXCHANGE,
    routingKey: queue,
    body: Buffer.from(JSON.stringify(body)),
    messageId: uuid(),
    correlationId: correlationId ?? messageId,
  };
}
