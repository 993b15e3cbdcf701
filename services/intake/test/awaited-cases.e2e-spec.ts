import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseOpened, DirectoryPublished, PolicyActivated, type Receipt } from '@tingsu/contracts';
import { type FakeTime, fakeTime } from '@tingsu/database';
import { serviceMetrics } from '@tingsu/runtime';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { WatchForCases } from '../src/awaited-cases/watch-for-cases.usecase.js';
import { aDirectory, aSubmission, FRIDAY, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, startIntake, visitor } from './running-intake.js';

const time: FakeTime = fakeTime(FRIDAY);
let intake: RunningIntake;
let watch: WatchForCases;

beforeAll(async () => {
  intake = await startIntake({ time });
  watch = intake.app.get(WatchForCases, { strict: false });
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await eventually(() => submit());
}, 60_000);
afterAll(() => intake.close());
beforeEach(() =>
  intake.database.admin(
    'truncate intake.complaint, intake.awaited_case, intake.alarm, intake.outbox, intake.case_copy',
  ),
);

describe('a complaint without a case', () => {
  it('is no alarm within 60 seconds', async () => {
    await submit();
    time.advance(59_000);
    await watch.execute();
    expect(await alarms()).toEqual([]);
    expect(await ready()).toBe('up');
  });

  it('is one alarm after 60 seconds, however often it is looked at, and names the complaints', async () => {
    const [first, second] = [await submit(), await submit()];
    time.advance(61_000);
    await watch.execute();
    await watch.execute();
    expect(await alarms()).toEqual([
      {
        type: 'alarm.raised.v1',
        version: 1,
        data: expect.objectContaining({ count: 2, examples: [first, second] }),
      },
    ]);
    expect(await ready()).toBe('degraded');
    expect(await measured('tingsu_complaints_without_case')).toBe(2);
  });

  it('is an alarm until its case is there, and again when another has none', async () => {
    await submit();
    time.advance(61_000);
    await watch.execute();
    await open();
    await watch.execute();
    expect((await alarms()).map(({ type }) => type)).toEqual([
      'alarm.raised.v1',
      'alarm.cleared.v1',
    ]);
    expect(await ready()).toBe('up');
    expect(await measured('tingsu_complaints_without_case')).toBe(0);
    await submit();
    time.advance(61_000);
    await watch.execute();
    expect((await alarms()).map(({ version }) => version)).toEqual([1, 2, 3]);
  });
});

async function submit(): Promise<string> {
  const answer = await intake.app.inject({
    method: 'POST',
    url: '/api/v1/complaints',
    headers: { authorization: await intake.bearer(visitor), 'idempotency-key': randomUUID() },
    payload: aSubmission(),
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<Receipt>().complaintNo;
}

/** The case of the only complaint, as cases publishes it. */
async function open(): Promise<void> {
  const [complaint] = await intake.database.admin<{ id: string; complaint_no: string }>(
    'select id, complaint_no from intake.complaint',
  );
  if (!complaint) throw new Error('There is no complaint');
  await intake.publish(CaseOpened, randomUUID(), 1, {
    state: 'received',
    caseNo: complaint.complaint_no.replace('TS', 'C'),
    complaintId: complaint.id,
    complaintNo: complaint.complaint_no,
    campus: 'main',
    department: null,
    channel: 'web_form',
    channelMarks: [],
    caseKind: 'external',
    anonymous: false,
    relation: 'patient',
    contactable: true,
    receivedAt: FRIDAY,
    receivedByCentreAt: FRIDAY,
    externalRef: null,
    policies: [],
  });
  await eventually(
    async () => (await intake.database.admin('select 1 from intake.awaited_case')).length === 0,
  );
}

function alarms() {
  return intake.database.admin<{ type: string; version: number; data: unknown }>(
    `select type, aggregate_version as version, body::jsonb -> 'data' as data from intake.outbox
     where aggregate_type = 'alarm' order by position`,
  );
}

async function ready(): Promise<string> {
  const answer = await intake.app.inject('/health/ready');
  return answer.json<{ dependencies: { cases: string } }>().dependencies.cases;
}

async function measured(name: string): Promise<number | undefined> {
  const found = (await serviceMetrics().getMetricsAsJSON()).find((metric) => metric.name === name);
  return found?.values[0]?.value;
}
