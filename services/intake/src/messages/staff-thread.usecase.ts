import { Injectable } from '@nestjs/common';
import {
  type CaseAccess,
  complaintNoOfCase,
  type Identity,
  ProblemError,
  type StaffThreadMessage,
  type StaffThreadPage,
  type ThreadQuery,
  type WriteToComplainant,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { DataKeys, withoutNumbers } from '@tingsu/privacy';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { ReachedComplaints } from '../complaints/reached-complaint.repository.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { Sendings } from '../sendings/sendings.usecase.js';
import { checkMaySend } from './may-send.js';
import { forStaff, type StoredMessage } from './message.js';
import { MessageRepository } from './message.repository.js';
import { WriteMessage } from './write-message.usecase.js';

/** The thread as staff read and write it: read by who may read the words of the complaint, written by the complaint centre. */
@Injectable()
export class StaffThread {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedComplaints,
    private readonly copies: CaseCopyRepository,
    private readonly messages: MessageRepository,
    private readonly dataKeys: DataKeys,
    private readonly accessLog: AccessLogRepository,
    private readonly writer: WriteMessage,
    private readonly sendings: Sendings,
  ) {}

  /** What the complainant wrote counts as read once somebody has seen it who may answer. */
  async page(who: Identity, caseNo: string, query: ThreadQuery): Promise<StaffThreadPage> {
    const page = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const found = await this.reached.find(tx, who, complaintNoOfCase(caseNo));
      const { personId } = who;
      if (!found || personId === null) return null;
      const { head, access } = found;
      const may = access?.roleFor('words.read') != null;
      await this.accessLog.record(tx, {
        ...{ personId, action: 'words.read', complaintId: head.id, uploadId: null },
        outcome: may ? 'allowed' : 'refused',
      });
      if (!access || !may) return null;
      const mayWrite = access.roleFor('messages.write') !== null;
      if (mayWrite) await this.messages.seen(tx, head.id, 'in');
      const { items, nextCursor } = await this.messages.page(tx, head.id, query);
      return { mayWrite, nextCursor, items: items.map((one) => seenBy(access, one)) };
    });
    if (!page) throw notYours();
    return page;
  }

  /** In one transaction with its way out: a message that was promised to go out by mail does, or was never written. */
  write(
    who: Identity,
    caseNo: string,
    { key, words, files = [], media = [] }: WriteToComplainant & { readonly key: string },
  ): Promise<StaffThreadMessage> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const found = await this.reached.find(tx, who, complaintNoOfCase(caseNo));
      const { personId } = who;
      if (personId === null || !found?.access || found.access.roles.length === 0) throw notYours();
      const { head, access } = found;
      const role = access.roleFor('messages.write');
      if (!role)
        throw new ProblemError('access.denied', 'The complaint centre writes to complainants.');
      if (words === undefined && files.length === 0) throw nothingSaid();
      checkMaySend('message', await this.copies.ofComplaint(tx, head.id));
      const keys = await this.dataKeys.forTenant(tx);
      const stored = await this.writer.execute(tx, {
        complaint: head,
        author: { type: 'person', id: personId, role },
        message: {
          ...{ direction: 'out', kind: 'message', via: null, notice: null, personId, files },
          ...{ words: words ?? '', subject: null, satisfied: null, at: tx.now },
          key: keys.fingerprint('message-key', `${head.id} ${personId} ${key}`),
        },
      });
      const { messageId } = stored;
      await this.sendings.queueOnce(tx, { messageId, complaintId: head.id, media, personId });
      return seenBy(access, stored);
    });
  }
}

const seenBy = ({ fields }: CaseAccess, message: StoredMessage): StaffThreadMessage =>
  forStaff(message, {
    shown: (text) => withoutNumbers(text, fields),
    files: fields.includes('attachments'),
  });

/** A case does not exist for who may not read it. */
const notYours = (): ProblemError =>
  new ProblemError('case.not_found', 'There is no case of this number that you may read.');
const nothingSaid = (): ProblemError =>
  new ProblemError('request.invalid', 'Write something first.', {
    errors: [{ path: 'words', code: 'required', message: 'Write something' }],
  });
