import type { Role } from '../vocabulary.js';
import type { CaseFacts } from './access-facts.js';
import { ACCESS_TABLE, type AccessRow } from './access-table.js';
import { CLASS_READ } from './case-actions.js';
import type { RelationToCase } from './field-classes.js';
import { barOf, isWellFormed, workplacesOf, type AccessPerson } from './case-access.js';

/** One way to a case; a case is reached by any of them. */
export type ReachTerm =
  | { readonly by: 'area'; readonly campus: string | null; readonly onlyCallBacks: boolean }
  | {
      readonly by: Exclude<RelationToCase, 'area' | 'investigator'>;
      readonly department: string;
    }
  | { readonly by: 'investigator'; readonly personId: string }
  | {
      readonly by: 'standIn';
      readonly personId: string;
      readonly holding: readonly { readonly role: Role; readonly relation: RelationToCase }[];
    };

/** Which cases a person sees in a list, as data: any of the terms, and none of the bars. No term: no case. */
export interface CaseReach {
  readonly tenantId: string;
  readonly terms: readonly ReachTerm[];
  /** Never a case that names this person as respondent or excludes him. */
  readonly personId: string | null;
  /** Never a confidential clue about one of these departments. */
  readonly workplaces: readonly string[];
}

/** `statement.read` is the way to lists of those complained of: who does not see them in a case must not find it by them. */
export type ListAction = 'case.read' | 'figure.read' | 'statement.read';

/** The same rule as `accessTo`, turned round: instead of an answer for one case, the condition on all cases. */
export function reachOf(person: AccessPerson, action: ListAction): CaseReach {
  const { tenantId, personId, grants } = person;
  const rows = ACCESS_TABLE.filter((row) => opens(row, action));
  const granted = grants.filter(isWellFormed).flatMap(({ role, campus, department }) =>
    rows
      .filter((row) => row.role === role)
      .flatMap(({ relation, onlyCallBacks }): ReachTerm[] => {
        if (relation === 'area')
          return [{ by: 'area', campus, onlyCallBacks: onlyCallBacks === true }];
        return department === null || relation === 'investigator'
          ? []
          : [{ by: relation, department }];
      }),
  );
  const holding = rows.map(({ role, relation }) => ({ role, relation }));
  return {
    tenantId,
    terms:
      personId === null
        ? []
        : [
            ...granted,
            { by: 'standIn', personId, holding },
            ...(investigates(grants, rows) ? [{ by: 'investigator' as const, personId }] : []),
          ],
    personId,
    workplaces: workplacesOf(person),
  };
}

/** Whether any role of the person lets him see a case in which he was given something to find out. */
const investigates = (grants: AccessPerson['grants'], rows: readonly AccessRow[]): boolean =>
  grants
    .filter(isWellFormed)
    .some((grant) =>
      rows.some(({ role, relation }) => relation === 'investigator' && role === grant.role),
    );

/** What a row for one duty adds is no way to more cases. */
function opens(
  { onlyCallers, onlyApprovers, figures, fields }: AccessRow,
  action: ListAction,
): boolean {
  if (onlyCallers || onlyApprovers) return false;
  switch (action) {
    case 'case.read':
      return true;
    case 'figure.read':
      return figures;
    case 'statement.read':
      return fields.includes(CLASS_READ[action]);
  }
}

/** Whether a case is one of those reached: what the condition of a list says about one case. */
export function isReached(reach: CaseReach, facts: CaseFacts): boolean {
  const person = {
    personId: reach.personId,
    grants: [],
    worksIn: reach.workplaces,
  };
  return (
    reach.tenantId === facts.tenantId &&
    barOf(person, facts) === null &&
    reach.terms.some((term) => fits(term, facts))
  );
}

function fits(term: ReachTerm, facts: CaseFacts): boolean {
  switch (term.by) {
    case 'area':
      return (
        (term.campus === null || term.campus === facts.campus) &&
        (!term.onlyCallBacks || facts.callBack)
      );
    case 'investigator':
      return (facts.investigators ?? []).includes(term.personId);
    case 'lead':
      return facts.lead === term.department;
    case 'coUnit':
      return facts.coUnits.includes(term.department);
    case 'supervising':
      return facts.supervising.includes(term.department);
    case 'standIn':
      return facts.standIns.some(
        ({ personId, role, relation }) =>
          personId === term.personId &&
          term.holding.some((row) => row.role === role && row.relation === relation),
      );
  }
}
