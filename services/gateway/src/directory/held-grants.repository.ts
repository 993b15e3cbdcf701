/**
 * SQL of the rule that a grant gives something until its end, for a `role_grant` by its alias and the parameter that holds the instant
 * of the transaction. Everything that reads what people may do asks by it: the instant of the database decides.
 */
export const isHeld = (grant: string, now: string): string =>
  `(${grant}.ends_at is null or ${grant}.ends_at > ${now})`;

/** The grants of a person `s` that hold, as JSON. */
export const heldGrants = (person: string, now: string): string =>
  `coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'campus', g.campus, 'department', g.department) order by g.role, g.campus, g.department)
     from role_grant g where g.tenant_id = ${person}.tenant_id and g.staff_id = ${person}.staff_id and ${isHeld('g', now)}), '[]')`;
