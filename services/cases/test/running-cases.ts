import {
  type ComplaintReceived,
  DirectoryPublished,
  type Envelope,
  type Identity,
} from '@tingsu/contracts';
import type { TimeSource } from '@tingsu/database';
import { FakeAlarmClock, startService } from '@tingsu/testkit';
import { v7 as uuid } from 'uuid';
import { migrations } from '../migrations/index.js';
import { ALARM_CLOCK } from '../src/deadlines/deadline-loops.job.js';
import { aDirectory, shippedActivation } from '../src/lifecycle/case.fixture.js';
import { verifyCase } from '../src/ledger/verify-log.repository.js';
import { seedPolicies } from '../src/seed.js';
import { cases } from '../src/service.js';
import { TENANT } from './cases.fixture.js';

export interface Answer {
  readonly status: number;
  // Bodies are whatever the route answers; tests look into them.
  readonly body: ReturnType<typeof JSON.parse>;
}

/** The whole service in this process, with alarms that the test rings and the shipped policies. */
export async function startCases(activation = shippedActivation(), time?: TimeSource) {
  const alarms = new FakeAlarmClock();
  const service = await startService(cases, {
    migrations,
    environment: { REDIS_URL: 'redis://127.0.0.1:1' },
    replace: [[ALARM_CLOCK, alarms]],
    ...(time ? { time } : {}),
  });
  const { app, database, publish, request, bearer, url, close } = service;
  const seed = () => seedPolicies({ databaseUrl: database.url, tenantId: TENANT, ...activation });
  await seed();
  return {
    app,
    bearer,
    url,
    database,
    alarms,
    seed,
    publish,
    close,
    /** What is wrong with the record of a case: nothing, unless it was changed behind our back. */
    faultsOf: (complaintId: string) =>
      database.unitOfWork.run(TENANT, async (tx) => {
        const [row] = await tx.query<{ case_id: string }>(
          'select case_id from complaint_case where complaint_id = $1',
          [complaintId],
        );
        return verifyCase(tx, row?.case_id ?? '');
      }),
    get: (who: Identity | null, path: string): Promise<Answer> => request('GET', path, who),
    post: (who: Identity | null, path: string, body: unknown): Promise<Answer> =>
      request('POST', path, who, body),
    put: (who: Identity | null, path: string, body: unknown): Promise<Answer> =>
      request('PUT', path, who, body),
    delete: (who: Identity | null, path: string): Promise<Answer> => request('DELETE', path, who),
  };
}
export type RunningCases = Awaited<ReturnType<typeof startCases>>;

/** The directory with these members of staff, whom the reader of the event checks. */
export const directoryOf = (staff: readonly object[], version = 1) =>
  directoryEvent(version, { ...aDirectory(), staff });

export const aMember = (id: string, name = id) => ({
  ...{ id, name, email: null, locale: 'zh-CN', active: true, grants: [] },
});

export const directoryEvent = (
  version = 1,
  data: unknown = aDirectory(),
): Envelope & { data: unknown } => ({
  specversion: '1.0',
  id: uuid(),
  source: '/tingsu/gateway',
  type: DirectoryPublished.type,
  time: new Date().toISOString(),
  subject: TENANT,
  datacontenttype: 'application/json',
  tenantid: TENANT,
  aggregatetype: 'directory',
  aggregateid: TENANT,
  aggregateversion: version,
  actor: { type: 'system', id: null, role: null },
  data,
});

export const complaintOf = (event: ComplaintReceived): Identity => ({
  kind: 'public',
  tenantId: TENANT,
  personId: null,
  grants: [],
  locale: 'zh-CN',
  complaintId: event.aggregateid,
});
