import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { type Identity, CASE_STATES, CASE_VIEWS, CaseQuerySchema } from '@tingsu/contracts';
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
import { OFFICER } from '../lifecycle/case.fixture.js';
import { PARTS } from '../ledger/case-member.js';
import { ListWords } from '../ledger/list-words.repository.js';
import { listCases } from './case-list.repository.js';
import {
  countsStatement,
  loadsStatement,
  pageStatement,
  totalStatement,
  wordsAsked,
  type Asked,
  type CaseQuery,
  type Reader,
  type Statement,
} from './list-statement.repository.js';

const COPIES = 6_000;
const PLACE = { timeZone: 'Asia/Shanghai', unassignedMinutes: 30 };
const SORTS = ['next_due', 'received'] as const;

let service: CasesService;

/** Copies of the members of one case, in every state and age that a hospital has: only the rows that lists are read from. */
const FILL = `insert into cases.complaint_case
  select copy.* from cases.complaint_case original cross join generate_series(1, ${COPIES}) as n
  cross join lateral jsonb_populate_record(original, jsonb_build_object(
    'case_id', gen_random_uuid(), 'complaint_id', gen_random_uuid(),
    'case_no', 'C-L-' || n, 'complaint_no', 'TS-L-' || n,
    'state', case when n % 8 > 0 then 'closed' else (array['registered', 'triage', 'accepted', 'investigating'])[1 + n / 8 % 4] end,
    'open', n % 8 = 0, 'breached', n % 8 = 0 and n % 997 <= 300,
    'priority', case when n = 17 then 'P1' else 'P3' end,
    'received_at', original.received_at - n * interval '1 hour',
    'due_key', case when n % 8 = 0 or n % 5 = 0 then original.received_at + (n % 997 - 300) * interval '1 hour' else 'infinity' end
  )) as copy where original.case_no = $1`;
const DUTIES = [
  'unowned',
  'returned',
  'kind:praise',
  `owner:${OFFICER}`,
  'approval:leader',
  'approval:department_head',
  'statement:main.conduct',
  'respondent:unit:main.ward',
];
const STREAM = `'stream:' || c.state || ':' || case when c.open then case when c.breached then 'overdue' else 'none' end
  when c.due_key < 'infinity' then 'due' else 'none' end`;
const WORDS = `insert into cases.list_word (tenant_id, word)
  select distinct c.tenant_id, w.word from cases.complaint_case c cross join lateral unnest(array['*', 'campus:main', 'unit:main.conduct', 'unit:main.ward', ${DUTIES.map((member) => `'${member}'`).join(', ')},
    ${STREAM}, 'channel:' || c.channel, 'category:' || coalesce(c.category, ''), 'nature:' || c.nature, 'priority:' || c.priority]) as w (word)
  on conflict do nothing`;
const MEMBERS = `insert into cases.case_member (tenant_id, case_id, due_key, received_at, member, stream, campus, channel, category, nature, priority, parts)
  select c.tenant_id, c.case_id, c.due_key, c.received_at, w.id, ${['stream', 'campus', 'channel', 'category', 'nature', 'priority'].map((name) => `${name}.id`).join(', ')}, m.parts
  from cases.complaint_case c
  cross join (values ('*', 1), ('campus:main', 1), ('unit:main.conduct', 84), ('unit:main.ward', 68)${DUTIES.map((member) => `, ('${member}', 128)`).join('')}) as m (member, parts)
  join cases.list_word w on w.word = m.member
  join cases.list_word stream on stream.word = ${STREAM}
  join cases.list_word campus on campus.word = 'campus:' || c.campus
  join cases.list_word channel on channel.word = 'channel:' || c.channel
  join cases.list_word category on category.word = 'category:' || coalesce(c.category, '')
  join cases.list_word nature on nature.word = 'nature:' || c.nature
  join cases.list_word priority on priority.word = 'priority:' || c.priority
  on conflict do nothing`;
/** The planner takes the pages for fuller than they are, and so plans for 600,000 cases. */
const PLANNED_FOR_MORE = `update pg_class set reltuples = reltuples * 100
  where relname in ('complaint_case', 'case_member', 'case_bar') and relnamespace = 'cases'::regnamespace`;
const words = new ListWords();

/** Whether the indexes alone say what is there: while another transaction could still see an older row, a vacuum leaves that open. */
async function allVisible(): Promise<boolean> {
  await service.database.admin(
    'vacuum analyze cases.complaint_case, cases.case_member, cases.case_bar, cases.list_word',
  );
  const [table] = await service.database.admin<{ done: boolean }>(
    `select relallvisible >= relpages as done from pg_class where oid = 'cases.case_member'::regclass`,
  );
  return table?.done === true;
}

beforeAll(async () => {
  service = await openCasesService();
  const event = aReceived();
  await receive(service, [event]);
  await service.database.admin(FILL, [caseNoOf(event)]);
  await service.database.admin(WORDS);
  await service.database.admin(MEMBERS);
  await service.database.admin(
    `insert into cases.case_bar select tenant_id, 'person:' || gen_random_uuid(), case_id from cases.complaint_case`,
  );
  await eventually(allVisible);
  await service.database.admin(PLANNED_FOR_MORE);
});
afterAll(() => service.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
/** What was done; a code that no case has leaves scans in the plan that never ran. */
const nodesOf = (plan: Plan): Plan[] =>
  plan['Actual Loops'] === 0 ? [] : [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** What PostgreSQL does, as the role of the service under row-level security. */
function planOf(
  query: Asked,
  who: Identity,
  statement: (reader: Reader) => Statement,
): Promise<Plan[]> {
  return service.unitOfWork.run(TENANT, async (tx) => {
    const numbers = await words.find(tx, wordsAsked(query, who, CASE_VIEWS));
    const { sql, values } = statement({ who, ...PLACE, numbers });
    const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, format json) ${sql}`,
      values,
    );
    if (!row) throw new Error('No plan');
    return nodesOf(row['QUERY PLAN'][0].Plan);
  });
}

/** Members are read from their index alone, and no table is read from end to end. */
function expectIndexOnly(nodes: readonly Plan[]): void {
  expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  const scans = nodes.filter((node) => node['Relation Name'] === 'case_member');
  for (const scan of scans) expect(scan['Node Type']).toBe('Index Only Scan');
}

/** The most rows that one order was made of: what is not read along an index in its order. */
const sorted = (nodes: readonly Plan[]): number =>
  Math.max(
    0,
    ...nodes
      .filter((node) => node['Node Type'] === 'Sort')
      .map(({ Plans = [] }) => Plans[0]?.['Actual Rows'] ?? 0),
  );

const queryOf = (change: Partial<CaseQuery>): CaseQuery =>
  CaseQuerySchema.parse({ limit: 50, ...change });

const FACETS: readonly Partial<CaseQuery>[] = [
  { campus: 'main' },
  { department: 'main.ward' },
  { owner: 'me' },
  { category: 'C01' },
  { channel: 'web_form' },
  { caseKind: 'external' },
  { caseKind: 'praise' },
  { nature: 'general' },
  { priority: 'P1' },
  { state: 'investigating' },
  { receivedFrom: '2026-11-01', receivedTo: '2026-11-20' },
];
/** Plackett and Burman's twelve: of any two filters each alone, both and neither. */
const GENERATOR = [1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0];
const TOGETHER = GENERATOR.map((_, turn) =>
  Object.assign({}, ...FACETS.filter((__, at) => GENERATOR[(at + turn) % GENERATOR.length] === 1)),
) as readonly Partial<CaseQuery>[];
const COMBINED = [{}, ...TOGETHER];
const READERS = [
  ['an officer of the group', officer],
  ['an officer of one campus', eastOfficer],
  ['the head of a department', conductHead],
] as const;

describe('the load of people and departments', () => {
  it.each(READERS)('is counted for %s from indexes alone', async (_, who) => {
    const members = [
      { member: 'unowned', parts: PARTS.duty },
      { member: `owner:${OFFICER}`, parts: PARTS.duty },
      { member: 'unit:main.conduct', parts: PARTS.listed },
    ];
    expectIndexOnly(await planOf(queryOf({}), who, (reader) => loadsStatement(members, reader)));
  });
});

describe('a page of the work list', () => {
  it.each(READERS)(
    'for %s is read from indexes alone, whatever is asked',
    async (_, who) => {
      for (const view of CASE_VIEWS) {
        for (const sort of SORTS)
          for (const filter of sort === 'received' ? COMBINED : [...COMBINED, ...FACETS]) {
            const query = queryOf({ ...filter, view, sort });
            const page = await planOf(query, who, (reader) => pageStatement(query, reader));
            expectIndexOnly(page);
            // One page for each state at most: streams of the index, merged.
            expect(sorted(page)).toBeLessThanOrEqual(51 * CASE_STATES.length);
          }
        for (const filter of COMBINED) {
          const query = queryOf({ ...filter, view });
          expectIndexOnly(await planOf(query, who, (reader) => totalStatement(query, reader)));
        }
      }
      // Some thousand plans, on whatever machine.
    },
    180_000,
  );

  it.each(READERS)(
    'of what complains of a department is read in order from indexes alone, for %s',
    async (_, who) => {
      for (const sort of SORTS)
        for (const more of [{}, { receivedFrom: '2026-11-01' }]) {
          const query = queryOf({ view: 'all', sort, respondent: 'unit:main.ward', ...more });
          const page = await planOf(query, who, (reader) => pageStatement(query, reader));
          expectIndexOnly(page);
          expect(sorted(page)).toBeLessThanOrEqual(51 * CASE_STATES.length);
          expectIndexOnly(await planOf(query, who, (reader) => totalStatement(query, reader)));
        }
    },
  );

  it.each(READERS)(
    'of what is due today is not looked for among all cases, for %s',
    async (_, who) => {
      for (const sort of SORTS) {
        const query = queryOf({ view: 'due_today', sort });
        const nodes = await planOf(query, who, (reader) => pageStatement(query, reader));
        const passedOver = nodes.map(
          (node) => (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'],
        );
        expect(Math.max(...passedOver)).toBeLessThanOrEqual(20);
      }
    },
  );

  it.each(READERS)(
    'for %s of a number reads the members of the cases that it may mean',
    async (_, who) => {
      const found = await service.database.admin<{ ids: string[] }>(
        `select array_agg(case_id) as ids from cases.complaint_case where case_no = 'C-L-17'
         union all select array_agg(case_id) from cases.complaint_case where case_no like 'C-L-17%'`,
      );
      for (const { ids: caseIds } of found)
        for (const sort of SORTS) {
          const query = { ...queryOf({ view: 'all', sort }), caseIds };
          for (const statement of [pageStatement, totalStatement]) {
            const nodes = await planOf(query, who, (reader) => statement(query, reader));
            expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
          }
        }
    },
  );

  it.each(READERS)(
    'is counted for %s from indexes alone, for all views at once',
    async (_, who) => {
      expectIndexOnly(
        await planOf(queryOf({}), who, (reader) => countsStatement(CASE_VIEWS, reader)),
      );
    },
  );

  it('deep in the list begins where the page before ended, and shows every case once', async () => {
    const read = (cursor?: string) =>
      service.unitOfWork.run(TENANT, (tx) =>
        listCases(
          tx,
          { words, keys: service.keys },
          queryOf({ view: 'open', limit: 200, cursor }),
          { who: leader, ...PLACE },
        ),
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
