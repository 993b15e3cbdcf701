import { Injectable } from '@nestjs/common';
import {
  MessageArrived,
  MessageFailed,
  type MessageMedium,
  type MessageProof,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { type NewEvent, Outbox } from '@tingsu/messaging';
import { counter } from '@tingsu/runtime';
import { KeepPartnerEvents } from '../partners/keep-partner-events.usecase.js';
import { ComplaintNumbers } from './complaint-numbers.repository.js';
import {
  type OutgoingMessage,
  SendingRepository,
  type WayOfMessage,
} from './sending.repository.js';
import { isOpen, nextWay, triedWays } from './ways.js';

const SYSTEM = { type: 'system', id: null, role: null } as const;
const ended = counter('message_ways_ended_total', 'Ways of messages to complainants by their end', [
  'medium',
  'end',
]);

interface Locked {
  readonly message: OutgoingMessage;
  readonly ways: readonly WayOfMessage[];
}

/** Ends one way of a message, begins the next one, and says what became of the message, in the transaction that is given. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly sendings: SendingRepository,
    private readonly numbers: ComplaintNumbers,
    private readonly outbox: Outbox,
    private readonly partners: KeepPartnerEvents,
  ) {}

  /** The message has arrived by this way: what was still to be tried is not. */
  async arrived(
    tx: Transaction,
    { message, ways }: Locked,
    way: WayOfMessage,
    { proof, personId = null }: { readonly proof: MessageProof; readonly personId?: string | null },
  ): Promise<void> {
    await this.sendings.end(tx, way.sendingId, { state: 'arrived', proof, personId });
    ended.inc({ medium: way.medium, end: 'arrived' });
    for (const other of ways)
      if (other.sendingId !== way.sendingId && other.state === 'pending')
        await this.sendings.end(tx, other.sendingId, { state: 'cancelled' });
    await this.sayArrived(tx, message, { medium: way.medium, proof });
  }

  /** This way is closed: the next one begins, or the message has failed. */
  async failed(
    tx: Transaction,
    { message, ways }: Locked,
    way: WayOfMessage,
    error: string,
    personId: string | null = null,
  ): Promise<void> {
    await this.sendings.end(tx, way.sendingId, { state: 'failed', error, personId });
    ended.inc({ medium: way.medium, end: 'failed' });
    const left = ways.map((one) =>
      one.sendingId === way.sendingId
        ? { ...one, state: 'failed' as const, lastError: error, settledAt: tx.now }
        : one,
    );
    const next = nextWay(left);
    if (next) return this.sendings.begin(tx, next.sendingId);
    if (message.state === 'open' && !left.some(isOpen)) await this.sayFailed(tx, message, left);
  }

  /**
   * What a mail server took has come back: it has not arrived after all, and the ways that were not needed any more are open again;
   * unless the message was read meanwhile, or has arrived by another way.
   */
  async returned(
    tx: Transaction,
    { message, ways }: Locked,
    way: WayOfMessage,
    { error, seen }: { readonly error: string; readonly seen: boolean },
  ): Promise<void> {
    const others = ways.filter(({ sendingId }) => sendingId !== way.sendingId);
    if (seen || others.some(({ state }) => state === 'arrived'))
      return this.sendings.end(tx, way.sendingId, { state: 'failed', error });
    await this.sendings.takeBack(tx, message.messageId);
    const open = ways.map((one) =>
      one.state === 'cancelled' ? { ...one, state: 'pending' as const } : one,
    );
    await this.failed(tx, { message: { ...message, state: 'open' }, ways: open }, way, error);
  }

  /** Read on the progress page: it has arrived, whatever becomes of the ways. */
  async seen(tx: Transaction, { message, ways }: Locked): Promise<void> {
    for (const way of ways)
      if (way.state === 'pending')
        await this.sendings.end(tx, way.sendingId, { state: 'cancelled' });
    await this.sayArrived(tx, message, { medium: null, proof: 'seen' });
  }

  private async sayArrived(
    tx: Transaction,
    message: OutgoingMessage,
    how: { readonly medium: MessageMedium | null; readonly proof: MessageProof },
  ): Promise<void> {
    if (message.state === 'arrived') return;
    await this.say(tx, message, 'arrived', (about) => ({
      definition: MessageArrived,
      data: { ...about, ...how },
    }));
  }

  private async sayFailed(
    tx: Transaction,
    message: OutgoingMessage,
    ways: readonly WayOfMessage[],
  ): Promise<void> {
    await this.say(tx, message, 'failed', (about) => ({
      definition: MessageFailed,
      data: { ...about, tried: triedWays(ways) },
    }));
  }

  private async say(
    tx: Transaction,
    { messageId, complaintId, notice, outcomes }: OutgoingMessage,
    state: 'arrived' | 'failed',
    event: (about: {
      readonly complaintId: string;
      readonly complaintNo: string;
      readonly notice: string | null;
    }) => Pick<NewEvent, 'definition' | 'data'>,
  ): Promise<void> {
    await this.sendings.turn(tx, messageId, state, outcomes + 1);
    const complaintNo = await this.numbers.of(tx, complaintId);
    const said = event({ complaintId, complaintNo, notice });
    await this.partners.ofMessage(tx, complaintId, said);
    await this.outbox.append(tx, [
      {
        ...said,
        aggregateId: messageId,
        // The first version says that it was written.
        aggregateVersion: outcomes + 2,
        actor: SYSTEM,
        at: tx.now,
      },
    ]);
  }
}
