import { Injectable } from '@nestjs/common';
import { FIELD_CLASSES } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { EvidenceRepository } from '../evidence/evidence.repository.js';
import { MessageRepository } from '../messages/message.repository.js';
import { composePaper } from '../papers/compose-paper.js';
import { GatherPaper } from '../papers/gather-paper.usecase.js';
import { speechIn } from '../papers/paper-words.js';
import { PapersRepository } from '../papers/papers.repository.js';
import type { Asked, ReachedPaper } from '../papers/reached-paper.usecase.js';
import { UploadRepository } from '../uploads/upload.repository.js';
import { messageFor, OUTSIDE_PAPERS, outsideItems, shownTo } from './handed-copy.js';
import type { DossierMaterial, PrintedPage } from './gather-dossier.usecase.js';
import { leftOutSentences } from './left-out.js';

interface For {
  readonly language: 'zh-CN' | 'en';
  /** The complainant himself gets it. */
  readonly own: boolean;
}

export interface CopyMaterial extends DossierMaterial {
  readonly leftOut: readonly string[];
}

/** Reads what somebody outside may have of a case. Papers are printed anew, masked for who is not the complainant. */
@Injectable()
export class GatherCopy {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly uploads: UploadRepository,
    private readonly evidence: EvidenceRepository,
    private readonly messages: MessageRepository,
    private readonly papers: PapersRepository,
    private readonly gatherPaper: GatherPaper,
  ) {}

  async execute(
    tx: Transaction,
    asked: Asked,
    reached: ReachedPaper,
    { language, own }: For,
  ): Promise<CopyMaterial> {
    const { head, reference } = reached;
    const speech = speechIn(language, reference.timeZone);
    const messages = await this.messages.all(tx, head.id);
    const made = await this.papers.ofComplaint(tx, head.id);
    const pages = await this.pagesOf(tx, asked, reached, { language, own, made });
    const records = {
      complaint: await this.complaints.open(tx, head),
      files: await this.uploads.ofComplaint(tx, head.id),
      evidence: await this.evidence.ofComplaint(tx, head.id),
      ...{ messages, receivedAt: head.receivedAt, timeline: asked.of.case.timeline, at: tx.now },
      housePapers: made.filter(({ template }) => !OUTSIDE_PAPERS.includes(template)).length,
    };
    const { items, leftOut } = outsideItems(records, own, speech);
    return {
      ...{ items, pages, speech, house: pages[0]?.page.head ?? '' },
      messages: messages.map(messageFor(shownTo(own))),
      leftOut: leftOutSentences(leftOut, speech.said),
    };
  }

  /** The register form, and the papers that the complainant got, under their numbers. */
  private async pagesOf(
    tx: Transaction,
    asked: Asked,
    reached: ReachedPaper,
    {
      language,
      own,
      made,
    }: For & { readonly made: Awaited<ReturnType<PapersRepository['ofComplaint']>> },
  ): Promise<PrintedPage[]> {
    const newest = OUTSIDE_PAPERS.flatMap((template) => {
      const one = made.find((paper) => paper.template === template);
      return one ? [one] : [];
    });
    const wanted = [{ template: 'register-form' as const, number: null, version: null }, ...newest];
    const pages: PrintedPage[] = [];
    for (const { template, number, version } of wanted) {
      const gathered = await this.gatherPaper.execute(tx, { ...asked, template }, reached);
      const sight = { fields: FIELD_CLASSES, name: own, contact: own };
      const page = composePaper({
        ...{ ...gathered, sight, people: {}, dossier: [], blank: false, language, number, version },
      });
      pages.push({ template, title: [page.title, number].filter(Boolean).join(' '), page });
    }
    return pages;
  }
}
