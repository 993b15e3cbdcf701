import type { PaperTemplate } from '@tingsu/contracts';
import type { OpenedComplaint } from '../complaints/complaint-view.js';
import { newestOf, saidOfPerson } from '../complaints/person-said.js';
import type { MailEntity } from '../mailbox/mail.entity.js';
import type { StoredMessage } from '../messages/message.js';
import type { PaperSpeech } from '../papers/paper-words.js';
import type { DossierItem, DossierPart, StoredSource } from './dossier-plan.js';
import { OWN_TITLES } from './dossier-words.js';

interface KeptFile {
  readonly uploadId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** What is known of the files of a complaint, each with how it came. */
export interface CameFiles {
  readonly files: readonly KeptFile[];
  readonly evidence: readonly (KeptFile & { readonly addedAt: Date })[];
  readonly messages: readonly StoredMessage[];
  readonly receivedAt: Date;
}

export const sourceOf = ({
  storageKey,
  bytes,
  sha256,
}: Pick<KeptFile, 'storageKey' | 'bytes' | 'sha256'>): StoredSource => ({
  ...{ storageKey, bytes },
  sha256: sha256.toString('hex'),
});

/** The files as they came: what the complainant handed in proves the matter, what the office gathered or answered belongs to handling. */
export function fileItems({ files, evidence, messages, receivedAt }: CameFiles): DossierItem[] {
  const gathered = new Map(evidence.map((one) => [one.uploadId, one.addedAt]));
  const written = new Map(
    messages.flatMap(({ files: own, direction, at }) =>
      own.map(({ uploadId }) => [uploadId, { direction, at }]),
    ),
  );
  return files.map((file) => {
    const addedAt = gathered.get(file.uploadId);
    const message = written.get(file.uploadId);
    const ours = addedAt !== undefined || message?.direction === 'out';
    return {
      part: ours ? 'handling' : 'matter',
      ...{ title: file.fileName, fileName: file.fileName, source: sourceOf(file) },
      at: addedAt ?? message?.at ?? receivedAt,
    };
  });
}

const PART_OF_PAPER: Readonly<Partial<Record<PaperTemplate, DossierPart>>> = {
  'register-form': 'complainant',
  'archive-cover': 'other',
  'dossier-contents': 'other',
};

/** A paper of the case, by the part that it belongs to. */
export const paperItem = (
  template: PaperTemplate,
  { title, at, source }: Pick<DossierItem, 'title' | 'at' | 'source'>,
): DossierItem => ({
  part: PART_OF_PAPER[template] ?? 'handling',
  ...{ title, at, source, fileName: `${title}.pdf` },
});

/** The mails of a complaint as they came, with all that is not in its words: headers, what was quoted, files that were not taken. */
export const mailItems = (
  mails: readonly Pick<MailEntity, 'tenantId' | 'mailId' | 'receivedAt' | 'bytes'>[],
  speech: PaperSpeech,
): DossierItem[] =>
  mails.map(({ receivedAt, ...source }) => ({
    ...{ part: 'matter', title: speech.said(OWN_TITLES.mail), fileName: 'mail.eml' },
    ...{ at: receivedAt, source },
  }));

interface Records {
  readonly complaint: Omit<OpenedComplaint, 'attachments'>;
  readonly messages: readonly StoredMessage[];
  /** Lines of JSON, as cases gave them. */
  readonly log: Buffer;
  readonly copies: readonly object[];
  readonly evidence: readonly object[];
  readonly at: Date;
}

/** What the system has on record, each as a file of its own. */
export function recordItems(records: Records, speech: PaperSpeech): DossierItem[] {
  const { complaint, messages, log, copies, evidence, at } = records;
  const { name, phone, email, address, additions, staff, anonymous, relation, ...matter } =
    complaint;
  const person = newestOf(saidOfPerson({ name, phone, email, address, additions, staff }));
  const own = (
    part: DossierPart,
    what: keyof typeof OWN_TITLES,
    source: Buffer,
    ending = 'json',
  ) => ({
    ...{ part, title: speech.said(OWN_TITLES[what]), fileName: `${what}.${ending}`, at, source },
  });
  return [
    own('complainant', 'complainant', json({ anonymous, relation, ...person })),
    own('matter', 'complaint', json({ ...matter, additions, registration: staff })),
    { ...own('handling', 'log', log, 'jsonl'), isLog: true },
    ...(evidence.length > 0 ? [own('handling', 'evidence', json(evidence))] : []),
    ...(messages.length > 0
      ? [own('handling', 'messages', lines(messages.map(messageLine)), 'jsonl')]
      : []),
    ...(copies.length > 0 ? [own('other', 'copies', json(copies))] : []),
  ];
}

const messageLine = ({ files, readAt, at, ...message }: StoredMessage) => ({
  ...message,
  ...{ at: at.toISOString(), readAt: readAt?.toISOString() ?? null },
  files: files.map(({ uploadId, fileName, sha256 }) => ({
    ...{ uploadId, fileName, sha256: sha256.toString('hex') },
  })),
});

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
const lines = (values: readonly unknown[]): Buffer =>
  Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
