import { ACCESS_TABLE, type CaseStateName } from '@tingsu/contracts';
import type { Given } from '@tingsu/database';
import type { CaseState } from '../lifecycle/case-state.js';
import { isJudged } from '../lifecycle/judging-rules.js';
import type { CaseMemberEntity } from './case.entity.js';
import { caseRowOf, leadOf, NEVER } from './case-row.js';
import { dutyMembersOf } from './duty-member.js';

type Stored = Given<Omit<CaseMemberEntity, 'tenantId'>>;
/** The columns of a member that are numbers of words. */
const WORDED = ['member', 'stream', 'campus', 'channel', 'category', 'nature', 'priority'] as const;
type Worded = (typeof WORDED)[number];
/** A row of a member in words. */
export type MemberRow = Omit<Stored, Worded> & Readonly<Record<Worded, string>>;

/** What a member is to a case, as bits: a reader finds the case by a member of which he holds one of the parts. */
export const PARTS = {
  /** The whole group, or the campus of the case. */
  area: 1,
  /** Call-backs are planned: said of every member, for those who see cases only then. */
  callBack: 2,
  lead: 4,
  coUnit: 8,
  supervising: 16,
  standIn: 32,
  /** The filter of lists finds the case under this department; not a clue in confidence about it. */
  listed: 64,
  /** Found by a duty, e.g. under its owner (`duty-member.ts`). */
  duty: 128,
  /** A stand-in to whom it is shown whom the case complains of. */
  statement: 256,
  /** Given something to find out, by name; whom the case complains of is shown to him. */
  investigator: 512,
} as const;

export const GROUP = '*';
export const campusMember = (code: string): string => `campus:${code}`;
export const unitMember = (code: string): string => `unit:${code}`;
export const personMember = (personId: string): string => `person:${personId}`;
export const isCampus = (member: string): boolean => member.startsWith(campusMember(''));
export const isUnit = (member: string): boolean => member.startsWith(unitMember(''));
export const isPerson = (member: string): boolean => member.startsWith(personMember(''));
/** The code of a filter as a word of lists: `category:C03`. */
export const filterWord = (
  name: 'campus' | 'channel' | 'category' | 'nature' | 'priority',
  code: string | null,
): string => `${name}:${code ?? ''}`;
/** The nature of a case that is a judgement about the complainant; only who may see judgements finds the case by it. */
export const judgedNatureWord = (code: string): string => `${filterWord('nature', code)}!`;
/** Cases that lists show together. A case that has ended is not overdue, and may have call-backs due. */
export const streamWord = (state: CaseStateName, mark: 'none' | 'overdue' | 'due'): string =>
  `stream:${state}:${mark}`;
/**
 * The rows by which lists find the case: one for the group, its campus, each department and stand-in with a part in it, and each duty.
 * None while the facts of access are not known: the case is out of everyone's reach then.
 */
export function memberRowsOf(state: CaseState): MemberRow[] {
  const { access } = state;
  if (!access) return [];
  const parts = new Map<string, number>();
  const add = (member: string, part: number): void =>
    void parts.set(member, (parts.get(member) ?? 0) | part);
  add(GROUP, PARTS.area);
  add(campusMember(state.campus), PARTS.area);
  if (access.lead !== null) add(unitMember(access.lead), PARTS.lead);
  for (const unit of access.coUnits) add(unitMember(unit), PARTS.coUnit);
  for (const unit of access.supervising) add(unitMember(unit), PARTS.supervising);
  for (const { personId, role, relation } of access.standIns)
    if (personId !== null) add(personMember(personId), partsOfStandIn(role, relation));
  for (const person of access.investigators ?? []) add(personMember(person), PARTS.investigator);
  for (const unit of listedUnder(state)) add(unitMember(unit), PARTS.listed);
  for (const member of dutyMembersOf(state)) add(member, PARTS.duty);
  const row = caseRowOf(state);
  const { caseId, dueKey, receivedAt } = row;
  const { campus, channel, category, nature, natureRules, priority } = row;
  const always = access.callBack ? PARTS.callBack : 0;
  return [...parts].sort().map(([member, bits]) => ({
    caseId,
    member,
    parts: bits | always,
    stream: streamOf(state),
    dueKey,
    receivedAt,
    campus: filterWord('campus', campus),
    channel: filterWord('channel', channel),
    category: filterWord('category', category),
    nature: isJudged(natureRules) ? judgedNatureWord(nature) : filterWord('nature', nature),
    priority: filterWord('priority', priority),
  }));
}

/** The word of the stream in which lists show the case. */
export function streamOf(state: CaseState): string {
  const { open, breached, dueKey } = caseRowOf(state);
  if (open) return streamWord(state.state, breached ? 'overdue' : 'none');
  return streamWord(state.state, dueKey === NEVER ? 'none' : 'due');
}

/** The rows as they are stored. */
export const inNumbers = (
  rows: readonly MemberRow[],
  numbers: ReadonlyMap<string, number>,
): Stored[] =>
  rows.map((row) => ({
    ...row,
    member: numberOf(row.member, numbers),
    stream: numberOf(row.stream, numbers),
    campus: numberOf(row.campus, numbers),
    channel: numberOf(row.channel, numbers),
    category: numberOf(row.category, numbers),
    nature: numberOf(row.nature, numbers),
    priority: numberOf(row.priority, numbers),
  }));

export const wordsOf = (rows: readonly MemberRow[]): Set<string> =>
  new Set(rows.flatMap((row) => WORDED.map((name) => row[name])));

function numberOf(word: string, numbers: ReadonlyMap<string, number>): number {
  const number = numbers.get(word);
  if (number === undefined) throw new Error(`The word ${word} of lists has no number`);
  return number;
}

/** By all that the role may do in the place in which the person stands. */
function partsOfStandIn(role: string, relation: string): number {
  const rows = ACCESS_TABLE.filter((row) => row.role === role && row.relation === relation);
  const shown = rows.some(
    ({ onlyCallers, onlyApprovers, fields }) =>
      !onlyCallers && !onlyApprovers && fields.includes('statement'),
  );
  return (rows.length > 0 ? PARTS.standIn : 0) | (shown ? PARTS.statement : 0);
}

/** Departments that handle the case, supervise it or answer for a clock; not those whom a clue in confidence is about. */
function listedUnder(state: CaseState): string[] {
  const { access } = state;
  if (!access) return [];
  const hidden = access.confidential ? access.respondent.units : [];
  return [access.lead, leadOf(state), ...access.coUnits, ...access.supervising]
    .filter((code) => code !== null)
    .filter((code) => !hidden.includes(code));
}

/** Who is kept away from the case whatever his parts are, as members: `barOf` of contracts turned round. */
export function barredFrom({ access }: Pick<CaseState, 'access'>): string[] {
  if (!access) return [];
  const { respondent, excluded, confidential } = access;
  return [
    ...new Set([
      ...[...respondent.persons, ...excluded].map(personMember),
      ...(confidential ? respondent.units.map(unitMember) : []),
    ]),
  ].sort();
}

/** Most commands bring no one in or out, and many leave the order as it is. */
export function movedMembers(
  before: readonly MemberRow[],
  after: readonly MemberRow[],
): { readonly gone: readonly MemberRow[]; readonly put: readonly MemberRow[] } {
  const was = new Map(before.map((row) => [row.member, row]));
  const is = new Set(after.map(({ member }) => member));
  return {
    gone: before.filter(({ member }) => !is.has(member)),
    put: after.filter((row) => !isSame(was.get(row.member), row)),
  };
}

const isSame = (one: MemberRow | undefined, other: MemberRow): boolean =>
  one?.parts === other.parts &&
  one.stream === other.stream &&
  one.dueKey === other.dueKey &&
  one.category === other.category &&
  one.nature === other.nature &&
  one.priority === other.priority;
