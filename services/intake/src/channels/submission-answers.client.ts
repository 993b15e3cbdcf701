import type { ProblemError, Receipt } from '@tingsu/contracts';
import { type Delivery, type OutgoingMessage, REFUSED_EXCHANGE } from '@tingsu/messaging';
import { v7 as uuid } from 'uuid';

/** What was refused, as it came, with the problem in its headers and the original message-id as correlation-id. The API key stays out. */
export function refusalMessage(delivery: Delivery, problem: ProblemError): OutgoingMessage {
  const { errors } = problem.extra;
  return {
    exchange: REFUSED_EXCHANGE,
    routingKey: delivery.routingKey,
    body: delivery.body,
    messageId: uuid(),
    contentType: delivery.contentType ?? 'application/octet-stream',
    correlationId: delivery.messageId,
    headers: {
      'x-problem-code': problem.code,
      'x-problem-status': problem.status,
      'x-problem-detail': problem.detail,
      ...(errors ? { 'x-problem-errors': JSON.stringify(errors) } : {}),
    },
  };
}

/** The same body as the answer over HTTP, to the queue that the adapter named. */
export function receiptMessage(
  delivery: Delivery,
  replyTo: string,
  receipt: Receipt,
): OutgoingMessage {
  return {
    exchange: '',
    routingKey: replyTo,
    body: Buffer.from(JSON.stringify(receipt)),
    messageId: uuid(),
    correlationId: delivery.correlationId ?? delivery.messageId,
  };
}
