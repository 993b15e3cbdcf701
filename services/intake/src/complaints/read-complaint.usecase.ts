import { Injectable } from '@nestjs/common';
import { type Identity, ProblemError, type Progress } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { trackingCodeMatches } from '@tingsu/privacy';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { mayRead, type ReadAction } from '../access/may-read-complaint.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { progressOf } from '../progress/progress.js';
import { type StoredUpload, UploadRepository } from '../uploads/upload.repository.js';
import { type ComplaintHead, ComplaintRepository } from './complaint.repository.js';
import { type ComplaintView, viewOf } from './complaint-view.js';

/** Compared with when there is no complaint, so that an unknown number takes as long as a wrong code. */
const NO_HASH = Buffer.alloc(32);

/** Reading a complaint: by staff under the access table, by the sender with the tracking code. */
@Injectable()
export class ReadComplaint {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly copies: CaseCopyRepository,
    private readonly uploads: UploadRepository,
    private readonly accessLog: AccessLogRepository,
  ) {}

  forStaff(who: Identity, complaintNo: string): Promise<ComplaintView> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const head = await this.allowed(tx, who, complaintNo, 'complaint.read', null);
      const attachments = await this.uploads.ofComplaint(tx, head.id);
      const shown = attachments.map(({ uploadId, fileName, mediaType, bytes }) => ({
        uploadId,
        fileName,
        mediaType,
        bytes,
      }));
      return viewOf({ ...(await this.complaints.open(tx, head)), attachments: shown });
    });
  }

  attachment(who: Identity, complaintNo: string, uploadId: string): Promise<StoredUpload> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const head = await this.allowed(tx, who, complaintNo, 'attachment.read', uploadId);
      const upload = (await this.uploads.ofComplaint(tx, head.id)).find(
        (one) => one.uploadId === uploadId,
      );
      if (!upload)
        throw new ProblemError('request.not_found', 'The complaint has no such attachment.');
      return upload;
    });
  }

  /** An unknown number and a wrong code get the same answer. */
  progress(
    tenantId: string,
    complaintNo: string,
    trackingCode: string,
  ): Promise<{ readonly complaintId: string; readonly progress: Progress }> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const head = await this.complaints.head(tx, complaintNo);
      const matches = trackingCodeMatches(trackingCode, head?.trackingHash ?? NO_HASH);
      if (!head || !matches) throw notFound();
      return {
        complaintId: head.id,
        progress: progressOf(head, await this.copies.ofComplaint(tx, head.id)),
      };
    });
  }

  /** A complaint that somebody may not read does not exist for them. */
  private async allowed(
    tx: Transaction,
    who: Identity,
    complaintNo: string,
    action: ReadAction,
    uploadId: string | null,
  ): Promise<ComplaintHead> {
    const head = await this.complaints.head(tx, complaintNo);
    if (!head || who.personId === null) throw notYours();
    const copy = await this.copies.ofComplaint(tx, head.id);
    if (!mayRead(action, who.grants, copy ?? { campus: head.campus, departments: [] }))
      throw notYours();
    await this.accessLog.record(tx, {
      personId: who.personId,
      action,
      complaintId: head.id,
      uploadId,
    });
    return head;
  }
}

const notFound = (): ProblemError =>
  new ProblemError(
    'complaint.not_found',
    'Check the number and the tracking code on your receipt.',
  );
const notYours = (): ProblemError =>
  new ProblemError(
    'complaint.not_found',
    'There is no complaint of this number that you may read.',
  );
