import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';

export interface Late {
  readonly count: number;
  /** When the first of them was registered. */
  readonly since: Date;
  /** Numbers of the first complaints. */
  readonly examples: readonly string[];
}

export interface LateOfTenant {
  readonly tenantId: string;
  readonly count: number;
  /** Of the first of them, since it was registered. */
  readonly ageSeconds: number;
}

const IS_LATE = `registered_at <= instant() - make_interval(secs => $1::float8)`;
const LATE_OF_TENANTS = `select tenant_id as "tenantId", count(*)::int as count,
    extract(epoch from instant() - min(registered_at))::float8 as "ageSeconds"
  from awaited_case where ${IS_LATE} group by tenant_id`;
const LATE = `select count(*)::int as count, min(a.registered_at) as since,
    (array_agg(c.complaint_no order by a.registered_at, c.complaint_no))[1:10] as examples
  from awaited_case a join complaint c on c.tenant_id = a.tenant_id and c.id = a.complaint_id where a.${IS_LATE}`;
const ARRIVED = 'delete from awaited_case where tenant_id = $1 and complaint_id = any($2::uuid[])';

/** The complaints that have no case yet: few, however many complaints there are. A complaint enters when it is stored. */
@Injectable()
export class AwaitedCaseRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Their cases are here. */
  async arrived(tx: Transaction, complaintIds: readonly string[]): Promise<void> {
    if (complaintIds.length > 0) await tx.query(ARRIVED, [tx.tenantId, complaintIds]);
  }

  /** The complaints of each tenant that have waited for so many seconds. */
  lateOfTenants(afterSeconds: number): Promise<readonly LateOfTenant[]> {
    return this.unitOfWork.system((tx) => tx.query<LateOfTenant>(LATE_OF_TENANTS, [afterSeconds]));
  }

  /** Those of the tenant of the transaction; null when there are none. */
  async late(tx: Transaction, afterSeconds: number): Promise<Late | null> {
    const [late] = await tx.query<Late>(LATE, [afterSeconds]);
    return late && late.count > 0 ? late : null;
  }
}
