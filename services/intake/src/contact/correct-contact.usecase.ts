import { Injectable } from '@nestjs/common';
import {
  type Actor,
  caseNoOf,
  type Correction,
  type CorrectionTaken,
  type Identity,
  ProblemError,
  REVEALED_FIELDS,
  type RevealedField,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { StaffAdditionRepository } from '../additions/staff-addition.repository.js';
import { complaintSupplemented } from '../complaints/complaint-received.js';
import { type ComplaintHead, ComplaintRepository } from '../complaints/complaint.repository.js';
import { fieldsSaid, saidOfPerson } from '../complaints/person-said.js';
import { ReachedComplaints } from '../complaints/reached-complaint.repository.js';
import { notYours } from '../complaints/read-complaint.usecase.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { correctedMeanwhile } from './contact-values.js';
import { keepCorrectedPhone } from './corrected-phone.repository.js';
import { refusalOf, withoutPeople } from './reveal-contact.usecase.js';

interface CorrectCommand {
  readonly complaintNo: string;
  readonly key: string;
  readonly asked: Correction;
}
interface Corrector {
  readonly personId: string;
  readonly role: Actor['role'];
}

/** Takes down the right values of what was wrong or missing of a person. What was said before stays; the newest correction holds. */
@Injectable()
export class CorrectContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedComplaints,
    private readonly complaints: ComplaintRepository,
    private readonly copies: CaseCopyRepository,
    private readonly additions: StaffAdditionRepository,
    private readonly accessLog: AccessLogRepository,
    private readonly dataKeys: DataKeys,
    private readonly outbox: Outbox,
  ) {}

  async execute(who: Identity, command: CorrectCommand): Promise<CorrectionTaken> {
    const { complaintNo, asked } = command;
    const fields = fieldsSaid(asked);
    const answer = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const reached = await this.reached.find(tx, who, complaintNo);
      if (!reached || who.personId === null) return notYours();
      const { head, access } = reached;
      const { personId } = who;
      const refusal = refusalOf(access, fields);
      if (refusal) await this.record(tx, head, { personId, fields, asked }, 'refused');
      if (refusal || !access) return refusal ?? notYours();
      const [field = 'name'] = fields;
      const role = access.roleFor(`${REVEALED_FIELDS[field]}.reveal`);
      return this.corrected(tx, head, { personId, role }, command);
    });
    if (answer instanceof ProblemError) throw answer;
    return answer;
  }

  private async corrected(
    tx: Transaction,
    head: ComplaintHead,
    { personId, role }: Corrector,
    { key, asked }: CorrectCommand,
  ): Promise<CorrectionTaken> {
    const keys = await this.dataKeys.forTenant(tx);
    const keyMark = keys.fingerprint('correction-key', key);
    const kind = 'correction' as const;
    const addition = { id: uuid(), kind, at: tx.now, personId, words: wordsOf(asked) };
    const { nr, fresh } = await this.additions.add(tx, head.id, addition, keyMark);
    if (fresh) {
      await this.requireOpenFile(tx, head);
      const { phone } = asked.fields;
      if (phone !== undefined) await keepCorrectedPhone(tx, keys, head.id, phone);
      await this.record(tx, head, { personId, fields: fieldsSaid(asked), asked }, 'allowed');
      const author: Actor = { type: 'person', id: personId, role };
      const supplement = { nr, kind, at: tx.now, externalDueAt: null };
      const event = complaintSupplemented(head, author, supplement, tx.now, reachableBy(asked));
      await this.outbox.append(tx, [event]);
    }
    const said = saidOfPerson(await this.complaints.open(tx, head));
    const { complaintNo } = head;
    const mine = { nr, by: personId, asOf: asked.asOf ?? nr };
    return {
      ...{ complaintNo, caseNo: caseNoOf(complaintNo), nr },
      meanwhile: correctedMeanwhile(said, mine),
    };
  }

  /** Until the file is archived people are called back, so a closed case is corrected as well. */
  private async requireOpenFile(tx: Transaction, { id }: ComplaintHead): Promise<void> {
    const copy = await this.copies.ofComplaint(tx, id);
    if (copy?.state === 'archived')
      throw new ProblemError(
        'complaint.archived',
        'The file is archived, and nothing in it changes any more.',
      );
  }

  private record(
    tx: Transaction,
    { id: complaintId }: ComplaintHead,
    {
      personId,
      fields,
      asked,
    }: {
      readonly personId: string;
      readonly fields: readonly RevealedField[];
      readonly asked: Correction;
    },
    outcome: 'allowed' | 'refused',
  ): Promise<void> {
    const reason = withoutPeople(asked.reason);
    const action = 'corrected' as const;
    return this.accessLog.record(tx, {
      ...{ personId, action, complaintId, uploadId: null, fields, reason, outcome },
    });
  }
}

const wordsOf = ({ fields, reason }: Correction) => ({
  ...{ content: null, demand: null, note: reason },
  ...{ name: fields.name ?? null, phone: fields.phone ?? null },
  ...{ email: fields.email ?? null, address: fields.address ?? null },
  ...{ patientName: fields.patientName ?? null },
  ...{ recordNo: fields.recordNo ?? null, visitNo: fields.visitNo ?? null },
});

/** A number or an address by which the person is reached from now on. */
const reachableBy = ({ fields }: Correction): { readonly contactable?: true } =>
  fields.phone === undefined && fields.email === undefined ? {} : { contactable: true };
