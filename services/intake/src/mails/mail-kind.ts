/**
 * What sort of mail it is. Programs that answer by themselves say so (RFC 3834), or are known by what they write; only where that is
 * certain is a mail no word of a person.
 */
export type MailKind =
  | 'letter'
  /** A mail of ours did not arrive. */
  | 'bounce'
  /** An answer that a program gave: out of office, received, read. */
  | 'auto_reply'
  /** A program wrote it, or one letter went to many. */
  | 'machine'
  /** Looks like a program; a person has to say. */
  | 'doubtful';

export interface MailSigns {
  /** Values of headers by name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly address: string;
  readonly subject: string;
  /** Types of all parts, in small letters. */
  readonly parts: readonly string[];
}

const AUTO_HEADERS = ['x-autoreply', 'x-autorespond', 'x-autoresponder'];
const LIST_HEADERS = ['list-id', 'list-unsubscribe', 'feedback-id'];
const AUTO_SUBJECT =
  /^[\s[【(（]*(自动(回复|答复|应答)|系统自动|外出自动|auto(matic|mated)?[- ]?(reply|response|answer)\b|out of (the )?office\b|away from (my|the) (mail|office))/i;
const PROGRAM =
  /^(no-?reply|do-?not-?reply|donotreply|notifications?|mailer|autoreply)([+._-].*)?@/i;
const POSTMASTER = /^(mailer-daemon|postmaster)@/i;

export function kindOfMail({ headers, address, subject, parts }: MailSigns): MailKind {
  const value = (name: string): string => (headers.get(name) ?? '').toLowerCase();
  const type = value('content-type');
  const isReport = type.startsWith('multipart/report');
  if (isReport && type.includes('disposition-notification')) return 'auto_reply';
  const unreturned = value('return-path').trim() === '<>';
  if (parts.includes('message/delivery-status') || (unreturned && POSTMASTER.test(address)))
    return 'bounce';
  const submitted = value('auto-submitted');
  if (submitted.startsWith('auto-replied') || value('precedence').startsWith('auto'))
    return 'auto_reply';
  if (AUTO_HEADERS.some((name) => headers.has(name))) return 'auto_reply';
  if (submitted !== '' && !submitted.startsWith('no')) return 'machine';
  if (/^(bulk|junk|list)/.test(value('precedence'))) return 'machine';
  if (LIST_HEADERS.some((name) => headers.has(name))) return 'machine';
  const looks = AUTO_SUBJECT.test(subject) || PROGRAM.test(address) || POSTMASTER.test(address);
  return looks || unreturned ? 'doubtful' : 'letter';
}

/** Each machine that handled a mail left a line: so many are a mail that runs in a circle. */
const MOST_HOPS = 50;
export const runsInCircle = (headers: readonly { readonly key: string }[]): boolean =>
  headers.filter(({ key }) => key === 'received').length > MOST_HOPS;
