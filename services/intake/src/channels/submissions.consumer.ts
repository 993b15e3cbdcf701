import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ProblemError, type Receipt, SubmissionSchema } from '@tingsu/contracts';
import { parseOrProblem } from '@tingsu/http';
import { correlationIdFrom, counter, logger, runWithCorrelation } from '@tingsu/runtime';
import {
  BatchConsumer,
  classify,
  ConfirmPublisher,
  type Delivery,
  type Outcome,
  SUBMISSIONS_QUEUE,
} from '@tingsu/messaging';
import { idempotencyKeyOf } from '../complaints/idempotency-key.js';
import { RegisterComplaint } from '../complaints/register-complaint.usecase.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { AdapterRepository } from './adapter.repository.js';
import { receiptMessage, refusalMessage } from './submission-answers.client.js';

/** As over HTTP: 20,000 characters of complaint and change. */
const LONGEST_BODY = 262_144;

export const AMQP_URL = Symbol('AMQP_URL');

type Verdict =
  | { readonly kind: 'accepted'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly problem: ProblemError }
  /** An outage (`later`), or a failure that a few more tries may cure; the message-id keeps it from acting twice. */
  | { readonly kind: 'later' | 'retry' };

const taken = counter(
  'tingsu_submissions_total',
  'Messages of channel adapters, by what became of them',
  ['outcome'],
);

/** Submissions of channel adapters over AMQP. A message is settled only when its complaint is stored or its refusal is on disk. */
@Injectable()
export class SubmissionsConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BatchConsumer;

  constructor(
    @Inject(AMQP_URL) url: string,
    private readonly publisher: ConfirmPublisher,
    private readonly adapters: AdapterRepository,
    private readonly register: RegisterComplaint,
    references: ReferenceRepository,
  ) {
    this.consumer = new BatchConsumer({
      url,
      queue: SUBMISSIONS_QUEUE,
      name: 'intake submissions',
      prefetch: 200,
      handle: (deliveries) => this.handle(deliveries),
      probe: () => requireReady(references),
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.consumer.open();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.consumer.close();
  }

  /** Public for tests. */
  async handle(deliveries: readonly Delivery[]): Promise<readonly Outcome[]> {
    const verdicts = await Promise.all(deliveries.map((delivery) => this.judge(delivery)));
    return this.answer(deliveries, verdicts);
  }

  private judge(delivery: Delivery): Promise<Verdict> {
    return runWithCorrelation(correlationIdFrom(delivery.correlationId), () => this.take(delivery));
  }

  private async take(delivery: Delivery): Promise<Verdict> {
    try {
      const key = idempotencyKeyOf(delivery.messageId, 'a message-id');
      const adapter = await this.adapters.byKey(apiKeyOf(delivery));
      const submission = parseOrProblem(SubmissionSchema, jsonOf(delivery), 'message');
      const receipt = await this.register.execute({
        tenantId: adapter.tenantId,
        sender: adapter,
        key,
        submission,
        receiptShown: false,
      });
      return { kind: 'accepted', receipt };
    } catch (error) {
      if (error instanceof ProblemError && error.status < 500)
        return { kind: 'refused', problem: error };
      logger.warn({ err: error }, 'a submission could not be taken now');
      return { kind: classify(error).class === 'infrastructure' ? 'later' : 'retry' };
    }
  }

  private async answer(
    deliveries: readonly Delivery[],
    verdicts: readonly Verdict[],
  ): Promise<readonly Outcome[]> {
    const answers = deliveries.flatMap((delivery, index) => {
      const verdict = verdicts[index];
      if (verdict?.kind === 'refused')
        return [{ index, message: refusalMessage(delivery, verdict.problem) }];
      if (verdict?.kind === 'accepted' && delivery.replyTo)
        return [{ index, message: receiptMessage(delivery, delivery.replyTo, verdict.receipt) }];
      return [];
    });
    const settlements =
      answers.length === 0
        ? []
        : await this.publisher.publish(answers.map(({ message }) => message));
    const settled = new Map(answers.map(({ index }, i) => [index, settlements[i]]));
    return verdicts.map(({ kind }, index) => {
      const settlement = settled.get(index);
      // A reply queue that is gone is its owner's choice; a refusal that is not on disk must be tried again.
      const answered = kind === 'refused' ? settlement === 'confirmed' : settlement !== 'unknown';
      taken.inc({ outcome: answered ? kind : 'later' });
      if (kind === 'later' || kind === 'retry') return kind;
      return answered ? 'ack' : 'later';
    });
  }
}

async function requireReady(references: ReferenceRepository): Promise<void> {
  if (!(await references.anyReady()))
    throw new Error('Neither directory nor policies have arrived');
}

function apiKeyOf({ headers }: Delivery): string {
  const key = headers['x-api-key'];
  if (typeof key === 'string') return key;
  throw new ProblemError(
    'adapter.key_invalid',
    'Send the API key of the adapter in the header x-api-key.',
  );
}

function jsonOf({ body }: Delivery): unknown {
  if (body.length > LONGEST_BODY)
    throw new ProblemError(
      'request.too_large',
      'Send less than 256 KB; long material belongs in an attachment.',
    );
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new ProblemError('request.malformed', 'The message must be JSON in UTF-8.');
  }
}
