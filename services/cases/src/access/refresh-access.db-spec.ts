import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  aReceived,
  type CasesService,
  openCasesService,
  receive,
} from '../../test/cases.fixture.js';
import { RefreshAccess } from './refresh-access.job.js';

/** One more than a batch of the job. */
const CASES = 201;
const FIRST = Date.now() - 3_600_000;

let service: CasesService;
beforeAll(async () => {
  service = await openCasesService();
  await receive(
    service,
    Array.from({ length: CASES }, (_, nr) =>
      aReceived({ receivedAt: new Date(FIRST + nr * 1_000).toISOString() }),
    ),
  );
}, 60_000);
afterAll(() => service.close());

const countOf = async (from: string): Promise<number> => {
  const [row] = await service.database.admin<{ n: number }>(
    `select count(*)::int as n from ${from}`,
  );
  return row?.n ?? 0;
};

it('a crash between two batches keeps the first, and the next run does the rest once', async () => {
  const job = new RefreshAccess(service.unitOfWork, service.reference, service.store);
  const logged = await countOf('cases.case_log');
  await service.database.admin('update cases.complaint_case set access_stale = true');
  // The oldest case is alone in the second batch.
  await service.database.admin(`create function cases.crash() returns trigger language plpgsql as
    $$ begin raise exception 'the process ends here'; end $$;
    create trigger crash before update on cases.complaint_case for each row
    when (old.received_at = '${new Date(FIRST).toISOString()}') execute function cases.crash()`);
  await expect(job.execute()).rejects.toThrow('the process ends here');
  expect(await countOf('cases.complaint_case where access_stale')).toBe(1);
  await service.database.admin('drop trigger crash on cases.complaint_case');
  await job.execute();
  expect(await countOf('cases.complaint_case where access_stale')).toBe(0);
  // What was known already is not said again.
  expect(await countOf('cases.case_log')).toBe(logged);
}, 60_000);
