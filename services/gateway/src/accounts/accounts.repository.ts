import type {
  AccountGrant,
  ChangeAccount,
  GiveGrant,
  NewAccount,
  RoleGrant,
  StaffAccount,
} from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { heldGrants, isHeld } from '../directory/held-grants.repository.js';

/** An account as it is changed, with every grant that has not ended. */
export interface StoredAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: 'zh-CN' | 'en';
  readonly active: boolean;
  readonly worksIn: string[];
  readonly deputy: string | null;
  readonly version: number;
  readonly closedAt: Date | null;
  readonly closedReason: string | null;
  readonly grants: readonly (RoleGrant & { grantId: string; endsAt: Date | null })[];
}

const PERSON = `s.staff_id as id, s.login, s.name, s.email, s.locale, s.active, s.works_in as "worksIn", s.deputy`;

interface Listed {
  readonly q: string | null;
  readonly department: string | null;
  readonly role: string | null;
  readonly active: boolean | null;
  readonly afterLogin: string;
  readonly limit: number;
}

/** By login. The page stops as soon as it is full; what does not fit is passed over in the order of the index. */
export const listAccounts = (tx: Transaction, listed: Listed): Promise<StaffAccount[]> =>
  tx.query(
    `select ${PERSON}, ${heldGrants('s', '$1')} as grants from staff s
     where s.login > $2 and ($3::boolean is null or s.active = $3)
       and ($4::text is null or strpos(lower(s.login), $4) > 0 or strpos(lower(s.name), $4) > 0)
       and ($5::text is null or $5 = any(s.works_in) or exists (select 1 from role_grant g
         where g.tenant_id = s.tenant_id and g.staff_id = s.staff_id and g.department = $5 and ${isHeld('g', '$1')}))
       and ($6::text is null or exists (select 1 from role_grant g
         where g.tenant_id = s.tenant_id and g.staff_id = s.staff_id and g.role = $6 and ${isHeld('g', '$1')}))
     order by s.login limit $7`,
    [
      ...[tx.now, listed.afterLogin, listed.active, listed.q?.toLowerCase() ?? null],
      ...[listed.department, listed.role, listed.limit],
    ],
  );

/** All accounts, or those of the logins. */
export async function storedAccounts(
  tx: Transaction,
  logins: readonly string[] | null = null,
): Promise<StoredAccount[]> {
  const rows = await tx.query<Omit<StoredAccount, 'grants'>>(
    `select ${PERSON}, s.version, s.closed_at as "closedAt", s.closed_reason as "closedReason" from staff s
     where $1::text[] is null or s.login = any($1) order by s.login`,
    [logins],
  );
  const grants = await tx.query<StoredAccount['grants'][number] & { staffId: string }>(
    `select g.grant_id as "grantId", g.staff_id as "staffId", g.role, g.campus, g.department, g.ends_at as "endsAt" from role_grant g
     where g.staff_id = any($1) and ${isHeld('g', '$2')} order by g.role, g.campus, g.department, g.grant_id`,
    [rows.map(({ id }) => id), tx.now],
  );
  const byPerson = new Map(rows.map(({ id }) => [id, [] as StoredAccount['grants'][number][]]));
  for (const { staffId, ...grant } of grants) byPerson.get(staffId)?.push(grant);
  return rows.map((row) => ({ ...row, grants: byPerson.get(row.id) ?? [] }));
}

/** What is not of the account itself: sessions, failures of the login, duties and whom the person stands in for. */
export async function standingOf(
  tx: Transaction,
  { id }: StoredAccount,
  attempts: string,
): Promise<{
  readonly sessions: number;
  readonly locked: boolean;
  readonly hasSignedIn: boolean;
  readonly duties: number;
  readonly deputyOf: string[];
  readonly actsFor: string[];
}> {
  const [row] = await tx.query<Awaited<ReturnType<typeof standingOf>>>(
    `select
       (select count(*)::int from session where staff_id = $1) as sessions,
       exists (select 1 from sign_in_attempt where starts_with(key, $2) and locked_until > $3) as locked,
       exists (select 1 from sign_in_log where staff_id = $1 and outcome = 'signed_in') as "hasSignedIn",
       (select count(*)::int from duty where person_id = $1 and ends_at > $3) as duties,
       array(select staff_id from staff where deputy = $1 and active order by login) as "deputyOf",
       array(select distinct person_id from absence where deputy = $1 and ends_at > $3) as "actsFor"`,
    [id, attempts, tx.now],
  );
  if (!row) throw new Error('A query without a table returned no row');
  return row;
}

/** False when the login is taken. */
export async function addAccount(
  tx: Transaction,
  { login, name, email, locale, worksIn, deputy }: NewAccount,
  passwordHash: string,
): Promise<boolean> {
  const added = await tx.query(
    `insert into staff (tenant_id, staff_id, login, name, email, locale, active, works_in, deputy, password_hash, password_changed_at)
     values ($1, $2, $3, $4, $5, $6, true, $7, $8, $9, $10) on conflict do nothing returning 1`,
    [tenantOf(tx), uuid(), login, name, email, locale, worksIn, deputy, passwordHash, tx.now],
  );
  return added.length > 0;
}

/** Writes what an administrator may change. */
export async function writePerson(
  tx: Transaction,
  staffId: string,
  { name, email, locale, worksIn, deputy }: Omit<ChangeAccount, 'version'>,
): Promise<void> {
  await tx.query(
    `update staff set name = $2, email = $3, locale = $4, works_in = $5, deputy = $6, version = version + 1 where staff_id = $1`,
    [staffId, name, email, locale, worksIn, deputy],
  );
}

/** Closes the account with a reason, or opens it with null. A closed one has no session and no link. */
export async function writeClosed(
  tx: Transaction,
  staffId: string,
  reason: string | null,
): Promise<void> {
  await tx.query(
    `update staff set active = $2::text is null, closed_reason = $2, closed_at = $3, version = version + 1 where staff_id = $1`,
    [staffId, reason, reason === null ? null : tx.now],
  );
  if (reason === null) return;
  await tx.query('delete from session where staff_id = $1', [staffId]);
  await tx.query('delete from password_link where staff_id = $1', [staffId]);
}

export async function addGrant(
  tx: Transaction,
  staffId: string,
  { role, campus, department, endsAt }: GiveGrant,
): Promise<void> {
  await tx.query(
    `insert into role_grant (tenant_id, grant_id, staff_id, role, campus, department, ends_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantOf(tx), uuid(), staffId, role, campus, department, endsAt],
  );
  await raiseVersion(tx, staffId);
}

export async function removeGrant(
  tx: Transaction,
  staffId: string,
  { grantId }: Pick<AccountGrant, 'grantId'>,
): Promise<void> {
  await tx.query('delete from role_grant where grant_id = $1', [grantId]);
  await raiseVersion(tx, staffId);
}

const raiseVersion = (tx: Transaction, staffId: string) =>
  tx.query('update staff set version = version + 1 where staff_id = $1', [staffId]);

/** The number of sessions that ended. */
export async function endSessions(tx: Transaction, staffId: string): Promise<number> {
  return (await tx.query('delete from session where staff_id = $1 returning 1', [staffId])).length;
}
