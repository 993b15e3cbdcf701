import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type DossierRequest,
  FIELD_CLASSES,
  type Identity,
  ProblemError,
  REVEALED_FIELD_NAMES,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { withoutPeople } from '../access/without-people.js';
import { type Asked, type ReachedPaper, ReachedPapers } from '../papers/reached-paper.usecase.js';
import { DossierKeyRepository } from './dossier-keys.repository.js';
import { type DossierMaterial, GatherDossier } from './gather-dossier.usecase.js';
import { PrintDossier } from './print-dossier.usecase.js';
import type { SigningKey } from './signing-key.provider.js';
import { WriteDossier } from './write-dossier.usecase.js';

export interface AskedDossier {
  readonly who: Identity;
  readonly complaintNo: string;
  readonly request: DossierRequest;
  /** Lines of JSON. */
  readonly log: Buffer;
}

export interface Dossier {
  readonly content: Readable;
  /** About as many, before it is written. */
  readonly bytes: number;
}

interface Gathered {
  readonly material: DossierMaterial;
  readonly key: SigningKey;
  readonly madeBy: string;
  readonly at: Date;
}

/** Everything of a case as one signed archive, for who reads everything of it, for a reason on record. */
@Injectable()
export class MakeDossier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedPapers,
    private readonly gather: GatherDossier,
    private readonly printer: PrintDossier,
    private readonly keys: DossierKeyRepository,
    private readonly accessLog: AccessLogRepository,
    private readonly writer: WriteDossier,
  ) {}

  /** Throws `access.denied` with a row in the log, and `dossier.too_large` for what one ZIP cannot hold. */
  async execute({ who, complaintNo, request, log }: AskedDossier): Promise<Dossier> {
    const { make, ...of } = request;
    const asked: Asked = { who, complaintNo, template: 'register-form', about: null, of };
    const reference = await this.reached.reference(who);
    const gathered = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const paper = await this.reached.find(tx, asked, reference);
      const refusal = await this.record(tx, paper, make.reason);
      if (refusal) return refusal;
      const material = await this.gather.execute(tx, asked, paper, {
        language: make.language,
        log,
      });
      const key = await this.keys.signing(tx);
      return { material, key, madeBy: paper.personId, at: tx.now };
    });
    if (gathered instanceof ProblemError) throw gathered;
    return this.write(gathered, of.case.caseNo, complaintNo);
  }

  private async record(
    tx: Transaction,
    { head, access, personId }: ReachedPaper,
    reason: string,
  ): Promise<ProblemError | null> {
    const may =
      access.roleFor('dossier.make') !== null &&
      FIELD_CLASSES.every((one) => access.fields.includes(one));
    await this.accessLog.record(tx, {
      ...{ personId, action: 'dossier.make', complaintId: head.id, uploadId: null },
      ...{ reason: withoutPeople(reason), fields: REVEALED_FIELD_NAMES },
      outcome: may ? 'allowed' : 'refused',
    });
    return may
      ? null
      : new ProblemError('access.denied', 'Your role makes no dossier of this case.');
  }

  private write(
    { material, key, madeBy, at }: Gathered,
    caseNo: string,
    complaintNo: string,
  ): Dossier {
    const { messages, speech, house } = material;
    const { items, bytes } = this.printer.begin(material, at);
    const index = { ...speech, house, caseNo, complaintNo, madeAt: at, messages };
    return { content: Readable.from(this.writer.bytes({ items, index, madeBy, key })), bytes };
  }
}
