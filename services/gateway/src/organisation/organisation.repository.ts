import type {
  KeptDepartment,
  NamedBy,
  Organisation,
  SaveCampus,
  SaveDepartment,
} from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { isHeld } from '../directory/held-grants.repository.js';

const NAME = `jsonb_build_object('zh', name_zh, 'en', name_en) as name`;

export async function readOrganisation(tx: Transaction): Promise<Organisation> {
  const campuses = await tx.query<Organisation['campuses'][number]>(
    `select code, ${NAME}, channels, open, position from campus order by position, code`,
  );
  const departments = await tx.query<Omit<KeptDepartment, 'closedAt'> & { closedAt: Date | null }>(
    `select code, campus, ${NAME}, public, answers_for as "answersFor", head_nurse as "headNurse", parent, position,
       closed_at as "closedAt", merged_into as "mergedInto" from department order by position, code`,
  );
  return {
    campuses,
    departments: departments.map((one) => ({
      ...one,
      closedAt: one.closedAt?.toISOString() ?? null,
    })),
  };
}

export async function writeCampus(
  tx: Transaction,
  code: string,
  { name, channels, open, position }: SaveCampus,
): Promise<void> {
  await tx.query(
    `insert into campus (tenant_id, code, name_zh, name_en, channels, open, position) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
       channels = excluded.channels, open = excluded.open, position = excluded.position`,
    [tenantOf(tx), code, name.zh, name.en, channels, open, position],
  );
}

export async function writeDepartment(
  tx: Transaction,
  code: string,
  wanted: SaveDepartment,
): Promise<void> {
  const { campus, name, answersFor, headNurse, parent, position } = wanted;
  await tx.query(
    `insert into department (tenant_id, code, campus, name_zh, name_en, public, answers_for, head_nurse, parent, position)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, code) do update set campus = excluded.campus, name_zh = excluded.name_zh, name_en = excluded.name_en,
       public = excluded.public, answers_for = excluded.answers_for, head_nurse = excluded.head_nurse, parent = excluded.parent,
       position = excluded.position`,
    [
      ...[tenantOf(tx), code, campus, name.zh, name.en, wanted.public, answersFor],
      ...[headNurse, parent, position],
    ],
  );
  // A role for a department holds on its campus, wherever that is now.
  await tx.query('update role_grant set campus = $2 where department = $1 and campus <> $2', [
    ...[code, campus],
  ]);
}

/**
 * Ends a department. Merged, its parts, its unit names and its people are those of the other one from now on; the roles for the old one
 * stay, so that its people finish the cases that it has.
 */
export async function endDepartment(
  tx: Transaction,
  code: string,
  into: { readonly code: string; readonly campus: string } | null,
): Promise<void> {
  if (into) {
    await tx.query(
      `update department d set answers_for = array(select distinct unnest(d.answers_for || o.answers_for))
       from department o where o.code = $1 and d.code = $2`,
      [code, into.code],
    );
    await tx.query('update department set parent = $2 where parent = $1 and code <> $2', [
      ...[code, into.code],
    ]);
    await tx.query('update department set parent = null where code = $2 and parent = $1', [
      code,
      into.code,
    ]);
    await tx.query('update department set head_nurse = $2 where head_nurse = $1', [
      ...[code, into.code],
    ]);
    await tx.query(
      `update staff set works_in = array(select distinct unnest(array_replace(works_in, $1, $2))), version = version + 1 where $1 = any(works_in)`,
      [code, into.code],
    );
    await tx.query(
      `insert into role_grant (tenant_id, grant_id, staff_id, role, campus, department, ends_at)
       select g.tenant_id, gen_random_uuid(), g.staff_id, g.role, $3, $2, g.ends_at from role_grant g
       where g.department = $1 and ${isHeld('g', '$4')} and not exists (select 1 from role_grant o
         where o.tenant_id = g.tenant_id and o.staff_id = g.staff_id and o.role = g.role and o.department = $2)`,
      [code, into.code, into.campus, tx.now],
    );
  }
  await tx.query(
    `update department set public = false, answers_for = '{}', closed_at = $2, merged_into = $3 where code = $1`,
    [code, tx.now, into?.code ?? null],
  );
}

/** What would lead nowhere without the department, before it ends. */
export async function namedBy(
  tx: Transaction,
  { code, answersFor }: Pick<KeptDepartment, 'code' | 'answersFor'>,
): Promise<NamedBy> {
  const [row] = await tx.query<Omit<NamedBy, 'answersFor'>>(
    `select
       array(select distinct s.login from role_grant g join staff s using (tenant_id, staff_id)
         where g.department = $1 and s.active and ${isHeld('g', '$2')} order by s.login) as grants,
       array(select login from staff where $1 = any(works_in) and active order by login) as "worksIn",
       array(select code from department where parent = $1 and closed_at is null order by code) as parts,
       array(select code from department where head_nurse = $1 and closed_at is null order by code) as "headNurseOf",
       (select count(*)::int from duty where unit = $1 and ends_at > $2) as duties`,
    [code, tx.now],
  );
  if (!row) throw new Error('A query without a table returned no row');
  return { ...row, answersFor };
}
