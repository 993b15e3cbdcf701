import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { ObjectStore } from '@tingsu/archive';
import {
  type CopiesView,
  type HandOutRequest,
  type Identity,
  ProblemError,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { withoutPeople } from '../access/without-people.js';
import { copiesView } from '../copies/copies-view.js';
import { GivenCopiesRepository, type GivenFile } from '../copies/given-copies.repository.js';
import { type Giver, RecordCopies } from '../copies/record-copies.usecase.js';
import { type Asked, type ReachedPaper, ReachedPapers } from '../papers/reached-paper.usecase.js';
import { DossierKeyRepository } from './dossier-keys.repository.js';
import { type CopyMaterial, GatherCopy } from './gather-copy.usecase.js';
import { PrintDossier } from './print-dossier.usecase.js';
import type { SigningKey } from './signing-key.provider.js';
import { WriteDossier } from './write-dossier.usecase.js';

interface Prepared {
  readonly giver: Giver;
  readonly material: CopyMaterial;
  readonly key: SigningKey;
  readonly at: Date;
}

/** A copy of the case for somebody outside, without what is not theirs to read: kept as it was given, with its hash on record. */
@Injectable()
export class HandOutDossier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedPapers,
    private readonly gather: GatherCopy,
    private readonly printer: PrintDossier,
    private readonly writer: WriteDossier,
    private readonly keys: DossierKeyRepository,
    private readonly copies: GivenCopiesRepository,
    private readonly recorded: RecordCopies,
    private readonly accessLog: AccessLogRepository,
    private readonly store: ObjectStore,
  ) {}

  /** May run twice: a copy that was given is answered as it is. It is written between the two transactions. */
  async execute(who: Identity, complaintNo: string, request: HandOutRequest): Promise<CopiesView> {
    const { give, ...of } = request;
    const asked: Asked = { who, complaintNo, template: 'register-form', about: null, of };
    const reference = await this.reached.reference(who);
    const before = await this.unitOfWork.run(who.tenantId, async (tx) =>
      this.prepare(tx, asked, await this.reached.find(tx, asked, reference), give),
    );
    if (before instanceof ProblemError) throw before;
    if ('known' in before) return before.known;
    const file = await this.write(who.tenantId, before, asked, give.copyId);
    const { copyId, to, name, reason } = give;
    const given = { copyId, to, name, reason, form: 'clean' as const };
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      copiesView(
        await this.recorded.execute(tx, before.giver, given, [file]),
        complaintNo,
        new Map(),
      ),
    );
  }

  private async prepare(
    tx: Transaction,
    asked: Asked,
    paper: ReachedPaper,
    { copyId, to, reason, language }: HandOutRequest['give'],
  ): Promise<Prepared | { readonly known: CopiesView } | ProblemError> {
    const { head, access, personId } = paper;
    const role = access.roleFor('dossier.make') && access.roleFor('copies.give');
    await this.accessLog.record(tx, {
      ...{ personId, action: 'copies.give', complaintId: head.id, uploadId: null },
      ...{ reason: `${to}: ${withoutPeople(reason)}`, outcome: role ? 'allowed' : 'refused' },
    });
    if (!role)
      return new ProblemError('access.denied', 'Your role does not give out copies of this case.');
    const all = await this.copies.ofComplaint(tx, head.id);
    const known = all.find(({ id }) => id === copyId);
    if (known) return { known: copiesView(known, head.complaintNo, new Map()) };
    const own = to === 'complainant';
    return {
      giver: { head, by: { givenBy: personId, givenRole: role } },
      material: await this.gather.execute(tx, asked, paper, { language, own }),
      key: await this.keys.signing(tx),
      at: tx.now,
    };
  }

  private async write(
    tenantId: string,
    { giver, material, key, at }: Prepared,
    { complaintNo, of }: Asked,
    copyId: string,
  ): Promise<GivenFile> {
    const { items } = this.printer.begin(material, at);
    const { speech, house, messages, leftOut } = material;
    const { caseNo } = of.case;
    const index = { ...speech, house, caseNo, complaintNo, madeAt: at, messages, leftOut };
    const { givenBy: madeBy } = giver.by;
    const storageKey = `${tenantId}/given/${copyId}/dossier.zip`;
    const directory = await mkdtemp(join(tmpdir(), 'tingsu-dossier-'));
    try {
      const path = join(directory, 'file');
      const sum = summing();
      const content = this.writer.bytes({ items, index, madeBy, key, copyId });
      await pipeline(content, sum.stream, createWriteStream(path));
      await this.store.put(storageKey, path, 'application/zip');
      return { uploadId: copyId, storageKey, ...sum.result() };
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
}

function summing() {
  const hash: Hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest() }) };
}
