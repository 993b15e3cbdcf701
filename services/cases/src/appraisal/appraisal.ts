import type { AppraisalRow } from '@tingsu/contracts';
import type { CaseState } from '../lifecycle/case-state.js';
import { respondentUnitsOf } from '../lifecycle/respondents.js';
import { isVerified } from '../accountability/established.js';

/** Who was given something good: a person, or a department. */
export interface Given {
  readonly personId: string | null;
  readonly department: string;
}
type Counted = Omit<AppraisalRow, 'subject' | 'id'>;
type Tally = Map<string, Counted>;

const NOTHING: Counted = {
  ...{ verified: 0, attitude: 0, work: 0, late: 0, dissatisfied: 0, praises: 0, rewards: 0 },
};
/** What is about manners and not about the work. */
const ATTITUDE = ['attitude', 'ethics'];

/** Adds what one case says of those it is about. */
export function countCase(tally: Tally, state: CaseState): void {
  const found = foundIn(state);
  if (!found) return;
  for (const id of state.respondents?.persons ?? []) add(tally, `person|${id}`, found);
  for (const code of respondentUnitsOf(state)) add(tally, `unit|${code}`, found);
}

export function countReward(tally: Tally, { personId, department }: Given): void {
  if (personId !== null) add(tally, `person|${personId}`, { rewards: 1 });
  add(tally, `unit|${department}`, { rewards: 1 });
}

function foundIn(state: CaseState): Partial<Counted> | null {
  if (state.caseKind === 'praise') return { praises: 1 };
  if (!isVerified(state)) return null;
  const manners = state.classification?.topics.some((topic) => ATTITUDE.includes(topic)) === true;
  const late = Object.values(state.clocks).some(({ breachedAt }) => breachedAt !== null);
  const dissatisfied = state.calledBack?.includes('dissatisfied') === true;
  return {
    verified: 1,
    ...(manners ? { attitude: 1 } : { work: 1 }),
    ...(late ? { late: 1 } : {}),
    ...(dissatisfied ? { dissatisfied: 1 } : {}),
  };
}

function add(tally: Tally, key: string, found: Partial<Counted>): void {
  const sums = { ...(tally.get(key) ?? NOTHING) };
  for (const name of Object.keys(found) as (keyof Counted)[]) sums[name] += found[name] ?? 0;
  tally.set(key, sums);
}

/** Persons first; who was complained of most stands above. */
export const rowsOf = (tally: Tally): AppraisalRow[] =>
  [...tally]
    .map(([key, counted]) => {
      const [subject = '', id = ''] = key.split('|');
      return {
        subject: subject === 'person' ? ('person' as const) : ('unit' as const),
        id,
        ...counted,
      };
    })
    .sort(
      (one, other) =>
        one.subject.localeCompare(other.subject) ||
        other.verified - one.verified ||
        one.id.localeCompare(other.id),
    );
