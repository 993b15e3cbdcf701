import { cursorOf, type RegisterFilters } from '@tingsu/contracts';
import type { RowOf } from '@tingsu/database';
import { z } from 'zod';
import { Complaints } from '../complaints/complaint.entity.js';
import { CaseCopies } from '../progress/case-copy.entity.js';
import type { RegisterRow } from './register-entry.js';
import type { RegisterScope } from './register-scope.js';

/** An instant to the microsecond, the complaint, and how many were counted before. */
export const REGISTER_PLACE = cursorOf(
  z.tuple([z.iso.datetime({ offset: true }), z.guid(), z.int().nonnegative()]),
);

const Stored = Complaints.pick(
  'id',
  'complaintNo',
  'campus',
  'department',
  'channel',
  'relation',
  'anonymous',
  'receivedAt',
  'occurredAt',
  'namedUnits',
  'namedPersons',
  'content',
  'demand',
  'name',
  'phone',
  'email',
  'address',
  'limits',
);
const Copy = CaseCopies.pick('state', 'access', 'answeredAt', 'clocks');
export type StoredRow = RegisterRow &
  Pick<RowOf<typeof Stored>, 'content' | 'demand' | 'name' | 'phone' | 'email' | 'address'> & {
    readonly caseId: string | null;
    /** The time of receipt to the microsecond. */
    readonly place: string;
  };

/** Which complaints, of whom, and where the page begins. */
export interface RegisterAsked {
  readonly scope: RegisterScope;
  readonly filters: RegisterFilters;
  readonly timeZone: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const COPY = 'left join case_copy k on k.tenant_id = c.tenant_id and k.complaint_id = c.id';
/** Who handles it; before anybody does, who was named. */
const DEPARTMENT = `coalesce(k.access->>'lead', c.department)`;
const KIND = 'coalesce(k.case_kind, c.case_kind)';
const STATE = `coalesce(k.state, 'received')`;

/**
 * One row more than the page holds. Each campus is read in the order of its index and no further than the page goes; what no one asked for
 * is no part of the statement.
 */
export function pageStatement(tenantId: string, asked: RegisterAsked): Statement {
  const values: unknown[] = [tenantId, asked.scope.campuses, asked.limit + 1];
  const { conditions, joined } = narrowed(asked, values);
  return {
    sql: `select ${Stored.as('c')}, ${Copy.as('k')}, k.case_id as "caseId", ${KIND} as kind,
      to_json(c.received_at)#>>'{}' as place,
      (select count(*)::int from upload u where u.tenant_id = c.tenant_id and u.complaint_id = c.id) as files
    from (select x.* from unnest($2::text[]) as w (campus) cross join lateral (
        select c.id, c.received_at from complaint c ${joined ? COPY : ''}
        where c.tenant_id = $1 and c.campus = w.campus and ${conditions.join(' and ')}
        order by c.received_at, c.id limit $3) as x
      order by x.received_at, x.id limit $3) as p
    join complaint c on c.tenant_id = $1 and c.id = p.id ${COPY}
    order by p.received_at, p.id`,
    values,
  };
}

/** How many rows there are, whether the reader may see each or not. */
export function totalStatement(
  tenantId: string,
  asked: Pick<RegisterAsked, 'scope' | 'filters' | 'timeZone'>,
): Statement {
  const values: unknown[] = [tenantId, asked.scope.campuses];
  const { conditions, joined } = narrowed(asked, values);
  return {
    sql: `select count(*)::int as total from complaint c ${joined ? COPY : ''}
      where c.tenant_id = $1 and c.campus = any($2::text[]) and ${conditions.join(' and ')}`,
    values,
  };
}

function narrowed(
  { scope, filters, timeZone, cursor }: Omit<RegisterAsked, 'limit'>,
  values: unknown[],
): { readonly conditions: readonly string[]; readonly joined: boolean } {
  const value = (one: unknown): string => `$${values.push(one)}`;
  const midnight = (day: string, later: string): string =>
    `((${value(day)}::date)::timestamp${later}) at time zone ${value(timeZone)}::text`;
  const ofCase = [
    ...(filters.department ? [`${DEPARTMENT} = ${value(filters.department)}`] : []),
    ...(filters.state ? [`${STATE} = ${value(filters.state)}`] : []),
    ...(filters.kind ? [`${KIND} = ${value(filters.kind)}`] : []),
    ...(scope.departments.length > 0
      ? [
          `(c.campus = any(${value(scope.whole)}::text[]) or k.access->>'lead' = any(${value(scope.departments)}::text[]))`,
        ]
      : []),
  ];
  const place = REGISTER_PLACE.read(cursor);
  return {
    joined: ofCase.length > 0,
    conditions: [
      `c.received_at >= ${midnight(filters.from, '')}`,
      `c.received_at < ${midnight(filters.to, ` + interval '1 day'`)}`,
      ...(place
        ? [`(c.received_at, c.id) > (${value(place[0])}::timestamptz, ${value(place[1])}::uuid)`]
        : []),
      ...(filters.channel ? [`c.channel = ${value(filters.channel)}`] : []),
      ...ofCase,
    ],
  };
}
