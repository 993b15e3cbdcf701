import { Injectable } from '@nestjs/common';
import {
  type CaseAccess,
  type Identity,
  ProblemError,
  type Progress,
  REVEAL_CLASSES,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository, type ReadAction } from '../access/access-log.repository.js';
import { EvidenceRepository } from '../evidence/evidence.repository.js';
import { seesEvidence } from '../evidence/who-sees.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { MessageRepository } from '../messages/message.repository.js';
import { progressOf } from '../progress/progress.js';
import { knownReachWish } from '../reach-wishes/reach-wish.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { type StoredUpload, UploadRepository } from '../uploads/upload.repository.js';
import { type ComplaintHead, ComplaintRepository } from './complaint.repository.js';
import { type ComplaintView, viewOf } from './complaint-view.js';
import { orderOfComplaint } from './order-of-complaint.repository.js';
import { ReachedComplaints } from './reached-complaint.repository.js';
import { StaffRegistrationRepository } from './staff-registration.repository.js';
import type { Sender } from './proof.js';
import { TrackedComplaints } from './tracked-complaint.repository.js';

/** Reading a complaint: by staff under the access table, by the sender with the tracking code. */
@Injectable()
export class ReadComplaint {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly reached: ReachedComplaints,
    private readonly tracked: TrackedComplaints,
    private readonly copies: CaseCopyRepository,
    private readonly uploads: UploadRepository,
    private readonly evidence: EvidenceRepository,
    private readonly messages: MessageRepository,
    private readonly accessLog: AccessLogRepository,
    private readonly registrations: StaffRegistrationRepository,
    private readonly references: ReferenceRepository,
  ) {}

  async forStaff(who: Identity, complaintNo: string): Promise<ComplaintView> {
    const view = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const allowed = await this.allowed(tx, who, complaintNo, 'words.read', null);
      if (!allowed) return null;
      const attachments = await this.fromSender(tx, allowed.head.id);
      const complaint = { ...(await this.complaints.open(tx, allowed.head)), attachments };
      const { fields, roleFor } = allowed.access;
      const reveals = REVEAL_CLASSES.filter((one) => roleFor(`${one}.reveal`) !== null);
      const readsOriginals = roleFor('originals.read') !== null;
      const order = await orderOfComplaint(tx, allowed.head.id);
      const reachWish = fields.includes('contact')
        ? await knownReachWish(tx, allowed.head.id)
        : null;
      return { ...viewOf(complaint, fields), reveals, readsOriginals, order, reachWish };
    });
    if (!view) throw notYours();
    return view;
  }

  /** `original`: as it came. `mayReadOriginal` says whether this reader could have asked for that. */
  async attachment(
    who: Identity,
    complaintNo: string,
    uploadId: string,
    original: boolean,
  ): Promise<StoredUpload & { readonly mayReadOriginal: boolean }> {
    const found = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const action = original ? 'originals.read' : 'attachments.read';
      const allowed = await this.allowed(tx, who, complaintNo, action, uploadId);
      if (!allowed) return null;
      const { head, access } = allowed;
      const hidden = (await this.evidence.ofComplaint(tx, head.id))
        .filter(({ addedRole }) => !seesEvidence(addedRole, access.fields))
        .map((one) => one.uploadId);
      const all = await this.uploads.ofComplaint(tx, head.id);
      return {
        upload: all.find((one) => one.uploadId === uploadId && !hidden.includes(uploadId)),
        mayReadOriginal: access.roleFor('originals.read') !== null,
      };
    });
    if (!found) throw notYours();
    const { upload, mayReadOriginal } = found;
    if (!upload)
      throw new ProblemError('request.not_found', 'The complaint has no such attachment.');
    return { ...upload, mayReadOriginal };
  }

  /** What came with the complaint and with later messages; what staff added or sent is listed apart. */
  private async fromSender(tx: Transaction, complaintId: string) {
    const added = (await this.evidence.ofComplaint(tx, complaintId)).map((one) => one.uploadId);
    const sent = await this.messages.sentFiles(tx, complaintId);
    return (await this.uploads.ofComplaint(tx, complaintId))
      .filter(({ uploadId }) => !added.includes(uploadId) && !sent.includes(uploadId))
      .map(({ uploadId, fileName, mediaType, bytes }) => ({
        ...{ uploadId, fileName, mediaType, bytes },
      }));
  }

  /** For the sender, with the id that only the gateway gets to see. */
  progress(sender: Sender): Promise<{ readonly complaintId: string; readonly progress: Progress }> {
    return this.tracked.run(sender, async (tx, head) => {
      const reference = await this.references.within(tx);
      return {
        complaintId: head.id,
        progress: progressOf(
          head,
          await this.copies.ofComplaint(tx, head.id),
          (await this.registrations.ofComplaint(tx, head.id))?.said.onTheSpot?.outcome,
          reference.publicName,
          reference.policyAt(head),
        ),
      };
    });
  }

  /** Null when the person may not: a complaint does not exist for who may not read it. Both answers leave a row in the log. */
  private async allowed(
    tx: Transaction,
    who: Identity,
    complaintNo: string,
    action: ReadAction,
    uploadId: string | null,
  ): Promise<{ readonly head: ComplaintHead; readonly access: CaseAccess } | null> {
    const reached = await this.reached.find(tx, who, complaintNo);
    if (!reached || who.personId === null) return null;
    const { head, access } = reached;
    const may = access?.roleFor(action) != null;
    await this.accessLog.record(tx, {
      personId: who.personId,
      action,
      complaintId: head.id,
      uploadId,
      outcome: may ? 'allowed' : 'refused',
    });
    return access && may ? { head, access } : null;
  }
}

/** A complaint does not exist for who may not read it. */
export const notYours = (): ProblemError =>
  new ProblemError(
    'complaint.not_found',
    'There is no complaint of this number that you may read.',
  );
