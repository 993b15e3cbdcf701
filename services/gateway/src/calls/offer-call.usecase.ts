import { Inject, Injectable } from '@nestjs/common';
import {
  type Call,
  CallOffered,
  type CallSignal,
  houseReach,
  type Identity,
  ProblemError,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { openBytes, sealBytes } from '@tingsu/privacy';
import { CONFIG } from '@tingsu/service';
import { hkdfSync } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { GatewayConfig } from '../config.js';
import { type CallSystem, loginFor } from './call-systems.js';
import { CallsRepository, type KeptCall } from './calls.repository.js';
import { secretIn } from './webhook-signature.provider.js';

/** Of calls there is one key for each telephone system. */
const EPOCH = 1;
type Config = Pick<GatewayConfig, 'CALL_SYSTEMS' | 'CALL_KEPT_MINUTES'>;

/** Offers an incoming call to who is to answer it, and shows its number to them alone. */
@Injectable()
export class OfferCall {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: CallsRepository,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `call.replayed` for a signal that was taken before. */
  async offer(
    tenantId: string,
    system: CallSystem,
    signalId: string,
    signal: CallSignal,
  ): Promise<void> {
    await this.unitOfWork.run(tenantId, async (tx) => {
      const { callId } = signal;
      const persons = await this.personsFor(tx, system, signal);
      const body = sealed(tenantId, system, signalId, signal);
      const call = { signalId, callId, system: nameOf(system), persons, body };
      if (!(await this.calls.add(tx, call, this.config.CALL_KEPT_MINUTES)))
        throw new ProblemError(
          'call.replayed',
          'This signal was taken before. Do not send it again.',
        );
      await this.outbox.append(tx, [
        {
          definition: CallOffered,
          aggregateId: uuid(),
          aggregateVersion: 1,
          data: { callId, persons: persons && [...persons] },
          actor: { type: 'system', id: null, role: null },
          at: tx.now,
        },
      ]);
    });
  }

  /** For whom it was offered to; anybody else learns nothing of it. */
  async show(who: Identity, callId: string): Promise<Call> {
    const { personId } = who;
    const { campuses } = houseReach(who, 'complaint.register');
    const call = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.calls.find(tx, callId, this.config.CALL_KEPT_MINUTES),
    );
    const system = call && this.config.CALL_SYSTEMS.find((one) => nameOf(one) === call.system);
    const offered =
      personId !== null &&
      (call?.persons ? call.persons.includes(personId) : campuses === null || campuses.length > 0);
    if (!call || !system || !offered)
      throw new ProblemError('call.not_found', 'The call is over, or it rings for somebody else.');
    const { from, to, extension, at } = opened(who.tenantId, system, call);
    return { callId, from: from ?? null, to: to ?? null, extension: extension ?? null, at };
  }

  private async personsFor(
    tx: Transaction,
    system: CallSystem,
    signal: CallSignal,
  ): Promise<readonly string[] | null> {
    const login = loginFor(system, signal);
    const person = login === null ? null : await this.calls.personOf(tx, login);
    return person === null ? null : [person];
  }
}

/** Groups name their telephone systems each for itself. */
const nameOf = ({ tenant, name }: CallSystem): string => `${tenant}/${name}`;
const keyOf = ({ secret }: CallSystem): Buffer =>
  Buffer.from(hkdfSync('sha256', secretIn(secret), Buffer.alloc(0), 'tingsu calls', 32));
const contextOf = (tenantId: string, signalId: string): string =>
  `${tenantId}|incoming_call|body|${signalId}`;

const sealed = (
  tenantId: string,
  system: CallSystem,
  signalId: string,
  signal: CallSignal,
): Buffer =>
  sealBytes(
    { epoch: EPOCH, key: keyOf(system) },
    contextOf(tenantId, signalId),
    Buffer.from(JSON.stringify(signal)),
  );

function opened(tenantId: string, system: CallSystem, { signalId, body }: KeptCall): CallSignal {
  const clear = openBytes(() => keyOf(system), contextOf(tenantId, signalId), body);
  return JSON.parse(clear.toString()) as CallSignal;
}
