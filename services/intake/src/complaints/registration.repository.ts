import { Injectable } from '@nestjs/common';
import { ProblemError, type Receipt } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { UploadRepository } from '../uploads/upload.repository.js';
import { complaintReceived } from './complaint-received.js';
import { insertComplaints, type NewComplaint } from './insert-complaints.repository.js';
import { claimKeys, type Claim, findClaim, releaseKeys } from './idempotency.repository.js';
import {
  complaintNoOf,
  type Limit,
  type Registered,
  type Registration,
  yearIn,
} from './registration.js';

interface StoredComplaint {
  readonly id: string;
  readonly complaint_no: string;
  readonly received_at: Date;
  readonly limits: readonly Limit[];
}

/** Stores submissions: number, sealed complaint, bound attachments, event and answer, all in one transaction. */
@Injectable()
export class RegistrationRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly dataKeys: DataKeys,
    private readonly uploads: UploadRepository,
  ) {}

  /** All of one tenant. One outcome for each, in order; a repeated key gets the receipt of the first time. */
  async registerAll(registrations: readonly Registration[]): Promise<readonly Registered[]> {
    const [first] = registrations;
    if (!first) return [];
    return this.unitOfWork.run(first.tenantId, async (tx) => {
      const keys = await this.dataKeys.forTenant(tx);
      const claims = await claimKeys(tx, registrations.map((registration) => claimOf(registration, keys))); // prettier-ignore
      const fresh = claims.filter((claim) => claim.fresh);
      const refused = await this.bindUploads(tx, fresh);
      const stored = await this.store(tx, keys, fresh.filter((claim) => !refused.has(claim.complaintId)), first.timeZone); // prettier-ignore
      const receipts = await this.receiptsOf(tx, keys, stored, claims);
      return registrations.map((_, i) => outcomeOf(claims[i], receipts, refused));
    });
  }

  /** The receipt of an earlier request with this key, or null when there was none. Throws when the body was another. */
  async earlierReceipt(registration: Omit<Registration, 'admission'>): Promise<Receipt | null> {
    return this.unitOfWork.run(registration.tenantId, async (tx) => {
      const keys = await this.dataKeys.forTenant(tx);
      const claim = await findClaim(tx, claimOf(registration, keys));
      if (!claim) return null;
      const outcome = outcomeOf(claim, await this.receiptsOf(tx, keys, [], [claim]), new Set());
      if ('error' in outcome) throw outcome.error;
      return outcome.receipt;
    });
  }

  /** Gives back the keys of those whose attachments cannot be bound; they store nothing. */
  private async bindUploads(
    tx: Transaction,
    fresh: readonly Claim[],
  ): Promise<ReadonlySet<string>> {
    const wanted = fresh.flatMap(({ complaintId, admission }) =>
      (admission?.attachments ?? []).map((uploadId) => ({ complaintId, uploadId })),
    );
    const refused = await this.uploads.bind(tx, wanted);
    await releaseKeys(tx, fresh.filter((claim) => refused.has(claim.complaintId))); // prettier-ignore
    return refused;
  }

  private async store(
    tx: Transaction,
    keys: PersonalData,
    fresh: readonly Claim[],
    timeZone: string,
  ): Promise<readonly NewComplaint[]> {
    if (fresh.length === 0) return [];
    const year = yearIn(timeZone, tx.now);
    const firstNumber = (await takeNumbers(tx, year, fresh.length)) - fresh.length + 1;
    const complaints = fresh.flatMap(
      ({ complaintId, admission, correlationId, receiptShown }, i) =>
        admission
          ? [
              {
                id: complaintId,
                complaintNo: complaintNoOf(year, firstNumber + i),
                admission,
                correlationId,
                receiptShown,
              },
            ]
          : [],
    );
    await insertComplaints(tx, keys, complaints);
    await this.outbox.append(tx, complaints.map((complaint) => complaintReceived(complaint, tx.now))); // prettier-ignore
    return complaints;
  }

  private async receiptsOf(
    tx: Transaction,
    keys: PersonalData,
    stored: readonly NewComplaint[],
    claims: readonly Claim[],
  ): Promise<ReadonlyMap<string, Receipt>> {
    const repeated = claims.filter((claim) => !claim.fresh).map((claim) => claim.complaintId);
    const earlier =
      repeated.length === 0
        ? []
        : await tx.query<StoredComplaint>(FIND_RECEIPTS, [tx.tenantId, repeated]);
    const all = [
      ...earlier.map((row) => ({
        id: row.id,
        complaintNo: row.complaint_no,
        receivedAt: row.received_at,
        limits: row.limits,
      })),
      ...stored.map(({ id, complaintNo, admission }) => ({
        id,
        complaintNo,
        receivedAt: admission.receivedAt,
        limits: admission.limits,
      })),
    ];
    return new Map(
      all.map(({ id, complaintNo, receivedAt, limits }) => [
        id,
        {
          complaintNo,
          trackingCode: keys.trackingCode(id),
          receivedAt: receivedAt.toISOString(),
          limits: [...limits],
        },
      ]),
    );
  }
}

const FIND_RECEIPTS =
  'select id, complaint_no, received_at, limits from complaint where tenant_id = $1 and id = any($2::uuid[])';

/** The last of `count` consecutive numbers. The row lock makes concurrent registrations of a tenant wait, so there are no gaps. */
async function takeNumbers(tx: Transaction, year: number, count: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `insert into number_sequence as s (tenant_id, year, last) values ($1, $2, $3)
     on conflict (tenant_id, year) do update set last = s.last + excluded.last returning last`,
    [tx.tenantId, year, count],
  );
  if (!row) throw new Error('No number was given out');
  return row.last;
}

function claimOf(
  registration: Omit<Registration, 'admission'> & {
    readonly admission?: Registration['admission'];
  },
  keys: PersonalData,
): Claim {
  const { client, key, submission, admission, correlationId, receiptShown } = registration;
  const sentFingerprint = keys.fingerprint('submission', JSON.stringify(submission));
  return {
    client,
    key: keys.fingerprint('idempotency-key', key),
    fingerprint: sentFingerprint,
    sentFingerprint,
    complaintId: uuid(),
    fresh: true,
    admission: admission ?? null,
    correlationId,
    receiptShown,
  };
}

function outcomeOf(
  claim: Claim | undefined,
  receipts: ReadonlyMap<string, Receipt>,
  refused: ReadonlySet<string>,
): Registered {
  if (!claim) return { error: new Error('A submission has no outcome') };
  if (!claim.fingerprint.equals(claim.sentFingerprint)) return { error: keyReused() };
  if (refused.has(claim.complaintId)) return { error: uploadUnknown() };
  const receipt = receipts.get(claim.complaintId);
  return receipt
    ? { receipt }
    : { error: new Error('The complaint of an idempotency key is missing') };
}

const keyReused = (): ProblemError =>
  new ProblemError(
    'idempotency.key_reused',
    'This key already stands for another submission. Use a new key for a new complaint.',
  );
const uploadUnknown = (): ProblemError =>
  new ProblemError(
    'upload.unknown',
    'Upload the files again and send the new ids; an upload serves one complaint and is kept for 24 hours.',
    {
      errors: [
        {
          path: 'attachments',
          code: 'unknown',
          message: 'An attachment is unknown or already used',
        },
      ],
    },
  );
