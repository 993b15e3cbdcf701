import { Injectable } from '@nestjs/common';
import {
  type ErasedCount,
  type Identity,
  mayInHouse,
  ProblemError,
  readComplaintNo,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { Complaints } from '../complaints/complaint.entity.js';
import { whatGoes } from './erased.repository.js';

/** Shows what an erasure would take of a complaint: how many, never what. */
@Injectable()
export class PreviewErasure {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(who: Identity, complaintNo: string): Promise<{ readonly goes: ErasedCount[] }> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const [head] = await Complaints.pick('id', 'campus', 'registeredAt').select(
        tx,
        'where tenant_id = $1 and complaint_no = $2',
        [tx.tenantId, readComplaintNo(complaintNo)],
      );
      if (!head) throw new ProblemError('complaint.not_found', 'There is no such complaint.');
      const place = { campus: head.campus, department: null };
      if (!mayInHouse(who, 'erasure.read', place))
        throw new ProblemError('access.denied', 'Erasures are for privacy officers.');
      return { goes: await whatGoes(tx, head) };
    });
  }
}
