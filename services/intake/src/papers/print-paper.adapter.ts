import { Injectable } from '@nestjs/common';
import { IntakeThreads } from '../threads/intake-threads.provider.js';
import { bytesOf } from '../threads/sent-bytes.js';
import type { PaperPage } from './paper-layout.js';
import type { PaperOfMany, PrintedPaper } from './print-page.adapter.js';

/** Prints papers beside everything else that intake does. */
@Injectable()
export class PrintPaper {
  constructor(private readonly threads: IntakeThreads) {}

  async print(page: PaperPage): Promise<PrintedPaper> {
    const printed = await this.threads.run('print', page);
    return { ...printed, pdf: bytesOf(printed.pdf) };
  }

  /** Several papers in one file, each on pages of its own. */
  async printTogether(pages: readonly PaperPage[]): Promise<PrintedPaper> {
    const papers: (PrintedPaper & PaperOfMany)[] = [];
    for (const page of pages) papers.push({ ...(await this.print(page)), page });
    return {
      pdf: await this.printMany(papers.map(({ pdf: _alone, ...paper }) => paper)),
      pages: papers.reduce((sum, paper) => sum + paper.pages, 0),
      size: papers[0]?.size ?? 0,
      missing: [...new Set(papers.flatMap(({ missing }) => missing))],
    };
  }

  /** Papers that were printed alone, in one file. */
  async printMany(papers: readonly PaperOfMany[]): Promise<Buffer> {
    return bytesOf(await this.threads.run('printMany', papers));
  }
}
