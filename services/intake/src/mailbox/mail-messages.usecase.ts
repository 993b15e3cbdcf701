import { Injectable } from '@nestjs/common';
import { type Actor, ProblemError } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { type ComplaintHead, ComplaintRepository } from '../complaints/complaint.repository.js';
import { saidOfPerson } from '../complaints/person-said.js';
import type { Mail } from '../mails/mail.js';
import { checkMaySend, kindSent } from '../messages/may-send.js';
import { WriteMessage } from '../messages/write-message.usecase.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { answerIn, doubleNote, filesOf } from './letter.js';
import { MailFiles } from './mail-files.usecase.js';
import { type KeptMail, MailRepository } from './mail.repository.js';

const COMPLAINANT: Actor = { type: 'complainant', id: null, role: null };

/** Mails that belong to a complaint which is there already. */
@Injectable()
export class MailMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly copies: CaseCopyRepository,
    private readonly references: ReferenceRepository,
    private readonly dataKeys: DataKeys,
    private readonly files: MailFiles,
    private readonly mails: MailRepository,
    private readonly writer: WriteMessage,
  ) {}

  /** Puts what the complainant answers into the thread. Throws where the thread takes nothing any more. */
  async add(kept: KeptMail, mail: Mail, complaintNo: string): Promise<void> {
    const stored = await this.files.storeAll(kept.tenantId, filesOf(mail));
    await this.write(kept, complaintNo, stored.attachments, async (tx, head) =>
      answerIn(mail, { ...stored, otherAddress: !(await this.knows(tx, head, mail)) }),
    );
  }

  /** Says in the thread that the same mail came to another campus as well: whose it is, the office decides. */
  async addDouble(kept: KeptMail, mail: Mail, complaintNo: string): Promise<void> {
    await this.write(kept, complaintNo, [], () => Promise.resolve(doubleNote(mail, kept.box)));
  }

  /** Whether the address belongs to the person who complains. */
  async knows(tx: Transaction, head: ComplaintHead, mail: Mail): Promise<boolean> {
    const said = saidOfPerson(await this.complaints.open(tx, head));
    const { address } = mail.from;
    if (said.some(({ fields }) => fields.email?.toLowerCase() === address)) return true;
    return (
      said.every(({ fields }) => !fields.email) && this.mails.wrote(tx, head.complaintNo, mail)
    );
  }

  private async write(
    kept: KeptMail,
    complaintNo: string,
    files: readonly string[],
    wordsFor: (tx: Transaction, head: ComplaintHead) => Promise<string>,
  ): Promise<void> {
    const { tenantId, mailId } = kept;
    const reference = await this.references.of(tenantId);
    await this.unitOfWork.run(tenantId, async (tx) => {
      const head = await this.complaints.head(tx, complaintNo);
      if (!head) throw new ProblemError('complaint.not_found', 'The complaint is not there.');
      const copy = await this.copies.ofComplaint(tx, head.id);
      checkMaySend('message', copy);
      const words = await wordsFor(tx, head);
      const keys = await this.dataKeys.forTenant(tx);
      await this.writer.execute(tx, {
        complaint: head,
        author: COMPLAINANT,
        dangers: reference.dangers(head, words),
        message: {
          ...{ direction: 'in', via: 'email', personId: null, notice: null, satisfied: null },
          ...{ kind: kindSent(copy), words, subject: null, files, at: kept.receivedAt },
          key: keys.fingerprint('message-key', `mail ${mailId}`),
        },
      });
      await this.mails.settle(tx, kept, 'taken', complaintNo);
    });
  }
}
