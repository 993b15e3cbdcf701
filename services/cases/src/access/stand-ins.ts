import {
  barOf,
  type AccessFacts,
  type RelationToCase,
  type Role,
  type StandIn,
} from '@tingsu/contracts';
import type { Directory } from '../lifecycle/units.js';

type Facts = Omit<AccessFacts, 'standIns'>;
type Staff = Directory['staff'][number];

/** A position in the case that must be filled. */
interface Seat {
  readonly role: Role;
  readonly relation: RelationToCase;
  readonly department: string | null;
}

/** Who decides where the one below may not: a head of department is replaced by the head of the centre, that one by a leader. */
const NEXT_LEVEL: Readonly<Partial<Record<Role, Role>>> = {
  department_head: 'centre_head',
  supervisor: 'centre_head',
  centre_head: 'leader',
};

/**
 * Who acts for heads that are kept away from the case: the deputy of each, along the chain of deputies, or the next level when the position would
 * be vacant.
 * Empty for almost every case, as almost no case keeps a head away.
 */
export function standInsFor(facts: Facts, { staff }: Directory): StandIn[] {
  const { respondent, excluded, confidential } = facts;
  const keepsAway =
    respondent.persons.length > 0 ||
    excluded.length > 0 ||
    (confidential && respondent.units.length > 0);
  if (!keepsAway) return [];
  const active = staff.filter((person) => person.active);
  return seatsOf(facts).flatMap((seat) => standInsOf(seat, facts, active));
}

function seatsOf({ lead, coUnits, supervising }: Facts): Seat[] {
  const places = [
    ...(lead === null ? [] : [['lead', lead] as const]),
    ...coUnits.map((code) => ['coUnit', code] as const),
    ...supervising.map((code) => ['supervising', code] as const),
  ];
  return [
    ...places.flatMap(([relation, department]) =>
      (['department_head', 'supervisor'] as const).map((role) => ({ role, relation, department })),
    ),
    { role: 'centre_head', relation: 'area', department: null },
    { role: 'leader', relation: 'area', department: null },
  ];
}

function standInsOf(seat: Seat, facts: Facts, staff: readonly Staff[]): StandIn[] {
  const mayAct = (person: Staff): boolean => barOf(asPerson(person), facts) === null;
  const holders = staff.filter((person) => holds(person, seat.role, seat.department, facts.campus));
  const away = holders.filter((person) => !mayAct(person));
  const deputies = away.flatMap((person) => {
    const found = deputyOf(person, staff, mayAct);
    return found ? [{ ...seat, personId: found.id, insteadOf: person.id }] : [];
  });
  const [first] = away;
  if (!first || deputies.length > 0 || away.length < holders.length) return deputies;
  const above = aboveOf(seat.role, facts.campus, staff.filter(mayAct));
  return above.length === 0
    ? [{ ...seat, personId: null, insteadOf: first.id }]
    : above.map(({ id }) => ({ ...seat, personId: id, insteadOf: first.id }));
}

/** The first in the chain of deputies who may act; null where the chain ends, or leads back. */
function deputyOf(
  person: Staff,
  staff: readonly Staff[],
  mayAct: (person: Staff) => boolean,
): Staff | null {
  const passed = new Set([person.id]);
  let next = staff.find(({ id }) => id === person.deputy);
  while (next && !passed.has(next.id)) {
    if (mayAct(next)) return next;
    passed.add(next.id);
    const { deputy } = next;
    next = staff.find(({ id }) => id === deputy);
  }
  return null;
}

/** Holders of the next level that has any. */
function aboveOf(role: Role, campus: string, staff: readonly Staff[]): readonly Staff[] {
  const next = NEXT_LEVEL[role];
  if (!next) return [];
  const holders = staff.filter((person) => holds(person, next, null, campus));
  return holders.length > 0 ? holders : aboveOf(next, campus, staff);
}

const holds = (person: Staff, role: Role, department: string | null, campus: string): boolean =>
  person.grants.some(
    (grant) =>
      grant.role === role &&
      grant.department === department &&
      (department !== null || grant.campus === null || grant.campus === campus),
  );

const asPerson = ({ id, grants, worksIn }: Staff) => ({ personId: id, grants, worksIn });
