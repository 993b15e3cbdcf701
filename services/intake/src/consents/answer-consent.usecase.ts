import { Injectable } from '@nestjs/common';
import { type AskedConsent, ProblemError } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeys, mask } from '@tingsu/privacy';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { newestOf, saidOfPerson } from '../complaints/person-said.js';
import { checkMaySend } from '../messages/may-send.js';
import { WriteMessage } from '../messages/write-message.usecase.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { ComplaintNumbers } from '../sendings/complaint-numbers.repository.js';
import { COMPLAINANT, CONSENT_WORDS, stateOf } from './consent-request.js';
import { type ConsentQuestion, ConsentRequestRepository } from './consent-request.repository.js';

/** The patient looks who asks, and answers once. Whoever has the link is taken for the patient. */
@Injectable()
export class AnswerConsent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: ConsentRequestRepository,
    private readonly complaints: ComplaintRepository,
    private readonly copies: CaseCopyRepository,
    private readonly references: ReferenceRepository,
    private readonly numbers: ComplaintNumbers,
    private readonly writer: WriteMessage,
    private readonly dataKeys: DataKeys,
  ) {}

  /** Looking changes nothing: programs that look at links open pages, too. */
  read(tenantId: string, token: string): Promise<AskedConsent> {
    return this.unitOfWork.run(tenantId, async (tx) => this.shown(tx, await this.found(tx, token)));
  }

  /** The same answer once more is answered as it was; another one comes too late. */
  answer(tenantId: string, token: string, agrees: boolean): Promise<AskedConsent> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const question = await this.found(tx, token);
      if (question.agrees === agrees) return this.shown(tx, question);
      if (question.agrees !== null)
        throw new ProblemError('consent.answered', 'The link was used. Talk with the hospital.');
      if (stateOf(question, tx.now) === 'expired')
        throw new ProblemError('consent.expired', 'Ask for a new link.');
      checkMaySend('consent', await this.copies.ofComplaint(tx, question.complaintId));
      await this.write(tx, question, agrees);
      await this.requests.answer(tx, question.requestId, agrees);
      return this.shown(tx, { ...question, agrees });
    });
  }

  private async found(tx: Transaction, token: string): Promise<ConsentQuestion> {
    const question = await this.requests.behind(tx, token);
    if (!question)
      throw new ProblemError('consent.unknown', 'Open the whole link, or ask for a new one.');
    return question;
  }

  private async write(
    tx: Transaction,
    { requestId, complaintId }: ConsentQuestion,
    agrees: boolean,
  ): Promise<void> {
    const { complaintNo, language } = await this.numbers.told(tx, complaintId);
    const keys = await this.dataKeys.forTenant(tx);
    const kind = agrees ? 'consent' : 'consent_refused';
    await this.writer.execute(tx, {
      complaint: { id: complaintId, complaintNo },
      author: COMPLAINANT,
      message: {
        ...{ direction: 'in', kind, via: 'progress_page', personId: null, notice: null },
        ...{ subject: null, satisfied: null, files: [], at: tx.now },
        words: CONSENT_WORDS[language][kind],
        key: keys.fingerprint('consent-answer', requestId),
      },
    });
  }

  private async shown(tx: Transaction, question: ConsentQuestion): Promise<AskedConsent> {
    const { complaintNo, campus } = await this.numbers.told(tx, question.complaintId);
    const reference = await this.references.within(tx);
    const state = stateOf(question, tx.now);
    return {
      state,
      hospital: reference.campus(campus)?.name ?? reference.tenantName,
      expiresAt: question.expiresAt.toISOString(),
      ...(state === 'open' ? await this.people(tx, complaintNo) : NOBODY),
    };
  }

  private async people(
    tx: Transaction,
    complaintNo: string,
  ): Promise<Pick<AskedConsent, 'complainant' | 'patient' | 'relation'>> {
    const head = await this.complaints.head(tx, complaintNo);
    if (!head) throw new Error('a question belongs to a complaint that is not there');
    const complaint = await this.complaints.open(tx, head);
    const { name, patientName } = newestOf(saidOfPerson(complaint));
    return {
      complainant: name === null ? null : mask.name(name),
      patient: patientName === null ? null : mask.name(patientName),
      relation: complaint.relation,
    };
  }
}

/** Once it was answered or ran out, the link tells no names. */
const NOBODY = { complainant: null, patient: null, relation: null };
