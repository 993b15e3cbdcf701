import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldClass } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { EvidenceRepository } from '../evidence/evidence.repository.js';
import { seesEvidence } from '../evidence/who-sees.js';
import { UploadRepository } from '../uploads/upload.repository.js';
import { type DossierItem, type PaperInput, paperRule } from './compose-paper.js';
import { PapersRepository } from './papers.repository.js';
import { frozenAt, handedInAt, reportTextOf } from './report-values.js';
import type { Asked, ReachedPaper } from './reached-paper.usecase.js';
import { sightOf } from './sight.js';

/** What a paper is composed from, less what is chosen when it is printed. */
export type Gathered = Omit<PaperInput, 'language' | 'blank' | 'number' | 'version'>;

/** Reads what intake knows for a paper; what only cases knows came with the request. */
@Injectable()
export class GatherPaper {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly uploads: UploadRepository,
    private readonly evidence: EvidenceRepository,
    private readonly papers: PapersRepository,
  ) {}

  async execute(tx: Transaction, asked: Asked, paper: ReachedPaper): Promise<Gathered> {
    const { head, access, reference } = paper;
    const { people } = asked.of;
    const detail = frozenAt(asked, asked.of.case);
    const reported = reportTextOf(asked, detail);
    const added = await this.evidence.ofComplaint(tx, head.id);
    const files = (await this.uploads.ofComplaint(tx, head.id)).filter(
      ({ uploadId }) => !added.some((one) => one.uploadId === uploadId),
    );
    return {
      ...{
        template: asked.template,
        about: asked.about,
        reference,
        detail,
        people,
        campus: head.campus,
      },
      policy: reference.policyAt(head),
      complaint: {
        complaint: await this.complaints.open(tx, head),
        limits: head.limits,
        clocks: detail.clocks,
        files: files.map(({ fileName }) => fileName),
      },
      sight: sightOf(access),
      dossier: [
        ...files.map(({ fileName, sha256 }) => itemOf(fileName, head.receivedAt, sha256)),
        ...added
          .filter(({ addedRole }) => seesEvidence(addedRole, access.fields))
          .map(({ fileName, addedAt, sha256 }) => itemOf(fileName, addedAt, sha256)),
        ...(await this.madeOf(tx, paper, access.fields)),
      ],
      textHash: reported === null ? null : createHash('sha256').update(reported).digest('hex'),
      at: handedInAt(asked, detail) ?? tx.now,
    };
  }

  /** Papers stand in the contents by title and number. */
  private async madeOf(
    tx: Transaction,
    { head, reference }: ReachedPaper,
    fields: readonly FieldClass[],
  ): Promise<DossierItem[]> {
    if (!fields.includes('opinion')) return [];
    const made = await this.papers.ofComplaint(tx, head.id);
    const policy = reference.policyAt(head);
    return made.map(({ template, about, number, madeAt, sha256 }) => {
      const { zh = template } = paperRule(policy, template).rule;
      return itemOf([zh, about, number].filter(Boolean).join(' '), madeAt, sha256);
    });
  }
}

const itemOf = (name: string, at: Date, sha256: Buffer): DossierItem => ({
  ...{ name, at },
  sha256: sha256.toString('hex'),
});
