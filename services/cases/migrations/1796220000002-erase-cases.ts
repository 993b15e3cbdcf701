import { serviceRole, tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What one person proposes to erase and another decides. Texts of a case stay as they are for ever, with one exception: those whose case has no
 * key any more may be emptied, which is how words go that were sealed before cases had keys. The log keeps their hash.
 */
export class EraseCases1796220000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: what was erased does not come back.');
  }
}

const STATEMENTS = [
  `create table cases.erasure (
     tenant_id uuid not null,
     erasure_id uuid not null,
     case_id uuid not null,
     campus text not null,
     ground text not null,
     reason bytea not null,
     state text not null check (state in ('proposed', 'refused', 'done')),
     proposed_by uuid not null,
     proposed_at timestamptz not null,
     decided_by uuid,
     decided_at timestamptz,
     answer bytea,
     primary key (tenant_id, erasure_id),
     constraint erasure_two_people check (state <> 'done' or decided_by <> proposed_by),
     constraint erasure_decided check ((state = 'proposed') = (decided_at is null))
   )`,
  ...tenantTable('cases', 'erasure', { service: ['select', 'insert', 'update'] }),
  'create index erasure_newest on cases.erasure (tenant_id, proposed_at desc, erasure_id desc)',
  `create unique index erasure_open on cases.erasure (tenant_id, case_id) where state = 'proposed'`,

  `create function cases.refuse_change_of_text() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and new.sealed = ''::bytea
       and (new.tenant_id, new.case_id, new.version, new.field) = (old.tenant_id, old.case_id, old.version, old.field)
       and exists (select from cases.subject_key k
         where k.tenant_id = old.tenant_id and k.subject = old.case_id and k.destroyed_at is not null)
     then return new; end if;
     raise exception 'cases.case_text is append-only' using errcode = '42501';
   end $$`,
  'drop trigger append_only on cases.case_text',
  `create trigger append_only before update or delete on cases.case_text for each row execute function cases.refuse_change_of_text()`,
  `create function cases.empty_texts(wanted uuid) returns integer
     language sql security definer set search_path = cases, pg_temp as
     $$ with emptied as (update cases.case_text set sealed = ''::bytea
          where tenant_id = current_setting('app.tenant')::uuid and case_id = wanted
            and case when octet_length(sealed) < 3 then false else get_byte(sealed, 1) * 256 + get_byte(sealed, 2) <> 65535 end returning 1)
        select count(*)::integer from emptied $$`,
  'revoke execute on function cases.empty_texts(uuid) from public',
  `grant execute on function cases.empty_texts(uuid) to ${serviceRole('cases')}`,
];
