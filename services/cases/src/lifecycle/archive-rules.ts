import {
  ARCHIVE_PARTS,
  isSealed,
  localDay,
  type ArchivePart,
  type FiledPart,
  type KEEPING_GROUNDS,
  type Retention,
} from '@tingsu/contracts';
import { holds } from '@tingsu/policy';
import { decidedFacts } from './approvals.js';
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

/** How long the policy wants the file kept, from the day on which it is archived: the years of the house, or those of the class of the case. */
export function retentionOf(
  { classification }: Pick<CaseState, 'classification'>,
  { at, timeZone, policy: { archive } }: Pick<DecisionContext, 'at' | 'timeZone' | 'policy'>,
): Retention {
  const { years, class: kind = null, classes = [] } = archive?.retention ?? {};
  const day = localDay(at, timeZone);
  if (typeof years === 'number') return { class: kind, years, until: yearsLater(day, years) };
  const facts = classification ? decidedFacts(classification) : {};
  const found = classes.find(({ when }) => when === undefined || holds(when, facts));
  if (!found) return { class: kind, years: null, until: null };
  const { id, zh, en } = found;
  return {
    ...{ class: kind ?? id, years: found.years, until: yearsLater(day, found.years) },
    label: { zh: zh ?? id, en: en ?? id },
  };
}

/** What keeps the file open whatever its class says: it is looked at again whenever the file is read. */
export const keptBy = ({
  classification,
  suspended,
  holds: sealed = [],
}: Pick<
  CaseState,
  'classification' | 'suspended' | 'holds'
>): (typeof KEEPING_GROUNDS)[number][] => [
  ...(classification?.facts['courtFiled'] === true || suspended?.cause === 'court'
    ? (['court'] as const)
    : []),
  ...(sealed.some(isSealed) ? (['evidence'] as const) : []),
];

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
