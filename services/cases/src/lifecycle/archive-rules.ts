import {
  ARCHIVE_PARTS,
  localDay,
  type ArchivePart,
  type FiledPart,
  type Retention,
} from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { PayloadOf } from './payload.js';

/** What of this round says that a part of the file is in the log. Who closed a case has told somebody, or said why nobody was told. */
const SAID_BY: Readonly<Record<ArchivePart, readonly string[]>> = {
  registration: ['case.received', 'case.receivedByCentre'],
  investigation: [
    'department.packageComplete',
    'department.waived',
    'department.resolvedOnSpot',
    'review.completed',
    'onsite.checked',
  ],
  opinion: ['investigation.completed', 'handling.completed'],
  feedback: ['case.closed'],
};

/** The parts of the file that the log holds. */
export function knownParts({ milestones }: Pick<CaseState, 'milestones'>): readonly ArchivePart[] {
  const round = milestones.slice(
    milestones.findLastIndex(({ name }) => name === 'case.reopened') + 1,
  );
  const has = (part: ArchivePart): boolean =>
    (part === 'registration' ? milestones : round).some(({ name }) => SAID_BY[part].includes(name));
  return ARCHIVE_PARTS.filter(has);
}

/** Every part is in the log or on paper, or somebody says why there is none (T-31). */
export function filedParts(state: CaseState, { parts }: PayloadOf<'archive'>): FiledPart[] {
  const known = knownParts(state);
  const missing = ARCHIVE_PARTS.filter(
    (part) => !known.includes(part) && !parts.some((one) => one.part === part),
  );
  if (missing.length > 0)
    refuse(
      'archive.part_missing',
      `The file lacks: ${missing.join(', ')}. Say where it is on paper, or why there is none (T-31).`,
    );
  if (parts.some((one) => 'absent' in one && known.includes(one.part)))
    refuse('archive.part_there', 'The log holds what is said to be absent.');
  return ARCHIVE_PARTS.map((part) => {
    const said = parts.find((one) => one.part === part);
    if (said && 'absent' in said) return { part, as: 'absent' };
    if (!said) return { part, as: 'system' };
    return { part, as: known.includes(part) ? 'both' : 'paper' };
  });
}

/** How long the policy wants the file kept, from the day on which it is archived. */
export function retentionOf(
  { archive }: Pick<Policy, 'archive'>,
  { at, timeZone }: Pick<DecisionContext, 'at' | 'timeZone'>,
): Retention {
  const { years, class: kind = null } = archive?.retention ?? {};
  if (typeof years !== 'number') return { class: kind, years: null, until: null };
  const day = localDay(at, timeZone);
  return { class: kind, years, until: yearsLater(day, years) };
}

/** The same day of a later year; 29 February ends with the month. */
function yearsLater(day: string, years: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const later = Number(year) + years;
  const leap = (later % 4 === 0 && later % 100 !== 0) || later % 400 === 0;
  return `${later}-${month}-${month === '02' && date === '29' && !leap ? '28' : date}`;
}

/** Words about the parts, each by its own name. */
export const wordsOfParts = ({ parts }: PayloadOf<'archive'>): Record<string, string> =>
  Object.fromEntries(
    parts.map((one) => [`filed_${one.part}`, 'absent' in one ? one.absent : one.place]),
  );
