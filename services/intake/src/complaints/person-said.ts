import { REVEALED_FIELD_NAMES, type RevealedField } from '@tingsu/contracts';
import type { IdentityFields } from './registration.js';
import type { StoredAddition } from './addition.js';
import type { StaffEntry } from './staff-registration.js';

/** Who on the staff corrected something of a person, when, and why. */
interface CorrectedBy {
  readonly personId: string;
  readonly nr: number;
  readonly at: Date;
  readonly reason: string;
}

/** What was said of a person at one time: the complaint, what was added to it, or what staff corrected. */
export interface SaidOfPerson {
  readonly fields: Readonly<Partial<Record<RevealedField, string | null>>>;
  /** Null for what is not a correction by staff. */
  readonly corrected: CorrectedBy | null;
}

interface Told extends IdentityFields {
  readonly staff: StaffEntry | null;
  readonly additions: readonly StoredAddition[];
}

/** Everything that was said of the person, oldest first. */
export function saidOfPerson({ staff, additions, ...complaint }: Told): readonly SaidOfPerson[] {
  const { name, phone, email, address } = complaint;
  const { name: patientName = null, recordNo = null, visitNo = null } = staff?.said.patient ?? {};
  const first = { name, phone, email, address, patientName, recordNo, visitNo };
  return [
    { fields: first, corrected: null },
    ...additions.map((one) => ({ fields: one.words, corrected: correctedBy(one) })),
  ];
}

function correctedBy({ kind, personId, nr, at, words }: StoredAddition): CorrectedBy | null {
  if (kind !== 'correction' || personId === null) return null;
  return { personId, nr, at, reason: words.note ?? '' };
}

/** What was said of one field since staff corrected it last, oldest first; all of it where nobody did. */
export function saidSinceCorrected(
  said: readonly SaidOfPerson[],
  field: RevealedField,
): readonly SaidOfPerson[] {
  const last = said.findLastIndex(({ corrected, fields }) => corrected && fields[field] != null);
  return last < 0 ? said : said.slice(last);
}

/** The newest text of each field. */
export function newestOf(
  said: readonly SaidOfPerson[],
): Readonly<Record<RevealedField, string | null>> {
  const newest = (field: RevealedField): string | null =>
    said.findLast(({ fields }) => fields[field] != null)?.fields[field] ?? null;
  return Object.fromEntries(REVEALED_FIELD_NAMES.map((field) => [field, newest(field)])) as Record<
    RevealedField,
    string | null
  >;
}

/** The fields that something says. */
export const fieldsSaid = ({ fields }: Pick<SaidOfPerson, 'fields'>): readonly RevealedField[] =>
  REVEALED_FIELD_NAMES.filter((field) => fields[field] != null);
