import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCESS_TABLE,
  may,
  ROLES,
  type AccessFacts,
  type AccessPerson,
  type ListAction,
} from '@tingsu/contracts';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import fc from 'fast-check';
import { migrations } from '../../migrations/index.js';
import { TENANT } from '../../test/cases.fixture.js';
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

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('cases', { migrations, entities: service.entities });
}, 60_000);
afterAll(() => database?.close());

describe('lists and figures', () => {
  it.each<ListAction>(['case.read', 'figure.read'])(
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
