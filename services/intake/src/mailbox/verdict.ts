import { ProblemError, type ProblemCode } from '@tingsu/contracts';
import type { Mail } from '../mails/mail.js';
import type { MailRelatives } from './mail-relatives.js';

/** What becomes of a mail. */
export type Verdict =
  | { readonly as: 'complaint' | 'bounce' }
  | { readonly as: 'message' | 'double'; readonly complaintNo: string }
  | { readonly as: 'noted'; readonly complaintNo: string | null };

/** More than a person writes in a day; the rest waits for somebody to look. */
export const MOST_A_DAY = 30;

const ASIDE = {
  'mail.too_large': 'The mail is larger than 30 MB: only its beginning is kept.',
  'mail.in_circle': 'The mail came back to a mailbox of ours, perhaps again and again.',
  'mail.bounced': 'A mail of ours could not be delivered.',
  'mail.looks_automatic': 'A program seems to have written this mail.',
  'mail.too_many': `More than ${MOST_A_DAY} mails came from this address within a day.`,
  'mail.empty': 'The mail has neither words nor files.',
  'mail.unreadable': 'The mail cannot be read. It is kept as it came.',
} as const satisfies Partial<Record<ProblemCode, string>>;

export const setAside = (code: keyof typeof ASIDE): ProblemError =>
  new ProblemError(code, ASIDE[code]);

/** Throws for a mail that a person has to look at. `own`: the sender is a mailbox of ours. */
export function verdictOn(
  mail: Mail,
  relatives: MailRelatives,
  { cut, own }: { readonly cut: boolean; readonly own: boolean },
): Verdict {
  const { double, complaintNo } = relatives;
  if (cut) throw setAside('mail.too_large');
  if (double)
    return double.complaintNo === null
      ? { as: 'noted', complaintNo: null }
      : { as: 'double', complaintNo: double.complaintNo };
  if (own || mail.circling) throw setAside('mail.in_circle');
  if (mail.kind === 'auto_reply') return { as: 'noted', complaintNo };
  if (mail.kind === 'bounce')
    // That a mail is late asks for nothing yet.
    return mail.bounced?.failed === false ? { as: 'noted', complaintNo } : { as: 'bounce' };
  if (mail.kind !== 'letter') throw setAside('mail.looks_automatic');
  if (relatives.ofSenderToday > MOST_A_DAY) throw setAside('mail.too_many');
  if (saysNothing(mail)) throw setAside('mail.empty');
  return insistedOn(relatives);
}

/** What a person decided to take, whatever it looks like. */
export const insistedOn = ({ complaintNo }: MailRelatives): Verdict =>
  complaintNo === null ? { as: 'complaint' } : { as: 'message', complaintNo };

const saysNothing = ({ words, subject, files, within }: Mail): boolean =>
  words === '' && subject === '' && files.length === 0 && within.length === 0;
