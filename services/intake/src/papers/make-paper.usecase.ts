import { Injectable } from '@nestjs/common';
import {
  localDay,
  type MadePaper,
  type MakePaper,
  type PaperLanguage,
  PaperMade,
  ProblemError,
  type Role,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { composePaper } from './compose-paper.js';
import { GatherPaper } from './gather-paper.usecase.js';
import { PaperFiles } from './paper-files.provider.js';
import { madePaperOf, PapersRepository, type StoredPaper } from './papers.repository.js';
import { PrintPaper } from './print-paper.adapter.js';
import { type Asked, type ReachedPaper, ReachedPapers } from './reached-paper.usecase.js';
import { refusalOfMade, requireFinal } from './sight.js';

/** Makes a paper for good: numbered, kept as a file, with its hash in the log of the case. */
@Injectable()
export class MakePaperForGood {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedPapers,
    private readonly gather: GatherPaper,
    private readonly papers: PapersRepository,
    private readonly printer: PrintPaper,
    private readonly files: PaperFiles,
    private readonly outbox: Outbox,
  ) {}

  /** May run twice: a paper that was made is answered as it is. Number, row and event come together or not at all. */
  async execute(asked: Asked, { paperId, language }: MakePaper): Promise<MadePaper> {
    requireFinal(asked, asked.of.case);
    const reference = await this.reached.reference(asked.who);
    const made = await this.unitOfWork.run(asked.who.tenantId, async (tx) => {
      const paper = await this.reached.find(tx, asked, reference);
      const role = paper.access.roleFor('papers.make');
      const refusal = role
        ? refusalOfMade(paper.rule, paper.access)
        : new ProblemError('access.denied', 'Your role makes no papers of this case.');
      await this.reached.record(tx, paper, 'papers.make', refusal);
      if (!role || refusal) return refusal;
      await this.papers.lock(tx, paper.head.id, asked.template);
      const before = await this.papers.ofComplaint(tx, paper.head.id);
      const known = before.find(({ id }) => id === paperId);
      if (known) return known;
      const [last] = before.filter(
        ({ template, about }) => template === asked.template && about === asked.about,
      );
      const stored = await this.print(tx, asked, paper, { paperId, language, role, last });
      await this.papers.add(tx, stored);
      await this.tell(tx, paper, stored);
      return stored;
    });
    if (!made || made instanceof ProblemError) throw made ?? new Error('a refusal has no reason');
    return madePaperOf(made);
  }

  private async print(
    tx: Transaction,
    asked: Asked,
    paper: ReachedPaper,
    by: {
      readonly paperId: string;
      readonly language: PaperLanguage;
      readonly role: Role;
      readonly last: StoredPaper | undefined;
    },
  ): Promise<StoredPaper> {
    const { head, personId, source } = paper;
    const { paperId: id, language, role, last } = by;
    const version = (last?.version ?? 0) + 1;
    const number = last ? last.number : await this.numberOf(tx, paper);
    const gathered = await this.gather.execute(tx, asked, paper);
    const page = composePaper({ ...gathered, blank: false, language, number, version });
    const { pdf, missing } = await this.printer.print(page);
    return {
      ...{ id, complaintId: head.id, template: asked.template, about: asked.about },
      ...{ version, number, language, source },
      missing: [...missing],
      ...(await this.files.keep(asked.who.tenantId, id, pdf)),
      ...{ madeBy: personId, madeRole: role, madeAt: tx.now },
    };
  }

  /** `投诉受理〔2026〕12号`, counted through the year of the house. */
  private async numberOf(
    tx: Transaction,
    { head, rule, reference }: ReachedPaper,
  ): Promise<string | null> {
    const { series } = rule;
    if (series === undefined) return null;
    const year = Number(localDay(tx.now, reference.timeZone).slice(0, 4));
    const last = await this.papers.nextNumber(tx, { campus: head.campus, series, year });
    return `${series}〔${year}〕${last}号`;
  }

  private tell(tx: Transaction, { head, personId }: ReachedPaper, stored: StoredPaper) {
    const { paperId, template, about, version, number, language, sha256, bytes } =
      madePaperOf(stored);
    return this.outbox.append(tx, [
      {
        definition: PaperMade,
        aggregateId: paperId,
        aggregateVersion: 1,
        actor: { type: 'person', id: personId, role: stored.madeRole },
        at: tx.now,
        data: {
          ...{ complaintId: head.id, complaintNo: head.complaintNo, paperId, template },
          ...(about === null ? {} : { about }),
          ...{ version, number, language, sha256, bytes },
        },
      },
    ]);
  }
}
