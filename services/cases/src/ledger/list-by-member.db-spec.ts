import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@tingsu/database';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { migrations } from '../../migrations/index.js';
import { ListByMember1795703395304 } from '../../migrations/1795703395304-list-by-member.js';
import { cases as service } from '../service.js';
import { aCaseAfter, RUDENESS } from '../lifecycle/case.fixture.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { caseRowOf } from './case-row.js';
import { isListedRight } from './listing-check.repository.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const PERSON = '01900000-0000-7000-8000-00000000000b';

let database: TestDatabase;
const dispatched = aCaseAfter('dispatch');
const clue = {
  ...aCaseAfter('accept', { ...RUDENESS, confidentialFromRespondent: true }, false, {
    department: 'main.conduct',
  }),
  caseId: '01900000-0000-7000-8000-0000000000c2',
  caseNo: 'C-2',
};
const withPeople: CaseState = {
  ...dispatched,
  access: dispatched.access && {
    ...dispatched.access,
    callBack: true,
    respondent: { units: ['main.ward'], persons: [PERSON] },
    standIns: [
      {
        personId: PERSON,
        role: 'department_head',
        relation: 'lead',
        department: 'main.conduct',
        insteadOf: PERSON,
      },
      {
        personId: null,
        role: 'department_head',
        relation: 'lead',
        department: null,
        insteadOf: PERSON,
      },
    ],
  },
};
const unknown = {
  ...dispatched,
  access: null,
  caseId: '01900000-0000-7000-8000-0000000000c3',
  caseNo: 'C-3',
};

beforeAll(async () => {
  const before = migrations.slice(0, migrations.indexOf(ListByMember1795703395304));
  database = await openTestDatabase('cases', { migrations: before, entities: service.entities });
  for (const state of [withPeople, clue, unknown]) await write(state);
  await migrate({ adminUrl: database.adminUrl, service: 'cases', migrations });
}, 60_000);
afterAll(() => database?.close());

/** The row of a case as the version before wrote it. */
function write(state: CaseState): Promise<unknown> {
  const row = caseRowOf(state);
  const { access } = state;
  const hidden = access?.confidential ? access.respondent.units : [];
  const departments = access
    ? [access.lead, ...access.coUnits, ...access.supervising].filter(
        (code) => code !== null && !hidden.includes(code),
      )
    : [];
  return database.admin(
    `insert into cases.complaint_case (tenant_id, case_id, case_no, complaint_id, complaint_no, version, state, open, campus, channel, category,
       nature, nature_rules, priority, lead_department, departments, received_at, due_key, next_clock, breached, log_hash, updated_at, access)
     values ($1, $2, $3, $4, $3, $5, $6, $7, $8, $9, $10, $11, '{}', $12, $13, $14, $15, $16, $17, $18, '\\x00', now(), $19)`,
    [
      TENANT,
      row.caseId,
      row.caseNo,
      row.caseId,
      row.version,
      row.state,
      row.open,
      row.campus,
      row.channel,
      row.category,
      row.nature,
      row.priority,
      row.leadDepartment,
      departments,
      row.receivedAt,
      row.dueKey,
      JSON.stringify({ ...row.nextClock, explanation: [] }),
      row.breached,
      access && JSON.stringify(access),
    ],
  );
}

describe('cases from before the group and the campuses were members', () => {
  it.each([
    ['one with people in it', withPeople],
    ['a clue in confidence', clue],
    ['one whose facts of access are not known', unknown],
  ])('are found and shut as the product writes it: %s', async (_, state) => {
    const right = await database.unitOfWork.run(TENANT, (tx) => isListedRight(tx, state));
    expect(right).toBe(true);
  });

  it('keep no explanation in the row', async () => {
    expect(
      await database.admin(`select 1 from cases.complaint_case where next_clock ? 'explanation'`),
    ).toEqual([]);
  });
});
