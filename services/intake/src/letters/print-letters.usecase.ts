import { Inject, Injectable } from '@nestjs/common';
import { complaintNoOfCase, type Identity, ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import type { PaperPage } from '../papers/paper-layout.js';
import type { PrintedPaper } from '../papers/print-page.adapter.js';
import { PrintPaper } from '../papers/print-paper.adapter.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { SendingTaskList } from '../sendings/sending-tasks.usecase.js';
import { progressLink } from '../sendings/wording.js';
import { composeLetter } from './compose-letter.js';

/** Prints letters that wait to be posted, one or many, for who may post them. */
@Injectable()
export class PrintLetters {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: SendingTaskList,
    private readonly complaints: ComplaintRepository,
    private readonly references: ReferenceRepository,
    private readonly printer: PrintPaper,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'PUBLIC_URL'>,
  ) {}

  async execute(who: Identity, sendingIds: readonly string[]): Promise<PrintedPaper> {
    const pages: PaperPage[] = [];
    for (const sendingId of sendingIds) pages.push(await this.page(who, sendingId));
    return this.printer.printTogether(pages);
  }

  private async page(who: Identity, sendingId: string): Promise<PaperPage> {
    const letter = await this.tasks.read(who, sendingId);
    if (letter.medium !== 'letter')
      throw new ProblemError('request.not_found', 'There is no such letter.');
    const reference = await this.references.of(who.tenantId);
    const complaintNo = complaintNoOfCase(letter.caseNo);
    const { head, at } = await this.unitOfWork.run(who.tenantId, async (tx) => ({
      head: await this.complaints.head(tx, complaintNo),
      at: tx.now,
    }));
    const policy = head && reference.policyAt(head);
    const link = progressLink(this.config.PUBLIC_URL);
    return composeLetter(letter, { reference, policy, complaintNo, link, at });
  }
}
