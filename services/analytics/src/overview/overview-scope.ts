import {
  FIGURE_REACH,
  type Identity,
  isWellFormed,
  ProblemError,
  type RoleGrant,
} from '@tingsu/contracts';
import { campusScope, departmentScope, GROUP_SCOPE } from '../projections/tally.js';

/** The counters that a person may see, none counting a case twice. Throws `access.denied` when there are none. */
export function overviewScopes(identity: Identity, campus: string | null): readonly string[] {
  const grants = identity.kind === 'staff' ? identity.grants.filter(seesFigures) : [];
  const reaching =
    campus === null
      ? grants
      : grants.filter((grant) => grant.campus === null || grant.campus === campus);
  if (reaching.length === 0) throw new ProblemError('access.denied', denial(grants, campus));
  if (reaching.some(reachesGroup)) return [campus === null ? GROUP_SCOPE : campusScope(campus)];
  const campuses = new Set(
    reaching.flatMap((grant) =>
      grant.department === null && grant.campus !== null ? [grant.campus] : [],
    ),
  );
  const departments = new Set(
    reaching.flatMap((grant) =>
      grant.department !== null && !(grant.campus && campuses.has(grant.campus))
        ? [grant.department]
        : [],
    ),
  );
  return [...[...campuses].map(campusScope), ...[...departments].map(departmentScope)];
}

const seesFigures = (grant: RoleGrant): boolean =>
  isWellFormed(grant) && FIGURE_REACH[grant.role] !== undefined;

const reachesGroup = (grant: RoleGrant): boolean =>
  grant.campus === null && grant.department === null;

function denial(grants: readonly RoleGrant[], campus: string | null): string {
  if (grants.length > 0 && campus !== null)
    return 'Your role does not reach this campus; leave the campus out to see your own figures.';
  return `Figures are for the roles ${Object.keys(FIGURE_REACH).join(', ')}.`;
}
