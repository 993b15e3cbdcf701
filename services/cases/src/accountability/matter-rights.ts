import { houseReach, mayInHouse, workplacesOf, type Identity } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import { departmentFor, type Directory } from '../lifecycle/units.js';
import type { PolicyBook } from '../policies/policy-book.js';
import type { Doer } from './matter-rules.js';

interface Place {
  readonly campus: string;
  readonly department: string | null;
}
type Unit = 'proposer' | 'decisionBody' | 'personnel';

/** Whether the person heads the department that answers on the campus for a unit of the policy. */
function headsUnit(
  { personId, grants }: Identity,
  unit: string | null,
  campus: string,
  policy: Policy,
  directory: Directory,
): boolean {
  const department = unitDepartment(unit, campus, policy, directory);
  return (
    personId !== null &&
    department !== null &&
    grants.some((grant) => grant.role === 'department_head' && grant.department === department)
  );
}

/** The department that answers on the campus for a unit of the policy. */
export const unitDepartment = (
  unit: string | null,
  campus: string,
  policy: Policy,
  directory: Directory,
): string | null =>
  unit === null
    ? null
    : departmentFor(unit, { policy, directory, campus, respondent: null, lead: null });

/** What somebody is in a matter of this place: by the table of the house, and by the units that its policy names. */
export function doerOf(
  who: Identity,
  place: Place,
  policy: Policy,
  directory: Directory,
): Doer | null {
  const { personId } = who;
  if (personId === null) return null;
  const { accountability } = policy;
  const heads = (unit: Unit): boolean =>
    headsUnit(who, accountability[unit], place.campus, policy, directory);
  const personnel = heads('personnel');
  const leads = mayInHouse(who, 'accountability.decide', place);
  return {
    ...{ personId, workplaces: workplacesOf(who), leads, personnel },
    proposes: mayInHouse(who, 'accountability.propose', place) || heads('proposer'),
    decides: leads || personnel || heads('decisionBody'),
  };
}

/** Who may read a matter of this place, besides those concerned, who see only what concerns them. */
export function mayReadAt(
  who: Identity,
  place: Place,
  policy: Policy,
  directory: Directory,
): boolean {
  const doer = doerOf(who, place, policy, directory);
  return (
    doer !== null &&
    (mayInHouse(who, 'accountability.read', place) || doer.proposes || doer.decides)
  );
}

/** The policies of a campus that turn the module on. */
function turnedOn(book: PolicyBook, campus: string): Policy[] {
  return book.bindings
    .filter((binding) => binding.campus === null || binding.campus === campus)
    .map((binding) => book.policyOn(binding))
    .filter(({ accountability }) => accountability.enabled);
}

/** Everything of the module that a person reaches. */
export interface MatterReach {
  /** Where the module is on. */
  readonly on: readonly string[];
  readonly proposes: boolean;
  readonly personnel: readonly string[];
  /** Null is the whole group. */
  readonly campuses: readonly string[] | null;
  readonly departments: readonly string[];
}

export function matterReach(who: Identity, book: PolicyBook, directory: Directory): MatterReach {
  const { campuses, departments } = houseReach(who, 'accountability.read');
  const places = directory.campuses.map(({ code }) => ({ code, policies: turnedOn(book, code) }));
  const heading = (units: readonly Unit[]): string[] =>
    places.flatMap(({ code, policies }) => {
      const heads = policies.some((policy) =>
        units.some((unit) => headsUnit(who, policy.accountability[unit], code, policy, directory)),
      );
      return heads ? [code] : [];
    });
  const proposing = houseReach(who, 'accountability.propose');
  const byUnit = heading(['proposer']);
  const ons = places.filter(({ policies }) => policies.length > 0).map(({ code }) => code);
  const all = [...(campuses ?? []), ...byUnit, ...heading(['decisionBody', 'personnel'])];
  return {
    on: ons,
    proposes:
      byUnit.length > 0 ||
      ons.some(
        (campus) =>
          proposing.campuses === null ||
          proposing.campuses.includes(campus) ||
          directory.departments.some(
            (one) => one.campus === campus && proposing.departments.includes(one.code),
          ),
      ),
    personnel: heading(['personnel']),
    campuses: campuses === null ? null : [...new Set(all)],
    departments,
  };
}
