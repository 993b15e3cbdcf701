import { Injectable } from '@nestjs/common';
import {
  type CaseOfPaper,
  type Identity,
  PAPER_TEMPLATES,
  type PaperList,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { paperRule } from './compose-paper.js';
import { readinessOf, subjectsIn } from './paper-readiness.js';
import { madePaperOf, PapersRepository } from './papers.repository.js';
import { ReachedPapers } from './reached-paper.usecase.js';
import { refusalOf } from './sight.js';

/** Which papers a case has, which can be made, and why the others cannot. */
@Injectable()
export class ListPapers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedPapers,
    private readonly papers: PapersRepository,
  ) {}

  async execute(who: Identity, complaintNo: string, of: CaseOfPaper): Promise<PaperList> {
    const reference = await this.reached.reference(who);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const asked = { who, complaintNo, template: PAPER_TEMPLATES[0], about: null, of };
      const { head, access } = await this.reached.find(tx, asked, reference);
      const made = await this.papers.ofComplaint(tx, head.id);
      const policy = reference.policyAt(head);
      const papers = PAPER_TEMPLATES.flatMap((template) => {
        const { rule } = paperRule(policy, template);
        const { id, zh = id, en = id } = rule;
        const subjects = subjectsIn(template, of.case);
        // A paper of which there is nothing yet is named once, so that people see that there will be one.
        return (subjects.length > 0 ? subjects : [null]).map((about) => {
          const readiness = readinessOf({ template, about }, of.case);
          const ready = readiness === 'not_yet' ? readiness : null;
          return {
            ...{ template, about, title: { zh, en }, draft: readiness === 'draft' },
            reason: refusalOf(rule, access) ? ('access.denied' as const) : ready,
            made: made
              .filter((one) => one.template === template && one.about === about)
              .map(madePaperOf),
          };
        });
      });
      return {
        papers,
        mayMake: access.roleFor('papers.make') !== null,
        mayTakeOut: access.roleFor('dossier.make') !== null,
      };
    });
  }
}
