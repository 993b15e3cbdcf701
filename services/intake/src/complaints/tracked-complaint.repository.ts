import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { trackingCodeMatches } from '@tingsu/privacy';
import { type ComplaintHead, ComplaintRepository } from './complaint.repository.js';

/** Compared with when there is no complaint, so that an unknown number takes as long as a wrong code. */
const NO_HASH = Buffer.alloc(32);

/** A complaint for its sender, who proves to be that with the tracking code. */
@Injectable()
export class TrackedComplaints {
  constructor(private readonly complaints: ComplaintRepository) {}

  /** An unknown number and a wrong code get the same answer: both throw `complaint.not_found`. */
  async find(tx: Transaction, complaintNo: string, trackingCode: string): Promise<ComplaintHead> {
    const head = await this.complaints.head(tx, complaintNo);
    const matches = trackingCodeMatches(trackingCode, head?.trackingHash ?? NO_HASH);
    if (head && matches) return head;
    throw new ProblemError(
      'complaint.not_found',
      'Check the number and the tracking code on your receipt.',
    );
  }
}
