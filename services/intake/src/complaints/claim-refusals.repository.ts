import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { UploadRepository } from '../uploads/upload.repository.js';
import { errorAt } from './field-problem.js';
import { type Claim, releaseKeys } from './idempotency.repository.js';
import { StaffRegistrationRepository } from './staff-registration.repository.js';

/** Why nothing is stored for a claim, by the id that its complaint would have had. */
export type Refusals = ReadonlyMap<string, { readonly callId: string | null }>;

/** What only the database can refuse: files that are not free, and a call that has its complaint already. */
@Injectable()
export class ClaimRefusals {
  constructor(
    private readonly uploads: UploadRepository,
    private readonly registrations: StaffRegistrationRepository,
  ) {}

  /** Binds the files and stores what staff said. Those refused store nothing, and their keys are free again. */
  async bind(tx: Transaction, keys: PersonalData, fresh: readonly Claim[]): Promise<Refusals> {
    const wanted = fresh.flatMap(({ complaintId, admission }) =>
      (admission?.attachments ?? []).map((uploadId) => ({ complaintId, uploadId })),
    );
    const unbound = await this.uploads.bind(tx, wanted);
    const bound = fresh.filter(({ complaintId }) => !unbound.has(complaintId));
    const entered = bound.flatMap(({ complaintId, admission }) =>
      admission?.staff ? [{ complaintId, staff: admission.staff }] : [],
    );
    const known = await this.registrations.add(tx, keys, entered);
    await this.uploads.release(tx, [...known]);
    const refused = fresh.filter(({ complaintId: id }) => unbound.has(id) || known.has(id));
    await releaseKeys(tx, refused);
    return new Map(
      refused.map(({ complaintId, admission }) => [
        complaintId,
        { callId: known.has(complaintId) ? (admission?.staff?.said.callId ?? null) : null },
      ]),
    );
  }

  /** What those who were refused are answered. Ask when the others are stored: a call of the same moment has its number then. */
  async errors(
    tx: Transaction,
    keys: PersonalData,
    refusals: Refusals,
  ): Promise<ReadonlyMap<string, ProblemError>> {
    const errors = new Map<string, ProblemError>();
    for (const [complaintId, { callId }] of refusals) {
      const number =
        callId === null ? null : await this.registrations.numberOfCall(tx, keys, callId);
      errors.set(complaintId, number === null ? uploadUnknown() : callRegistered(number));
    }
    return errors;
  }
}

const callRegistered = (complaintNo: string): ProblemError =>
  new ProblemError(
    'call.registered',
    `The complaint ${complaintNo} is registered for this call. Add to it, or leave the call out for another matter.`,
    { ...errorAt('registration.callId', 'taken', `Registered as ${complaintNo}`), complaintNo },
  );

const uploadUnknown = (): ProblemError =>
  new ProblemError(
    'upload.unknown',
    'Upload the files again and send the new ids; an upload serves one complaint and is kept for 24 hours.',
    errorAt('attachments', 'unknown', 'An attachment is unknown or already used'),
  );
