import { Injectable } from '@nestjs/common';
import {
  type PartnerOrderTaken,
  ProblemError,
  type Receipt,
  SubmissionSchema,
  UrgeSchema,
  type UrgeTaken,
} from '@tingsu/contracts';
import { jsonTextOf, parseOrProblem } from '@tingsu/http';
import { RecordUrge } from '../complaints/record-urge.usecase.js';
import { RegisterComplaint } from '../complaints/register-complaint.usecase.js';
import type { Adapter } from '../complaints/registration.js';
import { TakeOrderMessage } from '../orders/take-order-message.usecase.js';
import { z } from 'zod';

/** The AMQP property `type` of an urge; any other message is a submission. */
const URGE = 'urge';
/** That of a message in the form of its authority, see its mapping. */
export const ORDER_MESSAGE = 'order';
/** One of our own, by which it is seen that the queue is taken up. */
export const TEST_MESSAGE = 'test';

/** What a message became, as its sender is answered. */
export type Taken = Receipt | UrgeTaken | PartnerOrderTaken;

export interface AdapterMessage {
  readonly adapter: Adapter;
  readonly key: string;
  readonly type: string | null | undefined;
  readonly body: Buffer;
  /** When it arrived, if it was refused then. */
  readonly arrivedAt?: Date;
}

/** Reads a message of an adapter and does what it asks, the same for the queue and for one that was corrected by hand. */
@Injectable()
export class AdapterMessages {
  constructor(
    private readonly register: RegisterComplaint,
    private readonly urges: RecordUrge,
    private readonly orders: TakeOrderMessage,
  ) {}

  /** The number of the complaint that came under this key already; null when none did. */
  earlier({ adapter, key, type }: Omit<AdapterMessage, 'body'>): Promise<string | null> {
    if (type === URGE || type === ORDER_MESSAGE) return Promise.resolve(null);
    return this.register.numberUnder({ tenantId: adapter.tenantId, sender: adapter, key });
  }

  /** Throws a ProblemError for everything that its sender can repair. */
  execute({ adapter, key, type, body, arrivedAt }: AdapterMessage): Promise<Taken> {
    const message = jsonOf(body);
    if (type === URGE) {
      const urge = parseOrProblem(UrgeSchema, message, 'message');
      return this.urges.execute({ adapter, key, urge });
    }
    if (type === ORDER_MESSAGE) {
      const order = parseOrProblem(z.record(z.string(), z.unknown()), message, 'message');
      return this.orders.execute({ adapter, key, body: order, arrivedAt });
    }
    return this.register.execute({
      tenantId: adapter.tenantId,
      sender: adapter,
      key,
      submission: parseOrProblem(SubmissionSchema, message, 'message'),
      receiptShown: false,
      arrivedAt,
    });
  }
}

function jsonOf(body: Buffer): unknown {
  const text = jsonTextOf(body);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProblemError('request.malformed', 'The message must be JSON in UTF-8.');
  }
}
