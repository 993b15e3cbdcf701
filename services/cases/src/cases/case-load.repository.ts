import {
  ACCESS_TABLE,
  isWellFormed,
  FIGURE_REACH,
  type CaseLoad,
  type Role,
  type RoleGrant,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { PARTS, unitMember } from '../ledger/case-member.js';
import { ownerMember, UNOWNED } from '../ledger/duty-member.js';
import type { ListWords } from '../ledger/list-words.repository.js';
import type { Directory } from '../lifecycle/units.js';
import type { Asking } from './case-list.repository.js';
import { loadsStatement, wordsAsked } from './list-statement.repository.js';
import type { ListWay } from './list-ways.js';

type Load = CaseLoad['unowned'];

/** What people and departments have to do, counted by the index of lists, for those who give out work or see figures. */
export async function readLoad(
  tx: Transaction,
  words: ListWords,
  directory: Directory,
  { who, ...place }: Asking,
): Promise<CaseLoad> {
  const grants = who.grants.filter(({ role }) => MANAGING.includes(role));
  const people = ownersNear(grants, directory);
  const departments = departmentsNear(grants, directory);
  const members: ListWay[] = [
    { member: UNOWNED, parts: PARTS.duty },
    ...people.map((id) => ({ member: ownerMember(id), parts: PARTS.duty })),
    ...departments.map((code) => ({ member: unitMember(code), parts: PARTS.listed })),
  ];
  const numbers = await words.find(tx, [
    ...wordsAsked({ sort: 'received' }, who),
    ...members.map(({ member }) => member),
  ]);
  const { sql, values } = loadsStatement(members, { who, ...place, numbers });
  const [unowned, ...loads] = await tx.query<Load>(sql, values);
  if (!unowned || loads.length !== members.length - 1)
    throw new Error('Counting gives one row for each member');
  return {
    unowned,
    persons: people.map((personId, index) => ({ personId, ...loadAt(loads, index) })),
    departments: departments
      .map((department, index) => ({ department, ...loadAt(loads, people.length + index) }))
      .filter(({ open }) => open > 0),
    asOf: tx.now.toISOString(),
  };
}

function loadAt(loads: readonly Load[], index: number): Load {
  const load = loads[index];
  if (!load) throw new Error('Counting gives one row for each member');
  return load;
}

const OWNING = ACCESS_TABLE.filter(({ commands }) => commands.includes('takeOver')).map(
  ({ role }) => role,
);

const MANAGING: readonly Role[] = [...OWNING, ...(Object.keys(FIGURE_REACH) as Role[])];

/** Active people who may own cases of a campus that the reader sees. */
function ownersNear(grants: readonly RoleGrant[], { staff }: Directory): string[] {
  const near = (campus: string | null): boolean =>
    grants.some(
      (own) =>
        own.department === null &&
        (own.campus === null || campus === null || own.campus === campus),
    );
  const owns = (grant: RoleGrant): boolean =>
    OWNING.includes(grant.role) && isWellFormed(grant) && near(grant.campus);
  return staff.filter(({ active, grants: held }) => active && held.some(owns)).map(({ id }) => id);
}

/** Departments of the campuses that the reader sees, and his own. */
function departmentsNear(grants: readonly RoleGrant[], { departments }: Directory): string[] {
  const near = ({ code, campus }: Directory['departments'][number]): boolean =>
    grants.some((own) =>
      own.department === null
        ? own.campus === null || own.campus === campus
        : own.department === code,
    );
  return departments.filter(near).map(({ code }) => code);
}
