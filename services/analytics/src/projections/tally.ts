import { isOverdue } from '@tingsu/contracts';
import { type CaseFact, hasEnded } from './case-fact.js';
import { punctuality } from './clock-fact.js';

/** Counters over all time are kept beside those of each day. */
export const ALL_DAYS = 'all';

/** One counter: how many cases (or clocks) of a scope and day have this value of a dimension. */
export interface Cell {
  readonly scope: string;
  /** The local day, or `ALL_DAYS`: of receipt, except for `ended`, which counts by the day of the end. */
  readonly day: string;
  readonly dimension: Dimension;
  /** Empty for "none yet" and for dimensions without values. */
  readonly key: string;
}
/** A cell's address in one string: batches touch thousands of cells, most of them again and again. */
export interface TallyChange {
  readonly address: string;
  readonly delta: number;
}

export type Dimension =
  | 'received'
  | 'ended'
  | 'overdue'
  | 'campus'
  | 'department'
  | 'category'
  | 'channel'
  | 'kind'
  | 'state'
  | 'nature'
  /** By plan and finding, and by department and finding: `threeMonth|praise`. */
  | 'called_back'
  | 'called_back_in'
  /** Issues by category and by topic, and the same with what was found: `C05|upheld`. */
  | 'issue'
  | 'issue_found'
  | 'issue_topic'
  | 'issue_topic_found'
  /** Issues by cause; one with several counts for each. */
  | 'issue_cause'
  | 'clock_met'
  | 'clock_late'
  | 'clock_open';

/** Counted beside the kinds of case: what people say who are not eligible to complain. */
const FEEDBACK = 'feedback';
export const GROUP_SCOPE = '*';
export const campusScope = (campus: string): string => `campus:${campus}`;
export const departmentScope = (department: string): string => `department:${department}`;

/** What counters move by when a case changes; nothing for what stays the same. Either side may not exist. */
export function tallyChanges(
  before: CaseFact | null,
  after: CaseFact | null,
): readonly TallyChange[] {
  if (before === after) return [];
  const from = { scopes: before ? scopesOf(before) : [], places: before ? placesOf(before) : [] };
  const to = { scopes: after ? scopesOf(after) : [], places: after ? placesOf(after) : [] };
  const gone = without(from.places, to.places);
  const come = without(to.places, from.places);
  return [
    ...from.scopes.flatMap((scope) =>
      placed(scope, to.scopes.includes(scope) ? gone : from.places, -1),
    ),
    ...to.scopes.flatMap((scope) =>
      placed(scope, from.scopes.includes(scope) ? come : to.places, 1),
    ),
  ];
}

/** Sums the changes of each counter and drops those that cancel out. */
export function merged(
  changes: Iterable<TallyChange>,
): readonly (Cell & { readonly delta: number })[] {
  return [...addUp(new Map(), changes)]
    .filter(([, delta]) => delta !== 0)
    .map(([address, delta]) => ({ ...cellAt(address), delta }));
}

/** Adds changes to sums by address. The sums are changed in place, because a recount adds up millions. */
export function addUp(
  sums: Map<string, number>,
  changes: Iterable<TallyChange>,
): ReadonlyMap<string, number> {
  for (const { address, delta } of changes) sums.set(address, (sums.get(address) ?? 0) + delta);
  return sums;
}

function cellAt(address: string): Cell {
  const [scope = '', day = '', dimension = '', key = ''] = address.split('\n');
  return { scope, day, dimension: dimension as Dimension, key };
}

/** A department that a confidential clue complains of does not count it, though the group and the campus do. */
function scopesOf({ campus, department, hiddenFrom }: CaseFact): readonly string[] {
  return [
    GROUP_SCOPE,
    campusScope(campus),
    ...(department === null || hiddenFrom.includes(department)
      ? []
      : [departmentScope(department)]),
  ];
}

/** Day, dimension and value of everything that a case counts for; once, but for issues of the same kind. */
function placesOf(fact: CaseFact): readonly string[] {
  const places: string[] = [];
  const count = (dimension: Dimension, key: string | null = '', day = fact.receivedDay) => {
    places.push(`${ALL_DAYS}\n${dimension}\n${key ?? ''}`, `${day}\n${dimension}\n${key ?? ''}`);
  };
  count('received');
  count('campus', fact.campus);
  count('department', fact.department);
  count('category', fact.category);
  count('channel', fact.channel);
  count('kind', fact.feedbackOnly ? FEEDBACK : fact.caseKind);
  count('state', fact.state);
  count('nature', fact.nature);
  if (!hasEnded(fact.state) && fact.clocks.some(isOverdue)) count('overdue');
  if (fact.endedDay !== null) count('ended', '', fact.endedDay);
  for (const found of fact.calledBack) count('called_back', found);
  for (const found of new Set(fact.calledBack.map((one) => splitKey(one)[1])))
    count('called_back_in', `${fact.department ?? ''}|${found}`);
  for (const { category, topics, counted, causes = [] } of fact.issues) {
    count('issue', category);
    for (const cause of causes) count('issue_cause', cause);
    if (counted !== null) count('issue_found', `${category ?? ''}|${counted}`);
    for (const topic of new Set(topics)) {
      count('issue_topic', topic);
      if (counted !== null) count('issue_topic_found', `${topic}|${counted}`);
    }
  }
  for (const clock of fact.clocks) {
    const result = punctuality(clock);
    if (result) count(`clock_${result}`, clock.clockId);
  }
  return places;
}

/** `threeMonth|praise` → plan and finding. */
export function splitKey(key: string): readonly [of: string, found: string] {
  const bar = key.lastIndexOf('|');
  return [key.slice(0, bar), key.slice(bar + 1)];
}

function placed(scope: string, places: readonly string[], delta: number): TallyChange[] {
  return places.map((place) => ({ address: `${scope}\n${place}`, delta }));
}

/** What is there more often than among the others. */
function without(places: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const place of others) left.set(place, (left.get(place) ?? 0) + 1);
  return places.filter((place) => {
    const known = left.get(place) ?? 0;
    if (known > 0) left.set(place, known - 1);
    return known === 0;
  });
}
