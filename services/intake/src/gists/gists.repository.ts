import { Injectable } from '@nestjs/common';
import { type Gist, type Identity, readComplaintNo } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { Complaints } from '../complaints/complaint.entity.js';
import { COMPLAINT_TABLE } from '../complaints/insert-complaints.repository.js';
import { CaseCopies } from '../progress/case-copy.entity.js';
import { gistOf, type OpenedGist } from './gist.js';

/** A number with more complaints than this is no person's: a hospital's own telephone, or one that an adapter sends for all. */
const OF_ONE_PERSON = 200;

const Stored = Complaints.pick(
  'id',
  'complaintNo',
  'campus',
  'department',
  'namedUnits',
  'namedPersons',
  'anonymous',
  'content',
  'name',
);
const Copy = CaseCopies.pick('access');
type Row = RowOf<typeof Stored> &
  RowOf<typeof Copy> & { readonly caseId: string | null } & Pick<
    OpenedGist,
    'files' | 'nth' | 'resembles'
  >;
const ROWS = `select ${Stored.as('c')}, ${Copy.as('k')}, k.case_id as "caseId",
    (select count(*)::int from upload u where u.tenant_id = c.tenant_id and u.complaint_id = c.id) as files,
    (select case when count(*) < ${OF_ONE_PERSON} then 1 + count(*) filter (where e.registered_at < c.registered_at
      and e.registered_at >= c.registered_at - make_interval(days => $3)) end::int
      from (select e.registered_at from complaint e where e.tenant_id = c.tenant_id and e.phone_index = c.phone_index
        limit ${OF_ONE_PERSON}) as e) as nth,
    (select e.complaint_no from complaint e where e.tenant_id = c.tenant_id and e.id = c.resembles) as resembles
  from complaint c left join case_copy k on k.tenant_id = c.tenant_id and k.complaint_id = c.id
  where c.tenant_id = $1 and c.complaint_no = any($2::text[])`;

/** What rows of a list say of complaints: all of a page with one statement. */
@Injectable()
export class GistsRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  async read(
    tx: Transaction,
    who: Identity,
    complaintNos: readonly string[],
    repeatedWithinDays: number,
  ): Promise<Gist[]> {
    const keys = await this.dataKeys.forTenant(tx);
    const numbers = complaintNos.map(readComplaintNo);
    const rows = await tx.query<Row>(ROWS, [tx.tenantId, numbers, repeatedWithinDays]);
    return rows.flatMap((row) => {
      const access = accessOnRecord(who, row, row);
      return access && access.roles.length > 0 ? [gistOf(opened(row, keys), access.fields)] : [];
    });
  }
}

function opened(row: Row, keys: PersonalData): OpenedGist {
  const { complaintNo, anonymous, files, nth, resembles } = row;
  const open = (column: 'content' | 'name'): string | null =>
    keys.openOptional({ table: COMPLAINT_TABLE, column, rowId: row.id }, row[column]);
  return {
    ...{ complaintNo, anonymous, files, nth, resembles },
    content: open('content') ?? '',
    name: open('name'),
  };
}
