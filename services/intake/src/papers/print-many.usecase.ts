import { Injectable } from '@nestjs/common';
import {
  type CaseOfPaper,
  type Identity,
  type PaperLanguage,
  type PaperTemplate,
  type PrintedLine,
  ProblemError,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import type { Reference } from '../reference/reference-data.js';
import { composePaper } from './compose-paper.js';
import { GatherPaper } from './gather-paper.usecase.js';
import type { PaperPage } from './paper-layout.js';
import type { PaperOfMany } from './print-page.adapter.js';
import { PrintPaper } from './print-paper.adapter.js';
import { ReachedPapers } from './reached-paper.usecase.js';
import { refusalOf, requireReady } from './sight.js';

interface Wanted {
  readonly template: PaperTemplate;
  readonly language: PaperLanguage;
  readonly cases: readonly CaseOfPaper[];
}

/** One paper of many cases as one file. Each is read as if it were opened alone, with its row in the access log. */
@Injectable()
export class PrintManyPapers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedPapers,
    private readonly gather: GatherPaper,
    private readonly printer: PrintPaper,
  ) {}

  async *execute(who: Identity, wanted: Wanted): AsyncGenerator<PrintedLine> {
    const reference = await this.reached.reference(who);
    const { cases } = wanted;
    const papers: PaperOfMany[] = [];
    const missing = new Set<string>();
    for (const [index, of] of cases.entries()) {
      const page = await this.pageOf(who, wanted, of, reference);
      if (page instanceof ProblemError) yield { leftOut: of.case.caseNo, code: page.code };
      else {
        const printed = await this.printer.print(page);
        for (const one of printed.missing) missing.add(one);
        papers.push({ page, pages: printed.pages, size: printed.size });
      }
      yield { done: index + 1, of: cases.length };
    }
    if (papers.length === 0) return;
    const pdf = (await this.printer.printMany(papers)).toString('base64');
    yield { pdf, papers: papers.length, missing: [...missing] };
  }

  private async pageOf(
    who: Identity,
    { template, language }: Wanted,
    of: CaseOfPaper,
    reference: Reference,
  ): Promise<PaperPage | ProblemError> {
    const asked = { who, complaintNo: of.case.complaintNo, template, about: null, of };
    try {
      requireReady(asked, of.case);
      return await this.unitOfWork.run(who.tenantId, async (tx) => {
        const paper = await this.reached.find(tx, asked, reference);
        const refusal = refusalOf(paper.rule, paper.access);
        await this.reached.record(tx, paper, 'papers.read', refusal);
        if (refusal) return refusal;
        const gathered = await this.gather.execute(tx, asked, paper);
        return composePaper({ ...gathered, blank: false, language, number: null, version: null });
      });
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
  }
}
