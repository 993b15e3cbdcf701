import fc from 'fast-check';
import { ROLES } from '../vocabulary.js';
import type { CaseFacts } from './access-facts.js';
import { ACCESS_TABLE } from './access-table.js';
import type { AccessPerson } from './case-access.js';

const TENANTS = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'];
const PEOPLE = [1, 2, 3].map((n) => `0190bbbb-0000-7000-8000-00000000000${n}`);
const CAMPUSES = ['main', 'east'];
const UNITS = ['main.ward', 'main.medical', 'main.finance', 'east.ward'];

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const orNone = (values: readonly string[]) => fc.option(oneOf(values), { nil: null });

/** Few values, so that people and cases often meet. */
export const aPerson = (): fc.Arbitrary<AccessPerson> =>
  fc.record({
    tenantId: fc.oneof({ weight: 9, arbitrary: fc.constant(TENANTS[0] ?? '') }, oneOf(TENANTS)),
    personId: fc.oneof({ weight: 9, arbitrary: oneOf(PEOPLE) }, fc.constant(null)),
    grants: fc.array(
      fc.record({ role: oneOf(ROLES), campus: orNone(CAMPUSES), department: orNone(UNITS) }),
      { maxLength: 3 },
    ),
    worksIn: fc.option(some(UNITS), { nil: undefined }),
  });

const lendable = ACCESS_TABLE.map(({ role, relation }) => ({ role, relation }));

export const someFacts = (): fc.Arbitrary<CaseFacts> =>
  fc.record({
    tenantId: fc.constant(TENANTS[0] ?? ''),
    caseNo: fc.constant('C-1'),
    complaintId: fc.constant('0190cccc-0000-7000-8000-000000000001'),
    campus: oneOf(CAMPUSES),
    lead: orNone(UNITS),
    coUnits: some(UNITS),
    supervising: some(UNITS),
    respondent: fc.record({ units: some(UNITS), persons: fc.subarray(PEOPLE, { maxLength: 1 }) }),
    confidential: fc.boolean(),
    excluded: fc.subarray(PEOPLE, { maxLength: 1 }),
    investigators: fc.subarray(PEOPLE, { maxLength: 2 }),
    standIns: fc.array(
      fc
        .tuple(oneOf(lendable), fc.option(oneOf(PEOPLE), { nil: null }), orNone(UNITS))
        .map(([right, personId, department]) => ({
          ...right,
          personId,
          department,
          insteadOf: PEOPLE[0] ?? '',
        })),
      { maxLength: 2 },
    ),
    callBack: fc.boolean(),
    callers: some(UNITS),
  });
