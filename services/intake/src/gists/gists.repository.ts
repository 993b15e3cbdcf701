import { Injectable } from '@nestjs/common';
import { type Gist, type Identity, readComplaintNo } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { Complaints } from '../complaints/complaint.entity.js';
import {
  ExternalOrderRepository,
  type OpenedAddition,
} from '../complaints/external-order.repository.js';
import { complaintCell } from '../complaints/complaint-cell.js';
import { CaseCopies } from '../progress/case-copy.entity.js';
import { gistOf, type OpenedGist } from './gist.js';
import {
  NO_REPEAT,
  NUMBER_OF_COMPLAINT,
  OF_NUMBER,
  OF_ONE_PERSON,
  repeatsInReach,
  within,
} from './repeats-in-reach.repository.js';

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
    (select case when count(*) < ${OF_ONE_PERSON} then 1 + count(*) filter (where ${within('$3')}) end::int
      from (${OF_NUMBER}) as e) as nth,
    (select e.complaint_no from complaint e where e.tenant_id = c.tenant_id and e.id = c.resembles) as resembles
  from complaint c left join case_copy k on k.tenant_id = c.tenant_id and k.complaint_id = c.id
  ${NUMBER_OF_COMPLAINT}
  where c.tenant_id = $1 and c.complaint_no = any($2::text[])`;

/** What rows of a list say of complaints: all of a page at once. */
@Injectable()
export class GistsRepository {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly orders: ExternalOrderRepository,
  ) {}

  async read(
    tx: Transaction,
    who: Identity,
    complaintNos: readonly string[],
    repeatedWithinDays: number,
  ): Promise<Gist[]> {
    const numbers = complaintNos.map(readComplaintNo);
    const rows = await tx.query<Row>(ROWS, [tx.tenantId, numbers, repeatedWithinDays]);
    const reached = rows.flatMap((row) => {
      const access = accessOnRecord(who, row, row);
      return access && access.roles.length > 0 ? [{ row, access }] : [];
    });
    const ids = reached.map(({ row }) => row.id);
    const keys = await this.dataKeys.toOpen(tx, ids);
    const additions = ids.length === 0 ? [] : await this.orders.opened(tx, ids);
    const knowing = reached.filter(
      ({ row, access: { fields, roleFor } }) =>
        row.nth !== null && !fields.includes('contact') && roleFor('identity.reveal') !== null,
    );
    const repeats = await repeatsInReach(
      tx,
      who,
      knowing.filter(({ row }) => !row.anonymous).map(({ row }) => row),
      repeatedWithinDays,
    );
    return reached.map(({ row, access: { fields } }) => {
      const later = additions.filter(({ complaintId }) => complaintId === row.id);
      return gistOf(opened(row, keys, later), fields, repeats.get(row.id) ?? NO_REPEAT);
    });
  }
}

/** The name that was said last holds, as on the page of the complaint. */
function opened(row: Row, keys: PersonalData, later: readonly OpenedAddition[]): OpenedGist {
  const { complaintNo, anonymous, files, nth, resembles } = row;
  const open = (column: 'name'): string | null =>
    keys.openOptional(complaintCell(row.id, column), row[column]);
  return {
    ...{ complaintNo, anonymous, files, nth, resembles },
    content: keys.open(complaintCell(row.id, 'content'), row.content),
    name: later.findLast(({ words }) => words.name !== null)?.words.name ?? open('name'),
  };
}
