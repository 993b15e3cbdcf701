import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import type { Directory } from './directory.js';
import type { Group } from './group.js';
import { heldGrants } from './held-grants.repository.js';

export interface Tenant {
  readonly tenantId: string;
  readonly code: string;
  readonly hosts: readonly string[];
  readonly isDefault: boolean;
  readonly name: { readonly zh: string; readonly en: string };
  readonly timeZone: string;
}

type Row = Record<string, never>;

const NAME = `jsonb_build_object('zh', name_zh, 'en', name_en)`;

@Injectable()
export class DirectoryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All groups of this installation: needed to find out whose page a visitor is on. */
  allTenants(): Promise<Tenant[]> {
    return this.unitOfWork.system((tx) =>
      tx.query<Tenant>(
        `select tenant_id as "tenantId", code, hosts, is_default as "isDefault", ${NAME} as name, time_zone as "timeZone" from tenant order by code`,
      ),
    );
  }

  readVersioned(tenantId: string): Promise<{ version: number; directory: Directory }> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [row] = await tx.query<{ version: number }>('select version from directory_version');
      return { version: row?.version ?? 0, directory: await this.read(tx) };
    });
  }

  /** The organisation as it stands in this transaction. */
  async read(tx: Transaction): Promise<Directory> {
    const [tenant] = await tx.query<{
      code: string;
      name: Directory['tenantName'];
      timeZone: string;
    }>(`select code, ${NAME} as name, time_zone as "timeZone" from tenant`);
    if (!tenant) throw new Error('The hospital group is not in the directory');
    return {
      tenantCode: tenant.code,
      tenantName: tenant.name,
      timeZone: tenant.timeZone,
      campuses: await tx.query(
        `select code, ${NAME} as name, channels, open from campus order by position`,
      ),
      departments: (
        await tx.query<{ department: Directory['departments'][number] }>(
          // What a department has not is left out, as in the events from before.
          `select jsonb_build_object('code', code, 'campus', campus, 'name', ${NAME}, 'public', public, 'answersFor', answers_for, 'headNurse', head_nurse)
             || jsonb_strip_nulls(jsonb_build_object('parent', parent, 'closed', case when closed_at is not null then true end, 'mergedInto', merged_into))
             as department from department order by position, code`,
        )
      ).map(({ department }) => department),
      staff: await tx.query(
        `select staff_id as id, name, email, locale, active, ${heldGrants('s', '$1')} as grants, works_in as "worksIn", deputy from staff s order by login`,
        [tx.now],
      ),
    };
  }

  /** Writes the organisation of the file over what is there. Accounts that the file does not name are left alone. */
  async write(
    tx: Transaction,
    group: Group,
    accounts: readonly { id: string; login: string; passwordHash: string }[],
  ): Promise<void> {
    await this.writeTenant(tx, group);
    await this.writePlaces(tx, group);
    await this.writeStaff(tx, group, accounts);
    await this.writeGrants(tx, group, accounts);
  }

  private async writeTenant(tx: Transaction, { tenant }: Group): Promise<void> {
    await tx.query<Row>(
      `insert into tenant (tenant_id, code, hosts, is_default, name_zh, name_en, time_zone) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id) do update set code = excluded.code, hosts = excluded.hosts, is_default = excluded.is_default,
         name_zh = excluded.name_zh, name_en = excluded.name_en, time_zone = excluded.time_zone`,
      [
        tenant.id,
        tenant.code,
        tenant.hosts,
        tenant.default,
        tenant.name.zh,
        tenant.name.en,
        tenant.timeZone,
      ],
    );
  }

  private async writePlaces(tx: Transaction, group: Group): Promise<void> {
    const numbered = <Item extends object>(items: readonly Item[]) =>
      JSON.stringify(items.map((item, position) => ({ ...item, position })));
    await tx.query<Row>(
      `insert into campus (tenant_id, code, name_zh, name_en, channels, open, position)
       select $1, c.code, c.name->>'zh', c.name->>'en', array(select jsonb_array_elements_text(c.channels)), c.open, c.position
       from jsonb_to_recordset($2::jsonb) as c (code text, name jsonb, channels jsonb, open boolean, position integer)
       on conflict (tenant_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
         channels = excluded.channels, open = excluded.open, position = excluded.position`,
      [group.tenant.id, numbered(group.campuses)],
    );
    await tx.query<Row>(
      `insert into department (tenant_id, code, campus, name_zh, name_en, public, answers_for, head_nurse, position)
       select $1, d.code, d.campus, d.name->>'zh', d.name->>'en', d.public, array(select jsonb_array_elements_text(d."answersFor")), d."headNurse", d.position
       from jsonb_to_recordset($2::jsonb) as d
         (code text, campus text, name jsonb, public boolean, "answersFor" jsonb, "headNurse" text, position integer)
       on conflict (tenant_id, code) do update set campus = excluded.campus, name_zh = excluded.name_zh, name_en = excluded.name_en,
         public = excluded.public, answers_for = excluded.answers_for, head_nurse = excluded.head_nurse, position = excluded.position`,
      [group.tenant.id, numbered(group.departments)],
    );
  }

  /** A password that is there stays: one that was changed is kept through every start. */
  private async writeStaff(
    tx: Transaction,
    group: Group,
    accounts: readonly { id: string; login: string; passwordHash: string }[],
  ): Promise<void> {
    const byLogin = new Map(accounts.map((account) => [account.login, account]));
    const rows = group.staff.map((person) => ({
      ...person,
      ...byLogin.get(person.login),
      deputy: person.deputy === null ? null : byLogin.get(person.deputy)?.id,
    }));
    await tx.query<Row>(
      `insert into staff (tenant_id, staff_id, login, name, email, locale, active, works_in, deputy, password_hash, password_changed_at)
       select $1, s.id, s.login, s.name, s.email, s.locale, s.active, array(select jsonb_array_elements_text(s."worksIn")), s.deputy, s."passwordHash", instant()
       from jsonb_to_recordset($2::jsonb) as s
         (id uuid, login text, name text, email text, locale text, active boolean, "worksIn" jsonb, deputy uuid, "passwordHash" text)
       on conflict (tenant_id, staff_id) do update set name = excluded.name, email = excluded.email, locale = excluded.locale, active = excluded.active,
         works_in = excluded.works_in, deputy = excluded.deputy`,
      [group.tenant.id, JSON.stringify(rows)],
    );
  }

  private async writeGrants(
    tx: Transaction,
    group: Group,
    accounts: readonly { id: string; login: string }[],
  ): Promise<void> {
    const ids = new Map(accounts.map(({ login, id }) => [login, id]));
    const grants = group.staff.flatMap((person) =>
      person.grants.map((grant) => ({ ...grant, staffId: ids.get(person.login) })),
    );
    await tx.query<Row>('delete from role_grant where staff_id = any($1)', [[...ids.values()]]);
    await tx.query<Row>(
      `insert into role_grant (tenant_id, grant_id, staff_id, role, campus, department)
       select $1, gen_random_uuid(), g."staffId", g.role, g.campus, g.department
       from jsonb_to_recordset($2::jsonb) as g ("staffId" uuid, role text, campus text, department text)`,
      [group.tenant.id, JSON.stringify(grants)],
    );
  }

  /** Changes of one organisation wait for each other: whether one may be made is decided on what stands. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query('select 1 from directory_version for update');
  }

  /** Groups in which a grant ended since their directory was published last. */
  async withEndedGrants(): Promise<readonly string[]> {
    const rows = await this.unitOfWork.system((tx) =>
      tx.query<{ tenantId: string }>(
        `select distinct g.tenant_id as "tenantId" from role_grant g join directory_version v using (tenant_id)
         where g.ends_at <= $1 and g.ends_at > v.published_at`,
        [tx.now],
      ),
    );
    return rows.map(({ tenantId }) => tenantId);
  }

  async exists(tx: Transaction): Promise<boolean> {
    return (await tx.query('select 1 from tenant')).length > 0;
  }

  async knownLogins(tx: Transaction): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ login: string; id: string }>(
      'select login, staff_id as id from staff',
    );
    return new Map(rows.map(({ login, id }) => [login, id]));
  }

  /** Raises the version when the content differs from what was published last; null when nothing changed. */
  async nextVersion(tx: Transaction, contentHash: string): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      `insert into directory_version as v (tenant_id, version, content_hash, published_at) values ($1, 1, $2, $3)
       on conflict (tenant_id) do update set version = v.version + 1, content_hash = excluded.content_hash, published_at = excluded.published_at
         where v.content_hash <> excluded.content_hash
       returning version`,
      [tx.tenantId, contentHash, tx.now],
    );
    return row?.version ?? null;
  }
}
