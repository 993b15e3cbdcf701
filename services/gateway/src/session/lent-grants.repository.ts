import { actsFor, LENT_ON_DUTY, NEVER_LENT, type Absence, type RoleGrant } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { isHeld } from '../directory/held-grants.repository.js';

const AWAY_NOW = `select person_id as "personId", deputy, starts_at as "from", ends_at as "to" from absence
  where ends_at > $1 and starts_at <= $1`;
const GRANTS_OF = `select g.role, g.campus, g.department from role_grant g join staff p using (tenant_id, staff_id)
  where g.staff_id = any($1) and p.active and g.role <> all($2) and ${isHeld('g', '$3')} order by g.role, g.campus, g.department`;
const DUTIES_NOW = `select distinct d.campus, d.unit, e.code is not null as department from duty d
  left join department e on e.tenant_id = d.tenant_id and e.code = d.unit
  where d.person_id = $1 and d.ends_at > $2 and d.starts_at <= $2`;

interface DutyNow {
  readonly campus: string;
  readonly unit: string;
  readonly department: boolean;
}

interface Lent {
  /** Who is away and for whom the person acts. */
  readonly standsInFor: readonly string[];
  readonly grants: readonly RoleGrant[];
}

/**
 * What a person may do at this moment besides the own roles: the work of those who are away and for whom the person acts, along the
 * chains of deputies; and on duty, what a roster lets do.
 */
export async function lentTo(tx: Transaction, personId: string): Promise<Lent> {
  const rows = await tx.query<Pick<Absence, 'personId' | 'deputy'> & { from: Date; to: Date }>(
    AWAY_NOW,
    [tx.now],
  );
  const absences = rows.map(({ from, to, ...who }) => ({
    ...who,
    from: from.toISOString(),
    to: to.toISOString(),
  }));
  const away = actsFor(personId, absences, tx.now.toISOString());
  const ofAbsent =
    away.length === 0 ? [] : await tx.query<RoleGrant>(GRANTS_OF, [away, NEVER_LENT, tx.now]);
  const duties = await tx.query<DutyNow>(DUTIES_NOW, [personId, tx.now]);
  return { standsInFor: away, grants: [...ofAbsent, ...duties.flatMap(lentByDuty)] };
}

/** On duty one takes tickets for a department, or holds a role of the campus that may be lent. */
function lentByDuty({ campus, unit, department }: DutyNow): RoleGrant[] {
  if (department) return [{ role: 'department_receiver', campus, department: unit }];
  const role = LENT_ON_DUTY.find((name) => name === unit);
  return role ? [{ role, campus, department: null }] : [];
}
