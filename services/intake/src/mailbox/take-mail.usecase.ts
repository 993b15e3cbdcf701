import { Injectable } from '@nestjs/common';
import { ProblemError, SubmissionSchema } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { parseOrProblem } from '@tingsu/http';
import { WorkFailed } from '@tingsu/runtime';
import { AdapterRepository } from '../channels/adapter.repository.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { RegisterComplaint } from '../complaints/register-complaint.usecase.js';
import { ArrivedTests } from '../inlets/arrived-tests.repository.js';
import type { Mail } from '../mails/mail.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { filesOf, letterIn, submissionOf } from './letter.js';
import { MailBounces } from './mail-bounces.usecase.js';
import { MailFiles } from './mail-files.usecase.js';
import { MailReader } from './mail-reader.adapter.js';
import { MailMessages } from './mail-messages.usecase.js';
import type { MailRelatives } from './mail-relatives.js';
import { type KeptMail, MailRepository } from './mail.repository.js';
import { Mailboxes } from './mailboxes.provider.js';
import { testOf } from './test-mail.js';
import { insistedOn, setAside, type Verdict, verdictOn } from './verdict.js';

/** What a person decided about a mail that was set aside. */
interface Insisted {
  /** In the place of the words of the mail. */
  readonly words: string | null;
}
interface Taken {
  readonly as: Verdict['as'];
  readonly complaintNo: string | null;
}

/** Does what a mail asks for. Doing it again changes nothing. */
@Injectable()
export class TakeMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: MailRepository,
    private readonly reader: MailReader,
    private readonly boxes: Mailboxes,
    private readonly adapters: AdapterRepository,
    private readonly references: ReferenceRepository,
    private readonly complaints: ComplaintRepository,
    private readonly register: RegisterComplaint,
    private readonly messages: MailMessages,
    private readonly bounces: MailBounces,
    private readonly files: MailFiles,
    private readonly tests: ArrivedTests,
  ) {}

  /** Throws a ProblemError for a mail that a person has to look at. */
  async execute(kept: KeptMail, insisted: Insisted | null = null): Promise<Taken> {
    const mail = await this.read(kept, insisted?.words ?? null);
    if (!insisted && (await this.isTest(mail, kept))) return { as: 'noted', complaintNo: null };
    const relatives = await this.relativesOf(kept, mail);
    const own = this.boxes.at(mail.from.address) !== null;
    const verdict = insisted
      ? insistedOn(relatives)
      : verdictOn(mail, relatives, { cut: kept.cut, own });
    const complaintNo = await this.act(kept, mail, verdict).catch((error: unknown) => {
      if (insisted && isArchived(error)) return this.complain(kept, mail);
      throw error;
    });
    return { as: verdict.as, complaintNo };
  }

  /** A test of the mailbox has come as far as a complaint would. */
  private async isTest({ messageId }: Mail, kept: KeptMail): Promise<boolean> {
    const testId = testOf(messageId);
    if (testId === null || !(await this.tests.arrived(testId, kept.tenantId))) return false;
    await this.settle(kept, 'noted', null);
    return true;
  }

  private async act(kept: KeptMail, mail: Mail, verdict: Verdict): Promise<string | null> {
    switch (verdict.as) {
      case 'complaint':
        return this.complain(kept, mail);
      case 'message':
        await this.messages.add(kept, mail, verdict.complaintNo);
        return verdict.complaintNo;
      case 'double':
        await this.messages.addDouble(kept, mail, verdict.complaintNo);
        return verdict.complaintNo;
      case 'bounce':
        if (await this.bounces.execute(kept, mail)) return null;
        throw setAside('mail.bounced');
      case 'noted':
        await this.settle(kept, 'noted', verdict.complaintNo);
        return verdict.complaintNo;
    }
  }

  private async complain(kept: KeptMail, mail: Mail): Promise<string> {
    const { tenantId, mailId } = kept;
    const sender = await this.adapters.ofMailbox(tenantId, kept.box, kept.campus);
    const known = { tenantId, sender, key: `mail:${mailId}` };
    // We may have ended before we could note that it was taken.
    const earlier = await this.register.numberUnder(known);
    const complaintNo = earlier ?? (await this.registered(kept, mail, known));
    await this.settle(kept, 'taken', complaintNo);
    return complaintNo;
  }

  private async registered(
    kept: KeptMail,
    mail: Mail,
    known: Parameters<RegisterComplaint['numberUnder']>[0],
  ): Promise<string> {
    const { tenantId, box, campus, receivedAt: arrivedAt } = kept;
    const { timeZone } = await this.references.of(tenantId);
    const letter = letterIn(mail, box);
    const stored = await this.files.storeAll(tenantId, filesOf(mail));
    const written = submissionOf(letter, { ...stored, box, campus, timeZone });
    const submission = parseOrProblem(SubmissionSchema, written, 'message');
    const command = { ...known, submission, receiptShown: false, arrivedAt };
    return (await this.register.execute(command)).complaintNo;
  }

  private async read({ tenantId, mailId }: KeptMail, words: string | null): Promise<Mail> {
    const opened = await this.unitOfWork.run(tenantId, (tx) => this.mails.open(tx, mailId));
    if (!opened) throw new Error('a mail vanished while it was read');
    const mail = await this.reader.read(opened.raw).catch((error: unknown) => {
      throw error instanceof WorkFailed ? setAside('mail.unreadable') : error;
    });
    return words === null ? mail : { ...mail, words, subject: '', within: [] };
  }

  /** A number in the subject counts only from an address that the complaint knows. */
  private relativesOf(kept: KeptMail, mail: Mail): Promise<MailRelatives> {
    return this.unitOfWork.run(kept.tenantId, async (tx) => {
      const relatives = await this.mails.relate(tx, kept, mail);
      const named = /TS-\d{4}-\d{6,}/i.exec(mail.subject)?.[0];
      if (relatives.complaintNo !== null || named === undefined) return relatives;
      const head = await this.complaints.head(tx, named);
      const known = head !== null && (await this.messages.knows(tx, head, mail));
      return known ? { ...relatives, complaintNo: head.complaintNo } : relatives;
    });
  }

  private settle(kept: KeptMail, state: 'taken' | 'noted', complaintNo: string | null) {
    return this.unitOfWork.run(kept.tenantId, (tx) =>
      this.mails.settle(tx, kept, state, complaintNo),
    );
  }
}

const isArchived = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'complaint.archived';
