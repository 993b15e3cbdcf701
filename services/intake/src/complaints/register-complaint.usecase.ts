import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { caseNoOf, ProblemError, type Receipt, type Submission } from '@tingsu/contracts';
import {
  TIME_SOURCE,
  type TimeSource,
  type Transaction,
  isDatabaseUnavailable,
} from '@tingsu/database';
import { counter, currentCorrelationId, histogram, logger } from '@tingsu/runtime';
import { InletUse } from '../channels/inlet-use.job.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { admit } from './admission.js';
import { GroupCommit } from './group-commit.usecase.js';
import {
  adapterOf,
  type Admission,
  type Registered,
  originOf,
  registrarOf,
  type Registration,
  type Sender,
} from './registration.js';
import { RegistrationRepository } from './registration.repository.js';

const LINGER_MS = 3;
const MAX_BATCH = 100;
/** Some seconds of work: who comes later would give up before his turn. */
const MAX_WAITING = 1_000;

export interface RegisterCommand {
  readonly tenantId: string;
  readonly sender: Sender;
  readonly key: string;
  readonly submission: Submission;
  readonly receiptShown: boolean;
  /** When it reached us first, if that was not now: one that was refused and then corrected. */
  readonly arrivedAt?: Date | undefined;
}

const registered = counter(
  'tingsu_complaints_registered_total',
  'Submissions answered with a receipt',
  ['channel'],
);
const batchSize = histogram(
  'tingsu_registration_batch_submissions',
  'Submissions registered in one transaction',
  [],
  [1, 2, 5, 10, 20, 50, 100],
);

const unpromised = counter(
  'tingsu_complaints_without_limits_total',
  'Complaints taken although their time limits could not be computed; any is an alarm',
);

/** Takes a submission: checks it, stores it under its key together with others that come at the same time, and answers. */
@Injectable()
export class RegisterComplaint implements BeforeApplicationShutdown {
  private readonly commits = new Map<string, GroupCommit<Registration, Registered>>();

  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly references: ReferenceRepository,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
    private readonly use: InletUse,
  ) {}

  /** Throws a ProblemError for everything that the sender can repair. Staff also learn the number of the case. */
  async execute(command: RegisterCommand): Promise<Receipt> {
    const reference = await this.references.of(command.tenantId);
    const receipt = await this.counted(command, reference);
    return registrarOf(command.sender)
      ? { ...receipt, caseNo: caseNoOf(receipt.complaintNo) }
      : receipt;
  }

  /** What came in is counted by its way, also what is refused. */
  private async counted(command: RegisterCommand, reference: Reference): Promise<Receipt> {
    const { tenantId, sender, submission } = command;
    const { channel, campus } = submission;
    const way = { tenantId, inlet: inletOf(sender), channel };
    try {
      const receipt = await this.registered(command, reference);
      this.use.note({ ...way, campus, refused: null });
      return receipt;
    } catch (error) {
      const known = reference.campus(campus) ? campus : '';
      const refused = error instanceof ProblemError ? error.code : 'internal';
      this.use.note({ ...way, campus: known, refused });
      throw error;
    }
  }

  private async registered(command: RegisterCommand, reference: Reference): Promise<Receipt> {
    const request = requestOf(command, reference);
    const admission = await this.admitOrReplay(command, request, reference);
    if ('complaintNo' in admission) return admission;
    const outcome = await this.commitOf(command.tenantId).submit({ ...request, admission });
    if ('error' in outcome) throw outcome.error;
    registered.inc({ channel: admission.channel });
    return outcome.receipt;
  }

  /** In a transaction that is open already: what a case brings about is stored together with that it was heard of. */
  async within(tx: Transaction, command: RegisterCommand): Promise<Receipt> {
    const { submission, sender } = command;
    const reference = await this.references.within(tx);
    const admission = admit(submission, sender, reference, tx.now, reportUnpromised);
    const registration = { ...requestOf(command, reference), admission };
    const [outcome] = await this.registrations.registerWithin(tx, [registration]);
    if (!outcome) throw new Error('A submission has no outcome');
    if ('error' in outcome) throw outcome.error;
    tx.afterCommit(() => registered.inc({ channel: admission.channel }));
    return outcome.receipt;
  }

  /** The number of the complaint that a sender's key stands for; null when it stands for none. */
  numberUnder({
    tenantId,
    sender,
    key,
  }: Pick<RegisterCommand, 'tenantId' | 'sender' | 'key'>): Promise<string | null> {
    return this.registrations.numberUnder(tenantId, clientOf(sender), key);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.commits.values()].map((commit) => commit.drain()));
  }

  /** What was accepted once is answered the same way, even when the rules would refuse it today. */
  private async admitOrReplay(
    { submission, sender, arrivedAt }: RegisterCommand,
    request: Omit<Registration, 'admission'>,
    reference: Reference,
  ): Promise<Admission | Receipt> {
    try {
      const receivedAt = submission.receivedAt ?? arrivedAt?.toISOString();
      const dated = receivedAt === undefined ? submission : { ...submission, receivedAt };
      return admit(dated, sender, reference, this.time.now(), reportUnpromised);
    } catch (error) {
      const earlier =
        error instanceof ProblemError ? await this.registrations.earlierReceipt(request) : null;
      if (earlier) return earlier;
      throw error;
    }
  }

  private commitOf(tenantId: string): GroupCommit<Registration, Registered> {
    const known = this.commits.get(tenantId);
    if (known) return known;
    const commit = new GroupCommit<Registration, Registered>(
      (batch) => {
        batchSize.observe(batch.length);
        return this.registrations.registerAll(batch);
      },
      {
        lingerMs: LINGER_MS,
        maxBatch: MAX_BATCH,
        maxWaiting: MAX_WAITING,
        worthSplitting: (error) => !isDatabaseUnavailable(error),
      },
    );
    this.commits.set(tenantId, commit);
    return commit;
  }
}

/** Of the highest class: until the policy is corrected, no complainant is promised anything. */
function reportUnpromised(error: unknown): void {
  unpromised.inc();
  logger.fatal(
    { err: error, alarm: 'complaint.without_limits' },
    'the policy in force cannot compute the limits of a complaint; it was taken without them',
  );
}

function requestOf(
  { tenantId, sender, key, submission, receiptShown }: RegisterCommand,
  { timeZone }: Reference,
): Omit<Registration, 'admission'> {
  return {
    tenantId,
    timeZone,
    client: clientOf(sender),
    key,
    submission,
    receiptShown,
    correlationId: currentCorrelationId(),
  };
}

const inletOf = (sender: Sender): string =>
  adapterOf(sender)?.id ?? (registrarOf(sender) ? 'desk' : originOf(sender) ? 'case' : 'form');

/** Keys of one client never meet those of another. */
function clientOf(sender: Sender): string {
  const registrar = registrarOf(sender);
  if (registrar) return `staff:${registrar.personId}`;
  if (originOf(sender)) return 'case';
  const adapter = adapterOf(sender);
  return adapter ? `adapter:${adapter.id}` : 'public';
}
