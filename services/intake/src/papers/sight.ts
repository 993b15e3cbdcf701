import {
  type CaseAccess,
  type CaseForPaper,
  PAPER_FIELDS,
  type PaperField,
  ProblemError,
  type RevealedField,
} from '@tingsu/contracts';
import type { PaperRule } from '@tingsu/policy';
import type { Sight } from './complaint-values.js';
import { classesOf, fieldsOf } from './compose-paper.js';
import { type PaperKey, readinessOf } from './paper-readiness.js';

/** Which of the person's fields stand behind a field of a paper. */
const PERSONAL: Readonly<Partial<Record<PaperField, readonly RevealedField[]>>> = {
  addressee: ['name'],
  name: ['name'],
  patientName: ['patientName'],
  patientNumbers: ['recordNo', 'visitNo'],
  phone: ['phone'],
  email: ['email'],
  mailAddress: ['address'],
};

/** How much of the person who asks sees: in full where he could reveal it one by one. */
export const sightOf = ({ fields, roleFor }: Pick<CaseAccess, 'fields' | 'roleFor'>): Sight => ({
  fields,
  name: roleFor('identity.reveal') !== null,
  contact: roleFor('contact.reveal') !== null,
});

/** Fields of the person that a paper shows in full: they go into the access log. */
export function shownInFull(rule: PaperRule, sight: Sight): readonly RevealedField[] {
  const shown = fieldsOf(rule).filter((field) => {
    const own = PAPER_FIELDS[field];
    return own === 'identity' ? sight.name : own === 'contact' && sight.contact;
  });
  return [...new Set(shown.flatMap((field) => PERSONAL[field] ?? []))];
}

/** Null when the reader may read all that stands on the paper. */
export function refusalOf(
  rule: PaperRule,
  { fields }: Pick<CaseAccess, 'fields'>,
): ProblemError | null {
  const shut = classesOf(rule).filter((one) => !fields.includes(one));
  if (shut.length === 0) return null;
  return new ProblemError(
    'access.denied',
    `Your role does not read what stands on this paper: ${shut.join(', ')}.`,
  );
}

/** A paper that was made shows the person in full: null for who may see that. */
export function refusalOfMade(
  rule: PaperRule,
  access: Pick<CaseAccess, 'fields' | 'roleFor'>,
): ProblemError | null {
  const full = shownInFull(rule, { fields: access.fields, name: true, contact: true });
  const own = shownInFull(rule, sightOf(access));
  if (full.length === own.length) return refusalOf(rule, access);
  return new ProblemError(
    'access.denied',
    'This paper shows the person in full, which your role does not see. Ask for a masked one instead.',
  );
}

/** Throws `paper.not_yet` for a paper that the case cannot fill in so far. */
export function requireReady(key: PaperKey, detail: CaseForPaper): void {
  if (readinessOf(key, detail) === 'not_yet')
    throw new ProblemError('paper.not_yet', 'The case has not got far enough for this paper.');
}

/** Throws `paper.not_yet` also for what is a draft, or a form to be filled in by hand. */
export function requireFinal(key: PaperKey, detail: CaseForPaper): void {
  requireReady(key, detail);
  if (readinessOf(key, detail) === 'draft')
    throw new ProblemError(
      'paper.not_yet',
      'This paper is a draft until what it is about is on record.',
    );
}
