import { Injectable } from '@nestjs/common';
import type { PaperTemplate } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { GivenCopiesRepository } from '../copies/given-copies.repository.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { EvidenceRepository } from '../evidence/evidence.repository.js';
import { MailRepository } from '../mailbox/mail.repository.js';
import { MessageRepository } from '../messages/message.repository.js';
import { composePaper, paperRule } from '../papers/compose-paper.js';
import { GatherPaper } from '../papers/gather-paper.usecase.js';
import { isReady } from '../papers/paper-readiness.js';
import type { PaperPage } from '../papers/paper-layout.js';
import { type PaperSpeech, speechIn } from '../papers/paper-words.js';
import { PapersRepository } from '../papers/papers.repository.js';
import type { Asked, ReachedPaper } from '../papers/reached-paper.usecase.js';
import { UploadRepository } from '../uploads/upload.repository.js';
import { fileItems, mailItems, paperItem, recordItems, sourceOf } from './dossier-items.js';
import type { SpokenMessage } from './dossier-index.js';
import type { DossierItem } from './dossier-plan.js';

/** Papers that are printed for every dossier, as the case is on that day. */
const PRINTED = ['register-form', 'archive-cover', 'dossier-contents'] as const;

export interface PrintedPage {
  readonly template: PaperTemplate;
  readonly title: string;
  readonly page: PaperPage;
}

export interface DossierMaterial {
  readonly items: readonly DossierItem[];
  readonly pages: readonly PrintedPage[];
  readonly messages: readonly SpokenMessage[];
  readonly speech: PaperSpeech;
  readonly house: string;
}

/** Reads what intake has of a case; the log came with the request. */
@Injectable()
export class GatherDossier {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly uploads: UploadRepository,
    private readonly evidence: EvidenceRepository,
    private readonly messages: MessageRepository,
    private readonly mails: MailRepository,
    private readonly papers: PapersRepository,
    private readonly copies: GivenCopiesRepository,
    private readonly gatherPaper: GatherPaper,
  ) {}

  async execute(
    tx: Transaction,
    asked: Asked,
    reached: ReachedPaper,
    { language, log }: { readonly language: 'zh-CN' | 'en'; readonly log: Buffer },
  ): Promise<DossierMaterial> {
    const { head, reference } = reached;
    const speech = speechIn(language, reference.timeZone);
    const files = await this.uploads.ofComplaint(tx, head.id);
    const evidence = await this.evidence.ofComplaint(tx, head.id);
    const messages = await this.messages.all(tx, head.id);
    const records = {
      ...{ messages, log, at: tx.now },
      complaint: await this.complaints.open(tx, head),
      evidence: evidence.map(({ storageKey: _key, ...one }) => inHex(one)),
      copies: (await this.copies.ofComplaint(tx, head.id)).map(({ files: given, ...one }) => ({
        ...one,
        files: given.map(({ storageKey: _key, ...file }) => inHex(file)),
      })),
    };
    const pages = await this.pagesOf(tx, asked, reached, speech);
    return {
      ...{ pages, messages, speech, house: pages[0]?.page.head ?? '' },
      items: [
        ...(await this.madeOf(tx, reached, speech)),
        ...fileItems({ files, evidence, messages, receivedAt: head.receivedAt }),
        ...recordItems(records, speech),
        ...mailItems(await this.mails.ofComplaint(tx, head.id), speech),
      ],
    };
  }

  private async pagesOf(
    tx: Transaction,
    asked: Asked,
    reached: ReachedPaper,
    speech: PaperSpeech,
  ): Promise<PrintedPage[]> {
    const { language } = speech;
    const pages: PrintedPage[] = [];
    for (const template of PRINTED) {
      const key = { template, about: null };
      if (!isReady(key, asked.of.case)) continue;
      const gathered = await this.gatherPaper.execute(tx, { ...asked, ...key }, reached);
      const page = composePaper({
        ...gathered,
        blank: false,
        language,
        number: null,
        version: null,
      });
      pages.push({ template, title: page.title, page });
    }
    return pages;
  }

  /** Every version that was made for good, the oldest first. */
  private async madeOf(
    tx: Transaction,
    { head, reference }: ReachedPaper,
    speech: PaperSpeech,
  ): Promise<DossierItem[]> {
    const policy = reference.policyAt(head);
    const made = await this.papers.ofComplaint(tx, head.id);
    return made
      .toSorted((one, other) => one.madeAt.getTime() - other.madeAt.getTime())
      .map(({ template, about, number, version, madeAt, ...kept }) => {
        const { zh = template, en = zh } = paperRule(policy, template).rule;
        const again =
          version > 1 ? speech.said({ zh: `第${version}版`, en: `version ${version}` }) : '';
        const title = [speech.said({ zh, en }), about, number, again].filter(Boolean).join(' ');
        return paperItem(template, { title, at: madeAt, source: sourceOf(kept) });
      });
  }
}

const inHex = <Row extends { readonly sha256: Buffer }>({ sha256, ...row }: Row) => ({
  ...row,
  sha256: sha256.toString('hex'),
});
