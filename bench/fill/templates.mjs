import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { eventually } from '../../deploy/demo/client.mjs';
import { runningSystem } from '../../deploy/local/running.mjs';
import { RunCommand } from '../../services/cases/dist/src/cases/run-command.usecase.js';
import { CaseStore } from '../../services/cases/dist/src/ledger/case-store.repository.js';
import { ReferenceData } from '../../services/cases/dist/src/policies/reference.repository.js';
import { live, sampleOf, STAGES, staffOf } from '../../deploy/demo/lives.mjs';

const DAY_MS = 86_400_000;
const AT_ONCE = 4;
/** Ended cases: sample, campus, how they end, how often, and whether the call-backs after them have been made. */
const ENDED = [
  { sample: 'SMP-06', campus: 'main', until: 'closed', weight: 10, calledBack: true },
  { sample: 'SMP-06', campus: 'east', until: 'closed', weight: 8, calledBack: true },
  { sample: 'SMP-06', campus: 'north', until: 'closed', weight: 8, calledBack: true },
  { sample: 'SMP-01', campus: 'main', until: 'closed', weight: 10, calledBack: true },
  { sample: 'SMP-01', campus: 'east', until: 'archived', weight: 8, calledBack: true },
  { sample: 'SMP-07', campus: 'east', until: 'closed', weight: 8, calledBack: true },
  { sample: 'SMP-19', campus: 'main', until: 'closed', weight: 8, calledBack: true },
  { sample: 'SMP-19', campus: 'north', until: 'archived', weight: 6, calledBack: true },
  { sample: 'SMP-21', campus: 'north', until: 'closed', weight: 6, calledBack: true },
  { sample: 'SMP-27', campus: 'north', until: 'closed', weight: 6, calledBack: true },
  { sample: 'SMP-14', campus: 'main', until: 'declined', weight: 8 },
  { sample: 'SMP-28', campus: 'east', until: 'declined', weight: 6 },
  { sample: 'SMP-06', campus: 'main', until: 'closed', weight: 4 },
  { sample: 'SMP-30', campus: 'east', until: 'resolved_on_spot', weight: 4 },
];
const OPEN_SAMPLES = [
  ['SMP-01', 'main'],
  ['SMP-19', 'east'],
  ['SMP-21', 'north'],
  ['SMP-27', 'main'],
];
const AGES_IN_DAYS = [0, 1, 3, 6, 10, 20, 40];
/** Every age in every open state. */
const OPEN = AGES_IN_DAYS.flatMap((days, i) =>
  OPEN_SAMPLES.map(([sample, campus], j) => ({
    ...{ sample, campus, days, weight: 1 },
    until: STAGES[(i + 2 * j) % (STAGES.length - 1)],
  })),
);

/**
 * Cases that the others are copied from, made through the API of the product: each state, over several channels, on three campuses, of
 * several ages. Gives their ids with how often each is copied.
 */
export async function makeTemplates(system, onProgress) {
  const staff = staffOf(system);
  const wanted = [...ENDED, ...OPEN];
  const made = [];
  let next = 0;
  const work = async () => {
    for (let i = next++; i < wanted.length; i = next++) {
      made.push(await makeOne(system, staff, wanted[i], i));
      onProgress(`made ${made.length} of ${wanted.length} cases through the API`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  onProgress('waiting until every service knows the cases');
  await system.quiet();
  const ids = made.map(({ caseId }) => caseId);
  await eventually(() => isSettled(system, ids), {
    seconds: 300,
    every: 500,
    what: 'the clocks of the past to act',
  });
  await system.quiet();
  return made;
}

async function makeOne(system, staff, wanted, i) {
  /** @type {{ sample: string, campus: string, until: string, weight: number, days?: number, calledBack?: boolean }} */
  const { sample, campus, days, until, weight, calledBack } = wanted;
  const receivedAt = days ? new Date(Date.now() - days * DAY_MS) : undefined;
  const phone = `139000${String(10_000 + i)}`;
  const { caseNo } = await live(system, staff, {
    ...{ sample: sampleOf(sample), campus, phone, receivedAt },
    until: until === 'archived' ? 'closed' : until,
  });
  if (until === 'archived') {
    const officer = await staff.as('officer');
    const { version } = await officer.get(`/api/v1/cases/${caseNo}`);
    await officer.post(`/api/v1/cases/${caseNo}/commands/archive`, {
      expectedVersion: version,
      payload: {},
    });
  }
  if (calledBack) await callBack(system, caseNo);
  const [{ caseId, ended }] = await system.rows(
    'select case_id as "caseId", not open as ended from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  return { caseId, ended, weight };
}

/** What a policy must hear at its calls, by plan. */
const ANSWERS = {
  reCheck: { problemsFound: '没有' },
  threeMonth: { remainingDissatisfaction: '没有' },
};

/**
 * The call-backs of the months after a case, by the product's own command at the time when each is due: over HTTP they could be made only
 * when that day has come. A copy is shifted into the past, so that none of it lies ahead.
 */
async function callBack(system, caseNo) {
  const [{ tenantId, followUps, version }] = await system.rows(
    `select c.tenant_id as "tenantId", s.snapshot -> 'followUps' as "followUps", c.version from cases.complaint_case c
     join cases.case_snapshot s using (tenant_id, case_id) where c.case_no = $1`,
    [caseNo],
  );
  const [{ personId }] = await system.rows(
    `select staff_id as "personId" from gateway.staff where tenant_id = $1 and login = 'callback'`,
    [tenantId],
  );
  /** @type {import('@tingsu/contracts').Identity} */
  const who = {
    kind: 'staff',
    tenantId,
    personId,
    grants: [{ role: 'callback_agent', campus: null, department: null }],
    locale: 'zh-CN',
  };
  const { databaseOf, masterKeys } = runningSystem();
  const dataSource = await createDataSource({
    url: databaseOf('cases'),
    service: 'cases',
    entities: [],
    poolSize: 1,
  }).initialize();
  try {
    const store = new CaseStore(
      new Outbox('cases'),
      new DataKeys(MasterRing.from(masterKeys), 'cases'),
    );
    const reference = new ReferenceData();
    let expectedVersion = version;
    for (const { planId, itemNo, dueAt } of followUps) {
      const later = new RunCommand(new At(dataSource, dueAt), store, reference, NOTHING_FOLLOWS);
      const payload = { planId, itemNo, result: 'satisfied', answers: ANSWERS[planId] };
      ({ version: expectedVersion } = await later.execute(who, {
        ...{ caseNo, expectedVersion, payload },
        command: 'recordFollowUp',
      }));
    }
  } finally {
    await dataSource.destroy();
  }
}

/** A call after which all is well brings no danger about. */
const NOTHING_FOLLOWS =
  /** @type {import('../../services/cases/dist/src/safety/follow-case.usecase.js').FollowCase} */ (
    /** @type {unknown} */ ({ execute: () => Promise.resolve() })
  );

/** Transactions at an instant of the future. */
class At extends UnitOfWork {
  constructor(dataSource, instant) {
    super(dataSource, 'cases', systemTime());
    this.instant = new Date(instant);
  }

  /** @override */
  run(tenantId, work) {
    return super.run(tenantId, (tx) => work({ ...tx, now: this.instant }));
  }
}

async function isSettled(system, ids) {
  const [{ n }] = await system.rows(
    'select count(*)::int as n from cases.clock where case_id = any($1) and next_step_at <= clock_timestamp()',
    [ids],
  );
  return n === 0;
}
