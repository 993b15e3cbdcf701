import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  Optional,
  type Provider,
} from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { UnitOfWork } from '@tingsu/database';
import { registerHealth } from '@tingsu/runtime';
import { ConfirmPublisher } from './confirm-publisher.client.js';
import { DeadLetters } from './dead-letters.consumer.js';
import { Outbox } from './outbox.provider.js';
import { ParkedMessages } from './parked-messages.usecase.js';
import { passHandlerErrorsOn, RabbitTransport } from './rabbit-transport.adapter.js';
import { CheckpointReader, Reconciler } from './reconciler.job.js';
import { Relay } from './relay.job.js';
import { TOPOLOGY } from './topology.js';

export interface MessagingOptions {
  readonly service: string;
  readonly amqpUrl: string;
  /** Left out by a service that only publishes. Bindings, if given, are checked against the topology. */
  readonly queue?: { readonly name: string; readonly bindings?: readonly string[] };
  /** Most events in one batch. */
  readonly prefetch?: number;
  /** Pauses between tries of a handler that fails in an unforeseen way, in milliseconds. */
  readonly retryDelaysMs?: readonly number[];
  readonly serviceVersion?: string;
}

const OPTIONS = Symbol('MESSAGING_OPTIONS');

/** Starts and stops what runs by itself: the relay and the import of dead letters. */
@Injectable()
class MessagingLoops
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private readonly relay: Relay;
  private readonly deadLetters: DeadLetters | null;
  private readonly reconciler: Reconciler;

  constructor(
    @Inject(OPTIONS) options: Required<Pick<MessagingOptions, 'serviceVersion'>> & MessagingOptions,
    unitOfWork: UnitOfWork,
    private readonly publisher: ConfirmPublisher,
    outbox: Outbox,
    @Optional() @Inject(RabbitTransport) transport: RabbitTransport | null,
  ) {
    this.relay = new Relay(unitOfWork, publisher, () => outbox.heldForMs);
    const adopt = transport?.adopt.bind(transport);
    this.deadLetters = adopt ? new DeadLetters({ ...options, unitOfWork, publisher, adopt }) : null;
    const everyMs = Number(process.env['RECONCILE_SECONDS'] ?? 60) * 1_000;
    const settleSeconds = Math.min(30, everyMs / 1_000);
    this.reconciler = new Reconciler({ ...options, unitOfWork, publisher, everyMs, settleSeconds });
    outbox.onAppended(() => this.relay.wake());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.publisher.open();
    this.relay.start();
    await this.deadLetters?.open();
    await this.reconciler.open();
    registerHealth('rabbitmq', () => this.checkBroker(), { critical: false });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.deadLetters?.close();
    await this.reconciler.close();
  }

  /** Requests and deliveries in flight are done by now, and the database is still there. */
  async onApplicationShutdown(): Promise<void> {
    await this.relay.finish();
    await this.publisher.close();
  }

  private checkBroker(): Promise<void> {
    return this.publisher.ready
      ? Promise.resolve()
      : Promise.reject(new Error('RabbitMQ is away or holds publishers back'));
  }
}

/** Provides Outbox, ConfirmPublisher and, to a service that consumes, RabbitTransport and ParkedMessages. */
@Module({})
export class MessagingModule {
  static forRoot(given: MessagingOptions): DynamicModule {
    const options = { serviceVersion: process.env['TINGSU_VERSION'] ?? '0.1.0', ...given };
    checkBindings(options);
    const consuming = options.queue ? consumingProviders(options, options.queue.name) : [];
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: OPTIONS, useValue: options },
        { provide: Outbox, useFactory: () => new Outbox(options.service) },
        {
          provide: ConfirmPublisher,
          useFactory: () =>
            new ConfirmPublisher({ url: options.amqpUrl, name: `${options.service} publisher` }),
        },
        MessagingLoops,
        ...consuming,
      ],
      exports: [
        Outbox,
        ConfirmPublisher,
        ...(options.queue ? [RabbitTransport, ParkedMessages] : []),
      ],
    };
  }
}

function consumingProviders(
  options: MessagingOptions & { readonly serviceVersion: string },
  queue: string,
): Provider[] {
  return [
    {
      provide: RabbitTransport,
      useFactory: (
        unitOfWork: UnitOfWork,
        modules: ModulesContainer,
        publisher: ConfirmPublisher,
      ) => {
        passHandlerErrorsOn(modules);
        const checkpoints = new CheckpointReader(unitOfWork, publisher, options.service);
        registerHealth('events', () => complete(checkpoints), { critical: false });
        return new RabbitTransport({ ...options, unitOfWork, queue, checkpoints });
      },
      inject: [UnitOfWork, ModulesContainer, ConfirmPublisher],
    },
    {
      provide: ParkedMessages,
      useFactory: (unitOfWork: UnitOfWork, transport: RabbitTransport) =>
        new ParkedMessages(unitOfWork, transport.inbox),
      inject: [UnitOfWork, RabbitTransport],
    },
  ];
}

/** Rejects while events of a producer are missing. */
function complete({ incomplete }: CheckpointReader): Promise<void> {
  return incomplete.length === 0
    ? Promise.resolve()
    : Promise.reject(new Error(`Events of ${incomplete.join(', ')} are missing`));
}

function checkBindings({ queue }: MessagingOptions): void {
  if (!queue) return;
  const spec = TOPOLOGY.queues.find(({ name }) => name === queue.name);
  if (!spec) throw new Error(`The queue ${queue.name} is not in the topology`);
  const keys = spec.bindings.flatMap((binding) => binding.keys);
  if (queue.bindings && [...queue.bindings].sort().join() !== [...keys].sort().join()) {
    throw new Error(
      `The topology binds ${queue.name} to ${keys.join(', ')}, not to ${queue.bindings.join(', ')}`,
    );
  }
}
