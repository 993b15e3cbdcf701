import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ObjectStore } from '@tingsu/archive';
import { type PaperQuery, ProblemError } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { composePaper } from './compose-paper.js';
import { GatherPaper, type Gathered } from './gather-paper.usecase.js';
import { PapersRepository, type StoredPaper } from './papers.repository.js';
import { PrintPaper } from './print-paper.adapter.js';
import { type Asked, ReachedPapers } from './reached-paper.usecase.js';
import { refusalOf, refusalOfMade, requireReady } from './sight.js';

export interface ShownPaper {
  readonly content: Buffer | Readable;
  /** Characters that no font has, as code points. */
  readonly missing: readonly string[];
}

/** A paper as it would be now, masked for who does not see the person in full; or as it was made. */
@Injectable()
export class ShowPaper {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedPapers,
    private readonly gather: GatherPaper,
    private readonly papers: PapersRepository,
    private readonly printer: PrintPaper,
    private readonly store: ObjectStore,
  ) {}

  async execute(asked: Asked, query: PaperQuery): Promise<ShownPaper> {
    const blank = query.blank !== undefined;
    if (!blank && query.version === undefined) requireReady(asked, asked.of.case);
    const reference = await this.reached.reference(asked.who);
    const found = await this.unitOfWork.run(asked.who.tenantId, async (tx) => {
      const paper = await this.reached.find(tx, asked, reference);
      const refuse = query.version === undefined ? refusalOf : refusalOfMade;
      const refusal = refuse(paper.rule, paper.access);
      await this.reached.record(tx, paper, 'papers.read', refusal);
      if (refusal) return refusal;
      return query.version === undefined
        ? this.gather.execute(tx, asked, paper)
        : this.made(tx, asked, paper.head.id, query.version);
    });
    if (found instanceof ProblemError) throw found;
    if ('storageKey' in found)
      return { content: await this.store.open(found.storageKey), missing: found.missing };
    return this.print(found, blank, query.language ?? asked.who.locale);
  }

  private async print(
    gathered: Gathered,
    blank: boolean,
    language: 'zh-CN' | 'en',
  ): Promise<ShownPaper> {
    const page = composePaper({ ...gathered, blank, language, number: null, version: null });
    const { pdf, missing } = await this.printer.print(page);
    return { content: pdf, missing };
  }

  private async made(
    tx: Transaction,
    { template, about }: Asked,
    complaintId: string,
    version: number,
  ): Promise<StoredPaper | ProblemError> {
    const all = await this.papers.ofComplaint(tx, complaintId);
    return (
      all.find(
        (one) => one.template === template && one.about === about && one.version === version,
      ) ?? new ProblemError('request.not_found', 'No such version of this paper was made.')
    );
  }
}
