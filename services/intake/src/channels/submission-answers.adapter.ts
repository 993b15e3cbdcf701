import type { ProblemError } from '@tingsu/contracts';
import { PROBLEM_MEDIA_TYPE, problemBody } from '@tingsu/http';
import type { Delivery, OutgoingMessage } from '@tingsu/messaging';
import { v7 as uuid } from 'uuid';
import type { Taken } from './adapter-messages.usecase.js';

/**
 * Queues that an answer may go to: one that the broker named for its consumer, or one of the prefix for adapters. An
 * answer carries a tracking code, and a name chosen by a stranger must not lead it into a queue of ours.
 */
const REPLY_QUEUE = /^(amq\.gen-|amq\.rabbitmq\.reply-to\.|tingsu\.replies\.)[\w.+=/-]{1,200}$/;

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
    exchange: '',
    routingKey: queue,
    body: Buffer.from(JSON.stringify(body)),
    messageId: uuid(),
    correlationId: correlationId ?? messageId,
  };
}
