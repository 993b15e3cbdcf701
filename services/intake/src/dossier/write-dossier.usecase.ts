import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ObjectStore } from '@tingsu/archive';
import { UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { MailRepository } from '../mailbox/mail.repository.js';
import {
  type IndexInput,
  differs,
  indexHtml,
  indexJson,
  type WrittenItem,
} from './dossier-index.js';
import { inWritingOrder, type PlacedItem, recordedHash } from './dossier-plan.js';
import { ShownFiles } from '../uploads/shown-file.usecase.js';
import { type SigningKey, signatureOf } from './signing-key.provider.js';
import { type ZipEntry, zipOf } from './zip-file.adapter.js';

export interface DossierToWrite {
  readonly items: readonly PlacedItem[];
  readonly index: Omit<IndexInput, 'items' | 'keyId'>;
  readonly madeBy: string;
  readonly key: SigningKey;
  /** Of a copy for somebody outside: its record. */
  readonly copyId?: string;
}

type Sum = NonNullable<WrittenItem['written']>;

/** Writes a dossier while it is read: one file after the other, then the index and the signed list of all that was written. */
@Injectable()
export class WriteDossier {
  constructor(
    private readonly store: ObjectStore,
    private readonly shown: ShownFiles,
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: MailRepository,
  ) {}

  bytes(dossier: DossierToWrite): AsyncGenerator<Uint8Array> {
    return zipOf(this.entries(dossier));
  }

  private async *entries(dossier: DossierToWrite): AsyncGenerator<ZipEntry> {
    const { items, index, key } = dossier;
    const sums = new Map<string, Sum>();
    const at = index.madeAt;
    const counted = (path: string, content: AsyncIterable<Uint8Array>, when = at): ZipEntry => ({
      ...{ path, at: when },
      content: summed(content, (sum) => sums.set(path, sum)),
    });
    for (const item of inWritingOrder(items)) {
      const content = await this.open(item);
      if (content) yield counted(item.path, content, item.at);
    }
    const written: WrittenItem[] = items.map((item) => ({
      ...item,
      written: sums.get(item.path) ?? null,
    }));
    const input = { ...index, keyId: key.keyId, items: written };
    yield counted('index.html', whole(Buffer.from(indexHtml(input))));
    yield counted('index.json', whole(Buffer.from(indexJson(input))));
    const manifest = Buffer.from(manifestOf(dossier, { written, sums }));
    yield { path: 'manifest.json', at, content: whole(manifest) };
    const signature = `${JSON.stringify(signatureOf(manifest, key), null, 2)}\n`;
    yield { path: 'manifest.sig', at, content: whole(Buffer.from(signature)) };
  }

  /** Null for a file that is gone: a dossier says so instead of not being made. */
  private async open({ source }: PlacedItem): Promise<AsyncIterable<Uint8Array> | null> {
    if (Buffer.isBuffer(source) || source instanceof Promise) return whole(await source);
    if ('mailId' in source) return this.openMail(source);
    const storageKey = 'cleanOf' in source ? source.cleanOf : source.storageKey;
    const opened =
      'cleanOf' in source
        ? this.shown.open({ ...source, storageKey })
        : this.store.open(storageKey);
    return opened.catch((error: unknown) => {
      logger.error({ err: error, storageKey }, 'a file of a dossier cannot be read');
      return null;
    });
  }

  private async openMail({
    tenantId,
    mailId,
  }: {
    readonly tenantId: string;
    readonly mailId: string;
  }): Promise<AsyncIterable<Uint8Array> | null> {
    const mail = await this.unitOfWork.run(tenantId, (tx) => this.mails.open(tx, mailId));
    return mail && whole(mail.raw);
  }
}

function manifestOf(
  { index, madeBy, copyId }: DossierToWrite,
  {
    written,
    sums,
  }: { readonly written: readonly WrittenItem[]; readonly sums: ReadonlyMap<string, Sum> },
): string {
  const recorded = new Map(
    written.filter(differs).map((item) => [item.path, recordedHash(item) ?? '']),
  );
  const manifest = {
    format: 'tingsu-dossier/1',
    ...{ caseNo: index.caseNo, complaintNo: index.complaintNo, house: index.house },
    ...{ madeAt: index.madeAt.toISOString(), madeBy, language: index.language, copyId },
    log: written.find(({ isLog }) => isLog)?.path,
    entries: [...sums].map(([path, sum]) => ({
      ...{ path, ...sum },
      ...(recorded.has(path) ? { recorded: recorded.get(path) } : {}),
    })),
    lost: written.filter((item) => item.written === null).map(({ path }) => path),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

async function* whole(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}

/** Passes the content on, and says at its end what it was. */
async function* summed(
  content: AsyncIterable<Uint8Array>,
  tell: (sum: Sum) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of content) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  tell({ bytes, sha256: hash.digest('hex') });
}
