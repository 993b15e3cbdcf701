import { tidyText, wellFormed } from '@tingsu/contracts';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { type Bounced, bouncedIn } from './bounce.js';
import { htmlText } from './html-text.js';
import { kindOfMail, type MailKind, runsInCircle } from './mail-kind.js';
import { mended } from './mended-mail.js';
import { winmailFiles } from './winmail.js';

export interface MailFile {
  readonly name: string;
  readonly declaredType: string;
  readonly content: Buffer;
}

/** A mail as it is read. */
export interface Mail {
  /** Without its brackets; null where the mail has none. */
  readonly messageId: string | null;
  /** The mails that it answers, the nearest first. */
  readonly answers: readonly string[];
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly words: string;
  readonly sentAt: Date | null;
  readonly kind: MailKind;
  readonly circling: boolean;
  readonly bounced: Bounced | null;
  readonly files: readonly MailFile[];
  /** Mails that came within this one. */
  readonly within: readonly Mail[];
}

const MESSAGE = 'message/rfc822';
/** Parts that are about the mail, not in it. */
const ABOUT = new Set([MESSAGE, 'message/delivery-status', 'text/rfc822-headers']);
const DEEPEST = 3;
const OPTIONS = { forceRfc822Attachments: true, maxNestingDepth: 50 };

/** Reads a mail as it came over the wire; throws for what is none. */
export async function readMail(raw: Buffer, depth = 0): Promise<Mail> {
  const email = await PostalMime.parse(mended(raw), OPTIONS);
  const messages = email.attachments.filter(({ mimeType }) => mimeType === MESSAGE);
  const within =
    depth >= DEEPEST
      ? []
      : await Promise.all(messages.map((one) => readMail(contentOf(one), depth + 1)));
  const subject = oneLine(email.subject ?? '');
  const from = senderOf(email);
  const about = email.attachments.filter(({ mimeType }) => ABOUT.has(mimeType));
  const types = email.attachments.map(({ mimeType }) => mimeType.toLowerCase());
  const headers = new Map(email.headers.map(({ key, value }) => [key, value]));
  return {
    ...{ subject, from, within },
    messageId: idsIn(email.messageId)[0] ?? null,
    answers: answersOf(email),
    words: wordsOf(email),
    sentAt: dateOf(email.date),
    kind: kindOfMail({ headers, subject, address: from.address, parts: types }),
    circling: runsInCircle(email.headers),
    bounced: bouncedIn(about.map(partOf), within[0]?.messageId ?? null),
    files: email.attachments.filter(({ mimeType }) => !ABOUT.has(mimeType)).flatMap(filesOf),
  };
}

/** More than anybody writes; a mail may be megabytes of blanks. */
const MOST_CHARACTERS = 200_000;
const MOST_OF_A_PAGE = 2_000_000;
const MOST_OF_A_LINE = 500;

function wordsOf({ text, html }: Email): string {
  const plain = tidied(text ?? '');
  return plain === '' && html !== undefined
    ? tidied(htmlText(html.slice(0, MOST_OF_A_PAGE)))
    : plain;
}

const tidied = (text: string): string =>
  wellFormed(text.slice(0, MOST_CHARACTERS)).replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();

function senderOf({ from, sender }: Email): Mail['from'] {
  const one = from ?? sender;
  return {
    name: oneLine(one?.name ?? ''),
    address: (one?.address ?? '').trim().toLowerCase(),
  };
}

/** What is answered stands last in the list of the thread. */
function answersOf({ inReplyTo, references }: Email): readonly string[] {
  return [...new Set([...idsIn(inReplyTo), ...idsIn(references).toReversed()])];
}

const MOST_IDS = 100;
const idsIn = (header: string | undefined): readonly string[] =>
  [...(header ?? '').matchAll(/<([^<>\s]{1,300})>/g)].slice(-MOST_IDS).map(([, id = '']) => id);

const oneLine = (text: string): string =>
  tidyText(text.replace(/\s+/g, ' ').replaceAll('\0', '').slice(0, MOST_OF_A_LINE));

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

function contentOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(content);
}

const partOf = (part: Attachment) => ({
  type: part.mimeType.toLowerCase(),
  text: contentOf(part).toString('utf8'),
});

/** Outlook packs the files of some mails into one. */
function filesOf(file: Attachment): readonly MailFile[] {
  const content = contentOf(file);
  const packed = file.mimeType === 'application/ms-tnef' ? winmailFiles(content) : null;
  const files = packed ?? [{ name: oneLine(file.filename ?? ''), content }];
  const declaredType = packed ? '' : file.mimeType;
  return files.map((one) => ({ ...one, declaredType }));
}
