import { Injectable } from '@nestjs/common';
import {
  type AddEvidence,
  type Evidence,
  EvidenceAdded,
  type EvidenceList,
  type Identity,
  ProblemError,
  type Role,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { AccessLogRepository } from '../access/access-log.repository.js';
import {
  type ReachedComplaint,
  ReachedComplaints,
} from '../complaints/reached-complaint.repository.js';
import { notYours } from '../complaints/read-complaint.usecase.js';
import { UploadRepository } from '../uploads/upload.repository.js';
import { EvidenceRepository, type StoredEvidence } from './evidence.repository.js';
import { seesEvidence } from './who-sees.js';

const MOST_FILES = 200;

/** Files of the office about a complaint: added by those who handle it, listed for those who may see them. */
@Injectable()
export class OfficeFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedComplaints,
    private readonly uploads: UploadRepository,
    private readonly evidence: EvidenceRepository,
    private readonly accessLog: AccessLogRepository,
    private readonly outbox: Outbox,
  ) {}

  /** May run twice: a file that is there already is answered as it is. */
  add(who: Identity, complaintNo: string, given: AddEvidence): Promise<Evidence> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const found = await this.reached.find(tx, who, complaintNo);
      const { personId } = who;
      if (personId === null || !found?.access || found.access.roles.length === 0) throw notYours();
      const role = found.access.roleFor('evidence.add');
      if (!role)
        throw new ProblemError('access.denied', 'Your role does not allow files on this case.');
      const before = await this.evidence.ofComplaint(tx, found.head.id);
      const known = before.find(({ uploadId }) => uploadId === given.uploadId);
      if (known) return viewOf(known);
      if (before.length >= MOST_FILES)
        throw new ProblemError('evidence.full', `A complaint has at most ${MOST_FILES} files.`);
      return viewOf(await this.bind(tx, found, given, { personId, role }));
    });
  }

  async list(who: Identity, complaintNo: string): Promise<EvidenceList> {
    const list = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const found = await this.reached.find(tx, who, complaintNo);
      const { personId } = who;
      if (personId === null || !found) return null;
      const { head, access } = found;
      const may = access?.roleFor('attachments.read') != null;
      const outcome = may ? 'allowed' : 'refused';
      const read = { action: 'attachments.read', complaintId: head.id, uploadId: null } as const;
      await this.accessLog.record(tx, { ...read, personId, outcome });
      if (!access || !may) return null;
      const files = await this.evidence.ofComplaint(tx, head.id);
      return {
        files: files.filter((one) => seesEvidence(one.addedRole, access.fields)).map(viewOf),
        mayAdd: access.roleFor('evidence.add') !== null,
        readsOriginals: access.roleFor('originals.read') !== null,
      };
    });
    if (!list) throw notYours();
    return list;
  }

  private async bind(
    tx: Transaction,
    { head }: ReachedComplaint,
    given: AddEvidence,
    { personId, role }: { readonly personId: string; readonly role: Role },
  ): Promise<StoredEvidence> {
    const complaintId = head.id;
    const { uploadId } = given;
    const refused = await this.uploads.bind(tx, [{ complaintId, uploadId }]);
    if (refused.size > 0)
      throw new ProblemError('upload.unknown', 'Choose the file again and add it anew.', {
        errors: [{ path: 'uploadId', code: 'unknown', message: 'Upload the file again' }],
      });
    await this.evidence.add(tx, given, { complaintId, addedBy: personId, addedRole: role });
    const added = (await this.evidence.ofComplaint(tx, complaintId)).find(
      (one) => one.uploadId === uploadId,
    );
    if (!added) throw new Error('a file vanished while it was added');
    await this.outbox.append(tx, [
      {
        definition: EvidenceAdded,
        aggregateId: uploadId,
        aggregateVersion: 1,
        actor: { type: 'person', id: personId, role },
        at: tx.now,
        data: {
          complaintId,
          complaintNo: head.complaintNo,
          uploadId,
          slot: added.slot,
          ...(added.step ? { step: added.step } : {}),
          ...(added.holdId ? { holdId: added.holdId } : {}),
          sha256: added.sha256.toString('hex'),
          bytes: added.bytes,
          mediaType: added.mediaType,
        },
      },
    ]);
    return added;
  }
}

function viewOf(stored: StoredEvidence): Evidence {
  const { uploadId, fileName, mediaType, bytes, slot, step, source, place, note } = stored;
  const { addedBy, addedRole, addedAt, takenAt, sha256, holdId } = stored;
  return {
    ...{ uploadId, fileName, mediaType, bytes, slot, step, source, place, note },
    ...{ addedBy, addedRole, holdId },
    sha256: sha256.toString('hex'),
    takenAt: takenAt?.toISOString() ?? null,
    addedAt: addedAt.toISOString(),
  };
}
