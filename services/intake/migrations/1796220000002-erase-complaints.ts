import { serviceRole, tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Takes out what is left of a complaint whose key was destroyed: marks by which it is found, and what was sealed before complaints had keys. What
 * the key sealed stays as it lies, unreadable. Rows, numbers and times stay.
 */
export class EraseComplaints1796220000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: what was erased does not come back.');
  }
}

const OF_COMPLAINT = 'tenant_id = tenant and complaint_id = wanted';

const STATEMENTS = [
  // Files whose bytes are still to be removed.
  `create table intake.erased_file (
     tenant_id uuid not null,
     storage_key text not null,
     erased_at timestamptz not null,
     primary key (tenant_id, storage_key)
   )`,
  ...tenantTable('intake', 'erased_file', { worker: 'all', service: ['select', 'insert'] }),

  // What a key of the group sealed; a key of a subject says 65535 in the place of the epoch.
  `create function intake.emptied(sealed bytea) returns bytea language sql immutable as
     $$ select case when sealed is null or octet_length(sealed) < 3 then sealed
          when get_byte(sealed, 1) * 256 + get_byte(sealed, 2) = 65535 then sealed else ''::bytea end $$`,
  `create function intake.erase_complaint(wanted uuid) returns void
     language plpgsql security definer set search_path = intake, pg_temp as $$
   declare
     tenant uuid := current_setting('app.tenant')::uuid;
     head record;
   begin
     if not exists (select from intake.subject_key where tenant_id = tenant and subject = wanted and destroyed_at is not null)
       then raise exception 'the key of this complaint is not destroyed' using errcode = '42501'; end if;
     select adapter_id, external_ref into head from intake.complaint where tenant_id = tenant and id = wanted;
     update intake.complaint set content = intake.emptied(content), demand = intake.emptied(demand), name = intake.emptied(name),
         phone = intake.emptied(phone), email = intake.emptied(email), address = intake.emptied(address), open_id = intake.emptied(open_id),
         phone_index = null, second_phone_index = null, email_index = null, content_mark = null, open_id_mark = null
       where tenant_id = tenant and id = wanted;
     update intake.complaint_addition set body = intake.emptied(body)
       where ${OF_COMPLAINT} or (tenant_id = tenant and adapter_id = head.adapter_id and external_ref = head.external_ref);
     update intake.complaint_registration set body = intake.emptied(body), call_mark = null, record_mark = null where ${OF_COMPLAINT};
     update intake.message set body = intake.emptied(body) where ${OF_COMPLAINT};
     update intake.evidence set words = intake.emptied(words) where ${OF_COMPLAINT};
     update intake.given_copy set words = intake.emptied(words) where ${OF_COMPLAINT};
     update intake.order_request set body = ''::bytea
       where tenant_id = tenant and adapter_id = head.adapter_id and external_ref = head.external_ref;
     update intake.external_order set mark = null where ${OF_COMPLAINT};
     update intake.consent_request set phone = null where ${OF_COMPLAINT};
     update intake.sending set address_mark = null where ${OF_COMPLAINT};
     update intake.mail set raw = ''::bytea, message_mark = null, answer_marks = '{}', sender_mark = null where ${OF_COMPLAINT};
     delete from intake.corrected_phone where ${OF_COMPLAINT};
     delete from intake.reach_wish where ${OF_COMPLAINT};
     delete from intake.idempotency_key where ${OF_COMPLAINT};
     insert into intake.erased_file (tenant_id, storage_key, erased_at)
       select tenant, key, intake.instant() from (
         select storage_key as key from intake.upload where ${OF_COMPLAINT}
         union select storage_key || '.clean' from intake.upload where ${OF_COMPLAINT}
         union select storage_key from intake.paper where ${OF_COMPLAINT}
         union select f.storage_key from intake.given_copy_file f join intake.given_copy g on g.tenant_id = f.tenant_id and g.id = f.copy_id
           where g.tenant_id = tenant and g.complaint_id = wanted) as files
       on conflict do nothing;
     update intake.upload set file_name = ''::bytea where ${OF_COMPLAINT};
   end $$`,
  'revoke execute on function intake.erase_complaint(uuid) from public',
  `grant execute on function intake.erase_complaint(uuid) to ${serviceRole('intake')}`,
];
