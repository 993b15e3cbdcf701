import { Injectable } from '@nestjs/common';
import {
  type CopiesView,
  type GiveCopies,
  type GivenCopiesList,
  type Identity,
  ProblemError,
  type Role,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { withoutPeople } from '../access/without-people.js';
import {
  type ReachedComplaint,
  ReachedComplaints,
} from '../complaints/reached-complaint.repository.js';
import { notYours } from '../complaints/read-complaint.usecase.js';
import { ShownFiles } from '../uploads/shown-file.usecase.js';
import { shownAs } from '../uploads/shown-as.js';
import { type StoredUpload, UploadRepository } from '../uploads/upload.repository.js';
import { copiesView, isDossier, namedDossier } from './copies-view.js';
import { GivenCopiesRepository, type GivenFile } from './given-copies.repository.js';
import { RecordCopies } from './record-copies.usecase.js';

interface Asked {
  readonly found: ReachedComplaint;
  readonly by: { readonly givenBy: string; readonly givenRole: Role };
  readonly uploads: readonly StoredUpload[];
}

/** Copies of files for somebody outside: a record with the reason and the hash of each, before anything leaves. */
@Injectable()
export class GiveCopiesOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedComplaints,
    private readonly uploads: UploadRepository,
    private readonly copies: GivenCopiesRepository,
    private readonly files: ShownFiles,
    private readonly accessLog: AccessLogRepository,
    private readonly recorded: RecordCopies,
  ) {}

  /** May run twice: copies that were given are answered as they are. Clean copies are made between the two transactions. */
  async give(who: Identity, complaintNo: string, given: GiveCopies): Promise<CopiesView> {
    const before = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.ask(tx, who, complaintNo, given),
    );
    if (before instanceof ProblemError) throw before;
    if ('known' in before) return before.known;
    const files = await this.prepare(who.tenantId, given, before.uploads);
    return this.unitOfWork.run(who.tenantId, (tx) => this.keep(tx, before, given, files));
  }

  async list(who: Identity, complaintNo: string): Promise<GivenCopiesList> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const found = await this.reached.find(tx, who, complaintNo);
      if (who.personId === null || !found?.access || !seesCopies(found)) throw notYours();
      const names = byId(await this.uploads.ofComplaint(tx, found.head.id));
      const all = await this.copies.ofComplaint(tx, found.head.id);
      return {
        copies: all.map((one) => copiesView(one, complaintNo, names)),
        mayGive: found.access.roleFor('copies.give') !== null,
      };
    });
  }

  /** A file as it was given, for who gives it: what the hash of the record is of. */
  async file(
    who: Identity,
    complaintNo: string,
    copyId: string,
    uploadId: string,
  ): Promise<Pick<StoredUpload, 'fileName' | 'mediaType' | 'bytes' | 'storageKey'>> {
    const found = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const reached = await this.reached.find(tx, who, complaintNo);
      const { personId } = who;
      if (personId === null || !reached?.access) return notYours();
      const may = reached.access.roleFor('copies.give') !== null;
      const outcome = may ? 'allowed' : 'refused';
      const read = { action: 'copies.give', complaintId: reached.head.id, uploadId } as const;
      await this.accessLog.record(tx, { ...read, personId, outcome });
      if (!may) return notYours();
      const copies = (await this.copies.ofComplaint(tx, reached.head.id)).find(
        ({ id }) => id === copyId,
      );
      const file = copies?.files.find((one) => one.uploadId === uploadId);
      const named =
        file && isDossier(copyId, file)
          ? namedDossier(complaintNo)
          : (await this.uploads.ofComplaint(tx, reached.head.id)).find(
              (one) => one.uploadId === uploadId,
            );
      if (!file || !named) return new ProblemError('request.not_found', 'No such file was given.');
      const { fileName, mediaType } = named;
      return { fileName, mediaType, bytes: file.bytes, storageKey: file.storageKey };
    });
    if (found instanceof ProblemError) throw found;
    return found;
  }

  /** Both answers leave a row in the log, so a refusal is returned and thrown after it was committed. */
  private async ask(
    tx: Transaction,
    who: Identity,
    complaintNo: string,
    given: GiveCopies,
  ): Promise<Asked | { readonly known: CopiesView } | ProblemError> {
    const found = await this.reached.find(tx, who, complaintNo);
    const { personId } = who;
    if (personId === null || !found?.access || found.access.roles.length === 0) return notYours();
    const role = found.access.roleFor('copies.give');
    const all = await this.uploads.ofComplaint(tx, found.head.id);
    const known = (await this.copies.ofComplaint(tx, found.head.id)).find(
      ({ id }) => id === given.copyId,
    );
    if (role && known) return { known: copiesView(known, complaintNo, byId(all)) };
    const rows = given.files.map((uploadId) => ({
      ...{ action: 'copies.give' as const, complaintId: found.head.id, uploadId, personId },
      ...{
        reason: `${given.to}: ${withoutPeople(given.reason)}`,
        outcome: role ? ('allowed' as const) : ('refused' as const),
      },
    }));
    await this.accessLog.recordAll(tx, rows);
    if (!role)
      return new ProblemError('access.denied', 'Your role does not give out copies of this case.');
    const uploads = all.filter(({ uploadId }) => given.files.includes(uploadId));
    if (uploads.length !== new Set(given.files).size)
      return new ProblemError(
        'upload.unknown',
        'Choose the files again: one is not of this complaint.',
      );
    return { found, by: { givenBy: personId, givenRole: role }, uploads };
  }

  private async prepare(
    tenantId: string,
    { copyId, form }: GiveCopies,
    uploads: readonly StoredUpload[],
  ): Promise<readonly GivenFile[]> {
    const files: GivenFile[] = [];
    for (const { uploadId, bytes, sha256, storageKey, mediaType } of uploads) {
      const as = form === 'original' ? 'original' : shownAs(mediaType);
      const key = `${tenantId}/given/${copyId}/${uploadId}`;
      const file =
        as === 'original'
          ? { bytes, sha256, storageKey }
          : await this.files.copyTo(key, { storageKey, mediaType });
      if (!file)
        throw new ProblemError(
          'copies.not_readable',
          'A picture cannot be written without place and owner. Give the original, or add it as JPG.',
        );
      files.push({ uploadId, ...file });
    }
    return files;
  }

  private async keep(
    tx: Transaction,
    { found: { head }, by, uploads }: Asked,
    given: GiveCopies,
    files: readonly GivenFile[],
  ): Promise<CopiesView> {
    const kept = await this.recorded.execute(tx, { head, by }, given, files);
    return copiesView(kept, head.complaintNo, byId(uploads));
  }
}

const byId = (uploads: readonly StoredUpload[]): ReadonlyMap<string, StoredUpload> =>
  new Map(uploads.map((one) => [one.uploadId, one]));

/** Who reads what the office decides learns who got copies; the side complained of does not. */
const seesCopies = ({ access }: ReachedComplaint): boolean =>
  access?.fields.includes('opinion') === true && access.roleFor('attachments.read') !== null;
