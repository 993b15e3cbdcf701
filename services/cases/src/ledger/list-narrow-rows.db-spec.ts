import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@tingsu/database';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { migrations } from '../../migrations/index.js';
import { ListNarrowRows1795693350338 } from '../../migrations/1795693350338-list-narrow-rows.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const STAND_IN = '01900000-0000-7000-8000-00000000000b';
const DUE = '2026-11-27T09:00:00.000Z';

let database: TestDatabase;
beforeAll(async () => {
  const before = migrations.slice(0, migrations.indexOf(ListNarrowRows1795693350338));
  database = await openTestDatabase('cases', { migrations: before });
  await caseOf(1, { state: 'investigating', open: true, due: DUE, lead: 'main.ward' });
  await caseOf(3, { state: 'triage', open: true, due: DUE, lead: 'main.finance' }, true);
  await caseOf(2, { state: 'closed', open: false, due: null, lead: null });
  const upTo = migrations.slice(0, before.length + 1);
  await migrate({ adminUrl: database.adminUrl, service: 'cases', migrations: upTo });
}, 60_000);
afterAll(() => database?.close());

interface Given {
  readonly state: string;
  readonly open: boolean;
  readonly due: string | null;
  readonly lead: string | null;
}
const idOf = (n: number): string => `01900000-0000-7000-8000-0000000000c${n}`;

/** A case as the version before wrote it: departments without those whom a clue in confidence is about. */
function caseOf(n: number, { state, open, due, lead }: Given, confidential = false) {
  const access = {
    confidential,
    respondent: { units: confidential ? [lead] : [], persons: [] },
    lead,
    coUnits: lead ? ['main.pharmacy'] : [],
    supervising: lead ? ['main.conduct'] : [],
    standIns: lead ? [{ personId: STAND_IN }, { personId: null }] : [],
  };
  const natureRules = lead ? ['M2'] : undefined;
  return database.admin(
    `insert into cases.complaint_case (tenant_id, case_id, case_no, complaint_id, complaint_no, version, state, open, campus, channel,
       nature, priority, lead_department, departments, received_at, next_due_at, breached, snapshot, log_hash, updated_at, access)
     values ($1, $2, $3, $2, $4, 1, $5, $6, 'main', 'web_form', 'general', 'P3', $7, $8, now(), $9, false, $10, '\\x00', now(), $11)`,
    [
      TENANT,
      idOf(n),
      `C-${n}`,
      `TS-${n}`,
      state,
      open,
      lead,
      lead ? [lead, 'main.pharmacy'] : [],
      due,
      JSON.stringify({ campus: 'main', classification: natureRules ? { natureRules } : null }),
      JSON.stringify(access),
    ],
  );
}

describe('cases from before lists had narrow rows', () => {
  it('keep their snapshot, and are due when they were, or never', async () => {
    expect(
      await database.admin(
        `select c.case_no, c.due_key::text, c.nature_rules, s.snapshot ->> 'campus' as campus
         from cases.complaint_case c join cases.case_snapshot s using (tenant_id, case_id) order by c.case_no`,
      ),
    ).toEqual([
      { case_no: 'C-1', due_key: '2026-11-27 09:00:00+00', nature_rules: ['M2'], campus: 'main' },
      { case_no: 'C-2', due_key: 'infinity', nature_rules: [], campus: 'main' },
      { case_no: 'C-3', due_key: '2026-11-27 09:00:00+00', nature_rules: ['M2'], campus: 'main' },
    ]);
  });

  it('R-121: are not listed under those whom a clue in confidence is about', async () => {
    expect(
      await database.admin(
        'select listed from cases.case_member where case_id = $1 and member = $2',
        [idOf(3), 'main.finance'],
      ),
    ).toEqual([{ listed: false }]);
  });

  it('are found by every department and stand-in with a part, and listed where they were', async () => {
    expect(
      await database.admin(
        'select member, listed, state, open, due_key = $1 as due from cases.case_member where case_id = $2 order by member',
        [DUE, idOf(1)],
      ),
    ).toEqual([
      { member: STAND_IN, listed: false, state: 'investigating', open: true, due: true },
      { member: 'main.conduct', listed: false, state: 'investigating', open: true, due: true },
      { member: 'main.pharmacy', listed: true, state: 'investigating', open: true, due: true },
      { member: 'main.ward', listed: true, state: 'investigating', open: true, due: true },
    ]);
  });
});
