import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseQuerySchema } from '@tingsu/contracts';
import {
  aReceived,
  caseNoOf,
  conductHead,
  eastOfficer,
  openCasesService,
  leader,
  officer,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { listCases, listStatements, type CaseQuery } from './case-list.repository.js';

const COPIES = 6_000;
const VIEWS = CaseQuerySchema.shape.view.def.innerType.options;
const ZONE = 'Asia/Shanghai';

let service: CasesService;

/** Copies of one case in every state and age that a hospital has; only the row that lists are read from. */
const FILL = `insert into cases.complaint_case
  select copy.* from cases.complaint_case original cross join generate_series(1, ${COPIES}) as n
  cross join lateral jsonb_populate_record(original, jsonb_build_object(
    'case_id', gen_random_uuid(), 'complaint_id', gen_random_uuid(),
    'case_no', 'C-L-' || n, 'complaint_no', 'TS-L-' || n,
    'state', case when n % 8 > 0 then 'closed' else (array['registered', 'triage', 'accepted', 'investigating'])[1 + n / 8 % 4] end,
    'open', n % 8 = 0, 'breached', n % 8 = 0 and n % 3 = 0,
    'received_at', original.received_at - n * interval '1 hour',
    'due_key', case when n % 8 = 0 or n % 5 = 0 then original.received_at + (n % 997 - 300) * interval '1 hour' else 'infinity' end
  )) as copy where original.case_no = $1`;

beforeAll(async () => {
  service = await openCasesService();
  const event = aReceived();
  await receive(service, [event]);
  await service.database.admin(FILL, [caseNoOf(event)]);
  await service.database.admin(
    `insert into cases.case_member select tenant_id, case_id, coalesce(lead_department, 'main.ward'), true, state, open, due_key, received_at
     from cases.complaint_case on conflict do nothing`,
  );
  await service.database.admin('analyze cases.complaint_case, cases.case_member');
});
afterAll(() => service.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** What PostgreSQL does for a page, as the role of the service under row-level security. */
async function planOf(query: CaseQuery, who = officer): Promise<Plan[]> {
  const { sql, values } = listStatements(query, who, ZONE).page;
  const [row] = await service.unitOfWork.run(TENANT, (tx) =>
    tx.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, format json) ${sql}`, values),
  );
  if (!row) throw new Error('No plan');
  return nodesOf(row['QUERY PLAN'][0].Plan);
}

const queryOf = (change: Partial<CaseQuery>): CaseQuery =>
  CaseQuerySchema.parse({ limit: 50, ...change });

describe('a page of the work list', () => {
  it.each(VIEWS.flatMap((view) => [{ view, sort: 'next_due' } as const]))(
    '$view by $sort is read along an index in its order: no sort, and no row that the page does not show',
    async (change) => {
      const nodes = await planOf(queryOf(change));
      const types = nodes.map((node) => node['Node Type']);
      expect(types).not.toContain('Sort');
      expect(types).not.toContain('Seq Scan');
      expect(nodes.reduce((sum, node) => sum + (node['Rows Removed by Filter'] ?? 0), 0)).toBe(0);
    },
  );

  it.each(['all', 'open', 'closed'] as const)(
    '%s by the time of receipt is read along an index in its order',
    async (view) => {
      const nodes = await planOf(queryOf({ view, sort: 'received' }));
      expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort');
      expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    },
  );

  it.each([
    ['the head of a department', {}, conductHead],
    ['an officer of one campus', {}, eastOfficer],
    ['everybody, with a department as filter', { department: 'main.ward' }, officer],
    ['everybody, with a campus as filter', { campus: 'main' }, officer],
  ] as const)('for %s reads no more rows than a page for each way in', async (_, change, who) => {
    for (const sort of ['next_due', 'received'] as const)
      for (const view of ['all', 'open'] as const) {
        const nodes = await planOf(queryOf({ ...change, view, sort }), who);
        expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
        const sorted = nodes.filter((node) => node['Node Type'] === 'Sort');
        expect(Math.max(0, ...sorted.map((node) => node['Actual Rows']))).toBeLessThanOrEqual(153);
      }
  });

  it('deep in the list begins where the page before ended, and shows every case once', async () => {
    const read = (cursor?: string) =>
      service.unitOfWork.run(TENANT, (tx) =>
        listCases(tx, queryOf({ view: 'open', limit: 200, cursor }), leader, ZONE),
      );
    const seen: string[] = [];
    let page = await read();
    for (; page.nextCursor; page = await read(page.nextCursor))
      seen.push(...page.items.map(({ caseNo }) => caseNo));
    seen.push(...page.items.map(({ caseNo }) => caseNo));
    expect(seen).toHaveLength(COPIES / 8 + 1);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
