import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCESS_TABLE,
  may,
  ROLES,
  type AccessFacts,
  type AccessPerson,
  CaseQuerySchema,
  ProblemError,
  type Identity,
  type ListAction,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { migrations } from '../../migrations/index.js';
import { TENANT } from '../../test/cases.fixture.js';
import { listCases } from '../cases/case-list.repository.js';
import type { CaseQuery } from '../cases/list-statement.repository.js';
import { barredFrom, inNumbers, memberRowsOf, wordsOf } from '../ledger/case-member.js';
import { caseRowOf } from '../ledger/case-row.js';
import { ListWords } from '../ledger/list-words.repository.js';
import { INSERT_BARS, INSERT_CASES, UPSERT_MEMBERS } from '../ledger/statements.repository.js';
import { anOpenedCase } from '../lifecycle/case.fixture.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { cases as service } from '../service.js';
import { reachCondition, reachParameters } from './reach-sql.js';

const PEOPLE = [1, 2, 3].map((n) => `0190bbbb-0000-7000-8000-00000000000${n}`);
const UNITS = ['main.ward', 'main.medical', 'east.ward'];
const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const orNone = (values: readonly string[]) => fc.option(oneOf(values), { nil: null });

const persons: fc.Arbitrary<AccessPerson> = fc.record({
  tenantId: fc.constant(TENANT),
  personId: oneOf(PEOPLE),
  grants: fc.array(
    fc.record({ role: oneOf(ROLES), campus: orNone(['main', 'east']), department: orNone(UNITS) }),
    { maxLength: 3 },
  ),
  worksIn: some(UNITS),
});
const cases: fc.Arbitrary<AccessFacts> = fc.record({
  caseNo: fc.constant('C-1'),
  complaintId: fc.constant(TENANT),
  campus: oneOf(['main', 'east']),
  lead: orNone(UNITS),
  coUnits: some(UNITS),
  supervising: some(UNITS),
  respondent: fc.record({ units: some(UNITS), persons: fc.subarray(PEOPLE, { maxLength: 1 }) }),
  confidential: fc.boolean(),
  excluded: fc.subarray(PEOPLE, { maxLength: 1 }),
  investigators: fc.subarray(PEOPLE, { maxLength: 2 }),
  standIns: fc.array(
    fc
      .tuple(oneOf(ACCESS_TABLE), oneOf(PEOPLE), orNone(UNITS))
      .map(([{ role, relation }, personId, department]) => ({
        role,
        relation,
        personId,
        department,
        insteadOf: PEOPLE[0] ?? '',
      })),
    { maxLength: 2 },
  ),
  callBack: fc.boolean(),
});

/** Invalid because the complaint is malicious. */
const JUDGED = { nature: 'invalid', natureRules: ['malicious'] } as const;
const PLACE = { timeZone: 'UTC', unassignedMinutes: 30 };
const ASKED: readonly Asked[] = [
  {},
  { campus: 'east' },
  { department: 'main.ward' },
  { owner: 'none' },
];

const words = new ListWords();
const sources = { words, keys: new DataKeys(MasterRing.of(randomBytes(32)), 'cases') };
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('cases', { migrations, entities: service.entities });
}, 60_000);
afterAll(() => database?.close());

describe('lists and figures', () => {
  it.each<ListAction>(['case.read', 'figure.read', 'statement.read'])(
    'hold exactly the cases to which the rule says yes: %s',
    async (action) => {
      const facts = fc.sample(cases, { numRuns: 150, seed: 6 });
      for (const person of fc.sample(persons, { numRuns: 20, seed: 7 })) {
        const rows = await database.unitOfWork.run(TENANT, (tx) =>
          tx.query<{ index: number }>(
            `select c.index from (select (ordinality - 1)::int as index, value as access, value ->> 'campus' as campus
               from jsonb_array_elements($11::jsonb) with ordinality) as c
             where ${reachCondition('c', 1)} order by 1`,
            [...reachParameters(person, action), JSON.stringify(facts)],
          ),
        );
        const expected = facts.flatMap((one, index) =>
          may(person, action, { ...one, tenantId: TENANT }) ? [index] : [],
        );
        expect(rows.map(({ index }) => index)).toEqual(expected);
      }
    },
  );

  it('show in lists exactly the cases to which the rule says yes, by the rows of their members', async () => {
    const facts = fc.sample(cases, { numRuns: 150, seed: 8 });
    await database.unitOfWork.run(TENANT, (tx) => writeListed(tx, facts));
    for (const person of fc.sample(persons, { numRuns: 40, seed: 9 })) {
      const shown = facts.map((one) => may(person, 'case.read', { ...one, tenantId: TENANT }));
      for (const query of ASKED) {
        const { items } = await database.unitOfWork.run(TENANT, (tx) =>
          listCases(tx, sources, CaseQuerySchema.parse({ ...query, view: 'all', limit: 200 }), {
            who: identityOf(person),
            ...PLACE,
          }),
        );
        const expected = facts.flatMap((one, index) =>
          shown[index] && takes(query, one) ? [`C-${index}`] : [],
        );
        expect(items.map(({ caseNo }) => caseNo).sort()).toEqual(expected.sort());
      }
    }
  });

  it('are found by whom they complain of exactly where the rule shows it, also to stand-ins', async () => {
    const respondent = 'unit:main.ward';
    const facts = fc.sample(cases, { numRuns: 150, seed: 12 });
    await database.admin(
      'truncate cases.complaint_case, cases.case_member, cases.case_bar cascade',
    );
    await database.unitOfWork.run(TENANT, (tx) => writeListed(tx, facts));
    let seen = 0;
    for (const person of fc.sample(persons, { numRuns: 60, seed: 13 })) {
      const asked = database.unitOfWork.run(TENANT, (tx) =>
        listCases(tx, sources, CaseQuerySchema.parse({ respondent, view: 'all', limit: 200 }), {
          who: identityOf(person),
          ...PLACE,
        }),
      );
      const found = await asked.then(
        ({ items }) => items.map(({ caseNo }) => caseNo),
        (error: unknown) => {
          if (error instanceof ProblemError && error.code === 'access.denied') return [];
          throw error;
        },
      );
      const expected = facts.flatMap((one, index) =>
        one.respondent.units.includes('main.ward') &&
        may(person, 'statement.read', { ...one, tenantId: TENANT })
          ? [`C-${index}`]
          : [],
      );
      expect(found.sort()).toEqual(expected.sort());
      seen += found.length;
    }
    expect(seen).toBeGreaterThan(0);
  });

  it('X-24: are never filtered by a judgement about the complainant that the reader may not see', async () => {
    const facts = fc.sample(cases, { numRuns: 150, seed: 10 });
    let seen = 0;
    await database.admin(
      'truncate cases.complaint_case, cases.case_member, cases.case_bar cascade',
    );
    await database.unitOfWork.run(TENANT, (tx) => writeListed(tx, facts, JUDGED));
    const query = CaseQuerySchema.parse({ nature: 'invalid', view: 'all', limit: 200 });
    for (const person of fc.sample(persons, { numRuns: 60, seed: 11 })) {
      const { items, total } = await database.unitOfWork.run(TENANT, (tx) =>
        listCases(tx, sources, query, { who: identityOf(person), ...PLACE }),
      );
      expect(items.map(({ nature }) => nature)).toEqual(items.map(() => 'invalid'));
      expect(total).toBe(items.length);
      const officer = person.grants.some(
        ({ role, campus, department }) =>
          role === 'centre_officer' && campus === null && department === null,
      );
      const own = person.worksIn ?? [];
      const told = facts.filter(
        (one) =>
          may(person, 'case.read', { ...one, tenantId: TENANT }) &&
          !own.some((unit) => one.respondent.units.includes(unit)),
      );
      if (officer) expect(items.length).toBe(told.length);
      seen += items.length;
    }
    expect(seen).toBeGreaterThan(0);
  });

  it('reach no case whose facts of access are not known yet', async () => {
    const leader = {
      tenantId: TENANT,
      personId: PEOPLE[0] ?? '',
      grants: [{ role: 'leader' as const, campus: null, department: null }],
    };
    const rows = await database.unitOfWork.run(TENANT, (tx) =>
      tx.query(
        `select from (select null::jsonb as access, 'main' as campus) as c where ${reachCondition('c', 1)}`,
        [...reachParameters(leader, 'case.read')],
      ),
    );
    expect(rows).toHaveLength(0);
  });
});

const identityOf = ({ tenantId, personId, grants, worksIn }: AccessPerson): Identity => ({
  kind: 'staff',
  locale: 'en',
  tenantId,
  personId,
  grants: [...grants],
  worksIn: [...(worksIn ?? [])],
});

type Asked = Partial<Pick<CaseQuery, 'campus' | 'department' | 'owner'>>;

/** Whether a filter takes the case: a department finds what it handles or supervises, not a clue in confidence about it. */
function takes({ campus, department }: Asked, facts: AccessFacts): boolean {
  if (campus !== undefined) return facts.campus === campus;
  if (department === undefined) return true;
  const hidden = facts.confidential && facts.respondent.units.includes(department);
  return !hidden && [facts.lead, ...facts.coUnits, ...facts.supervising].includes(department);
}

/** The rows that lists are read from, of cases with these facts of access; the first is `C-0`. */
async function writeListed(
  tx: Transaction,
  facts: readonly AccessFacts[],
  change: Partial<NonNullable<CaseState['classification']>> = {},
): Promise<void> {
  const { state } = anOpenedCase();
  const base = {
    ...state,
    classification: state.classification && { ...state.classification, ...change },
  };
  const states: CaseState[] = facts.map((access, index) => ({
    ...base,
    caseId: randomUUID(),
    complaintId: randomUUID(),
    caseNo: `C-${index}`,
    campus: access.campus,
    access,
  }));
  const rows = states.map((state) => ({ ...caseRowOf(state), logHash: Buffer.alloc(32) }));
  const bars = states.flatMap((state) =>
    barredFrom(state).map((who) => ({ caseId: state.caseId, who })),
  );
  await tx.query(INSERT_CASES.sql, [INSERT_CASES.columns.json(rows), TENANT, tx.now]);
  const members = states.flatMap(memberRowsOf);
  const numbers = await words.ensure(tx, wordsOf(members));
  await tx.query(UPSERT_MEMBERS.sql, [
    UPSERT_MEMBERS.columns.json(inNumbers(members, numbers)),
    TENANT,
  ]);
  await tx.query(INSERT_BARS.sql, [INSERT_BARS.columns.json(bars), TENANT]);
}
