import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegisterFilters } from '@tingsu/contracts';
import { OTHER_TENANT, TENANT } from '../../test/fixture.js';
import { Registering } from '../../test/registering.js';
import type { RegisterScope } from './register-scope.js';
import { pageStatement, REGISTER_PLACE } from './register-statement.repository.js';

const COPIES = 6_000;
const LIMIT = 50;
const timeZone = 'Asia/Shanghai';
const YEAR: RegisterFilters = { from: '2026-01-01', to: '2026-12-31' };
const group: RegisterScope = {
  campuses: ['main', 'east'],
  whole: ['main', 'east'],
  departments: [],
};
const campus: RegisterScope = { campuses: ['main'], whole: ['main'], departments: [] };

/** One complaint an hour back from the first one, two of three on the main campus; and as many of another group. */
const FILL = `insert into intake.complaint
  select copy.* from intake.complaint original cross join generate_series(1, ${COPIES}) as n
  cross join unnest(array[original.tenant_id, $2::uuid]) as t (tenant_id)
  cross join lateral jsonb_populate_record(original, jsonb_build_object(
    'tenant_id', t.tenant_id, 'id', gen_random_uuid(), 'complaint_no', 'TS-R-' || n, 'phone_index', null,
    'content_mark', null, 'campus', case when n % 3 = 0 then 'east' else 'main' end,
    'channel', case when n % 50 = 0 then 'hotline' else 'web_form' end,
    'received_at', original.received_at - n * interval '1 hour')) as copy
  where original.complaint_no = $1`;

let intake: Registering;
beforeAll(async () => {
  intake = await Registering.open(TENANT);
  const { complaintNo } = await intake.send();
  await intake.database.admin(FILL, [complaintNo, OTHER_TENANT]);
  await intake.database.admin('analyze intake.complaint');
  // The planner takes the table for fuller than it is, and so plans for a million.
  await intake.database.admin(
    `update pg_class set reltuples = reltuples * 100 where oid = 'intake.complaint'::regclass`,
  );
}, 60_000);
afterAll(() => intake.database.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** How many rows of complaints a page reads, and by what. */
async function planOf(scope: RegisterScope, filters: RegisterFilters, cursor?: string) {
  const asked = { scope, filters, timeZone, cursor, limit: LIMIT };
  const { sql, values } = pageStatement(TENANT, asked);
  const [row] = await intake.database.unitOfWork.run(TENANT, (tx) =>
    tx.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
      `explain (analyze, format json) ${sql}`,
      values,
    ),
  );
  const nodes = row?.['QUERY PLAN'].flatMap(({ Plan: plan }) => nodesOf(plan)) ?? [];
  const complaints = nodes.filter((node) => node['Relation Name'] === 'complaint');
  return {
    read: complaints
      .map(
        (node) =>
          (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      )
      .reduce((sum, rows) => sum + rows, 0),
    indexes: complaints.flatMap((node) => node['Index Name'] ?? node['Node Type']),
  };
}

describe('a page of the register', () => {
  const middle = REGISTER_PLACE.write([
    ...(['2026-06-15T00:00:00.123456+00:00', '01900000-0000-7000-8000-000000000000'] as const),
    1_000,
  ]);

  it.each([
    ['of a campus', campus, YEAR, undefined, 2],
    ['of a campus, from the middle of the year', campus, YEAR, middle, 2],
    ['of all campuses', group, YEAR, undefined, 3],
    ['of all campuses, from the middle of the year', group, YEAR, middle, 3],
    [
      'of a kind that nearly all are of',
      campus,
      { ...YEAR, kind: 'external' as const },
      undefined,
      2,
    ],
  ])('%s reads by the index no more than it shows', async (_, scope, filters, cursor, times) => {
    const { read, indexes } = await planOf(scope, filters, cursor);
    expect(indexes).toContain('complaint_register');
    expect(read).toBeLessThanOrEqual(times * (LIMIT + 1) + 1);
  });

  it('of a rare channel reads what lies between, and nothing of another campus', async () => {
    const { read, indexes } = await planOf(campus, { ...YEAR, channel: 'hotline' });
    expect(indexes).toContain('complaint_register');
    expect(read).toBeLessThanOrEqual((COPIES * 2) / 3 + 2 * (LIMIT + 1));
  });
});
