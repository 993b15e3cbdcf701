import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReadingKind } from '@tingsu/contracts';
import { type FakeTime, fakeTime } from '@tingsu/database';
import { CountReadings, listOddDays, READING_CONFIG } from '@tingsu/service';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import {
  type CasesService,
  openCasesService,
  OTHER_TENANT,
  TENANT,
} from '../../test/cases.fixture.js';
import { CASE_READINGS } from './access-log.repository.js';

const READER = uuid();
const OTHER = uuid();
const NOON = '2026-11-20T12:00:00Z';
let time: FakeTime;
let service: CasesService;
let job: CountReadings;

beforeAll(async () => {
  time = fakeTime(NOON);
  service = await openCasesService(time);
  const config = z
    .object(READING_CONFIG)
    .parse({ ODD_READ: '5', ODD_REFUSED: '3', ODD_TIMES: '3' });
  job = new CountReadings(service.unitOfWork, CASE_READINGS, config, time);
}, 60_000);
beforeEach(() => service.database.admin('truncate cases.reading_day'));
afterAll(() => service.close());

/** Lets someone read so many cases, each of them twice. */
async function read(
  personId: string,
  count: number,
  { at = NOON, outcome = 'allowed', tenant = TENANT } = {},
): Promise<void> {
  await service.database.admin(
    `insert into cases.access_log (tenant_id, id, at, person_id, action, outcome, case_no)
     select $1, gen_random_uuid(), $2, $3, 'case.read', $4, 'C-2026-' || lpad(n::text, 6, '0')
     from generate_series(1, $5::int) n, generate_series(1, 2)`,
    [tenant, at, personId, outcome, count],
  );
}
const odd = async (tenant = TENANT, campuses: readonly string[] | null = null) =>
  (
    await service.unitOfWork.run(tenant, (tx) =>
      listOddDays(tx, { after: null, campuses, limit: 50 }),
    )
  ).map(({ day, personId, kind, count, usual }) => [day, personId, kind, count, usual] as const);
const line = (day: string, personId: string, kind: ReadingKind, count: number, usual: number) =>
  [day, personId, kind, count, usual] as const;

describe('odd reading', () => {
  it('is found in far more cases than the person usually reads, each counted once a day', async () => {
    for (const [day, count] of [
      ['17', 2],
      ['18', 4],
    ] as const) {
      await read(READER, count, { at: `2026-11-${day}T09:00:00Z` });
      time.set(`2026-11-${day}T12:00:00Z`);
      await job.execute();
    }
    await read(READER, 9);
    await read(OTHER, 4);
    time.set(NOON);
    await job.execute();
    expect(await odd()).toEqual([line('2026-11-20', READER, 'read', 9, 3)]);
    await job.execute();
    expect(await odd()).toHaveLength(1);
  });

  it('is found in refusals, whatever is usual, and in the night before once the day is over', async () => {
    await read(OTHER, 2, { at: '2026-11-21T23:50:00Z', outcome: 'refused' });
    time.set('2026-11-22T00:05:00Z');
    await job.execute();
    expect(await odd()).toEqual([line('2026-11-21', OTHER, 'refused', 4, 0)]);
  });

  it('of one group is not shown to another, nor to who audits a campus that was not all of it', async () => {
    await read(OTHER, 6, { at: '2026-11-25T09:00:00Z' });
    time.set('2026-11-25T12:00:00Z');
    await job.execute();
    expect(await odd()).toHaveLength(1);
    expect(await odd(OTHER_TENANT)).toEqual([]);
    expect(await odd(TENANT, ['main'])).toEqual([]);
  });
});
