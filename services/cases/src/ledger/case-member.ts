import { ACCESS_TABLE } from '@tingsu/contracts';
import type { Given } from '@tingsu/database';
import type { CaseState } from '../lifecycle/case-state.js';
import type { CaseMemberEntity } from './case.entity.js';
import { caseRowOf, leadOf } from './case-row.js';

export type MemberRow = Given<Omit<CaseMemberEntity, 'tenantId'>>;

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
} as const;

export const GROUP = '*';
export const campusMember = (code: string): string => `campus:${code}`;
export const unitMember = (code: string): string => `unit:${code}`;
export const personMember = (personId: string): string => `person:${personId}`;
export const isCampus = (member: string): boolean => member.startsWith(campusMember(''));
export const isUnit = (member: string): boolean => member.startsWith(unitMember(''));
export const isPerson = (member: string): boolean => member.startsWith(personMember(''));
/** The campus, department or person of a member. */
export const codeOf = (member: string): string => member.slice(member.indexOf(':') + 1);

/**
 * The rows by which lists find the case: one for the group, its campus, and each department and stand-in with a part in it. None while
 * the facts of access are not known: the case is out of everyone's reach then.
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
    if (personId !== null && opensLists(role, relation)) add(personMember(personId), PARTS.standIn);
  for (const unit of listedUnder(state)) add(unitMember(unit), PARTS.listed);
  const { caseId, breached, dueKey, receivedAt, campus, channel, category, nature, priority } =
    caseRowOf(state);
  const always = access.callBack ? PARTS.callBack : 0;
  return [...parts].sort().map(([member, bits]) => ({
    caseId,
    member,
    parts: bits | always,
    state: state.state,
    breached,
    dueKey,
    receivedAt,
    campus,
    channel,
    category,
    nature,
    priority,
  }));
}

const opensLists = (role: string, relation: string): boolean =>
  ACCESS_TABLE.some((row) => row.role === role && row.relation === relation);

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
  one.state === other.state &&
  one.breached === other.breached &&
  one.dueKey === other.dueKey &&
  one.category === other.category &&
  one.nature === other.nature &&
  one.priority === other.priority;
