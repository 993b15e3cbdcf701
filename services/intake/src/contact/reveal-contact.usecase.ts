import { Inject, Injectable } from '@nestjs/common';
import {
  type CaseAccess,
  type Identity,
  ProblemError,
  type Reveal,
  type Revealed,
  REVEALED_FIELDS,
  type RevealedField,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { mask } from '@tingsu/privacy';
import { CONFIG } from '@tingsu/service';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import {
  ReachedComplaints,
  type ReachedComplaint,
} from '../complaints/reached-complaint.repository.js';
import { notYours } from '../complaints/read-complaint.usecase.js';
import type { IntakeConfig } from '../config.js';
import { saidOfPerson } from '../complaints/person-said.js';
import { contactValues, correctionsOf } from './contact-values.js';

/** Shows a person's masked fields in full. The row of the log is committed before a value leaves, and a refusal leaves one too. */
@Injectable()
export class RevealContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedComplaints,
    private readonly complaints: ComplaintRepository,
    private readonly accessLog: AccessLogRepository,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'REVEAL_SECONDS'>,
  ) {}

  async execute(who: Identity, complaintNo: string, asked: Reveal): Promise<Revealed> {
    const answer = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const reached = await this.reached.find(tx, who, complaintNo);
      if (!reached || who.personId === null) return notYours();
      const refusal = refusalOf(reached.access, asked.fields);
      await this.accessLog.record(tx, {
        personId: who.personId,
        action: 'revealed',
        complaintId: reached.head.id,
        uploadId: null,
        fields: [...new Set(asked.fields)],
        reason: withoutPeople(asked.reason),
        outcome: refusal ? 'refused' : 'allowed',
      });
      return refusal ?? (await this.values(tx, reached, asked.fields));
    });
    if (answer instanceof ProblemError) throw answer;
    return answer;
  }

  private async values(
    tx: Transaction,
    { head }: ReachedComplaint,
    fields: readonly RevealedField[],
  ): Promise<Revealed> {
    const said = saidOfPerson(await this.complaints.open(tx, head));
    const until = new Date(tx.now.getTime() + this.config.REVEAL_SECONDS * 1_000);
    const corrections = correctionsOf(said, fields).map((one) => ({
      ...one,
      reason: withoutPeople(one.reason),
    }));
    return { values: contactValues(said, fields), corrections, until: until.toISOString() };
  }
}

/** Null when every field may be revealed. For who may not even read the case, there is no complaint. */
export function refusalOf(
  access: CaseAccess | null,
  fields: readonly RevealedField[],
): ProblemError | null {
  if (!access || access.roles.length === 0) return notYours();
  const refused = fields.filter(
    (field) => access.roleFor(`${REVEALED_FIELDS[field]}.reveal`) === null,
  );
  if (refused.length === 0) return null;
  return new ProblemError(
    'access.denied',
    `Your role in this case neither shows in full nor corrects: ${refused.join(', ')}.`,
  );
}

/** A reason says why, not whom: numbers in it are masked as they are in the words of a complaint. */
export const withoutPeople = (reason: string): string =>
  mask.phonesIn(mask.identityNumbersIn(reason));
