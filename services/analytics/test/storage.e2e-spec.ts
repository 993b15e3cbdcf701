import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Identity, Role, Storage } from '@tingsu/contracts';
import { maintain, objectStoreFrom } from '@tingsu/archive';
import { type RunningService, startService } from '@tingsu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrations } from '../migrations/index.js';
import { analytics } from '../src/service.js';
import { TENANT } from './events.js';

let service: RunningService;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tingsu-storage-'));
  const archive = pathToFileURL(directory).href;
  service = await startService(analytics, {
    migrations,
    environment: { ARCHIVE: archive, DATABASE_DISK: directory, KEEP_MONTHS: 'outbox=3' },
  });
  await service.database.admin(
    `insert into analytics.outbox (created_at, id, tenant_id, part, aggregate_type, aggregate_id, aggregate_version, type, body)
     select now() - interval '6 months', gen_random_uuid(), $1, 0, 'case', 'a', n, 't', repeat('x', 500) from generate_series(1, 200) as n`,
    [TENANT],
  );
  await maintain({
    service: 'analytics',
    unitOfWork: service.database.unitOfWork,
    tables: analytics.growing('outbox=3'),
    store: await objectStoreFrom(archive),
  });
}, 60_000);
afterAll(async () => {
  await service?.close();
  await rm(directory, { recursive: true, force: true });
});

const as = (role: Role): Identity => ({
  kind: 'staff',
  tenantId: TENANT,
  personId: TENANT,
  grants: [{ role, campus: null, department: null }],
  locale: 'en',
});
const read = (who: Identity) => service.request<Storage>('GET', '/api/v1/operator/storage', who);

it('shows operators and administrators what is kept, for how long, and what maintenance did', async () => {
  const { status, body } = await read(as('tenant_admin'));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    service: 'analytics',
    archive: { configured: true, files: 1, last: { rows: 200 } },
    maintenance: { archived: 1, dropped: 1, failure: null },
  });
  expect(body.diskFreeBytes).toBeGreaterThan(0);
  const outbox = body.tables.find(({ table }) => table === 'outbox');
  expect(outbox).toMatchObject({ keepMonths: 3, growthPerDay: null });
  expect(body.tables.find(({ table }) => table === 'case_fact')?.keepMonths).toBeNull();
  expect((await read(as('platform_operator'))).status).toBe(200);
});

it('reckons growth against an earlier day', async () => {
  await service.database.admin(
    `update analytics.size_sample set day = day - 10, bytes = bytes - 10000 where relation = 'outbox'`,
  );
  const { body } = await read(as('operator'));
  expect(body.tables.find(({ table }) => table === 'outbox')?.growthPerDay).not.toBeNull();
});

it('is refused to everyone else', async () =>
  expect((await read(as('centre_head'))).status).toBe(403));
