import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { migrations } from '../../migrations/index.js';
import { TENANT } from '../../test/fixture.js';
import { intake } from '../service.js';
import { RefusedSubmissionRepository } from './refused-submission.repository.js';
import { refusedSubmissions } from './wrapped-refusals.repository.js';

const [first, second] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'));
const ring = (current: number): MasterRing =>
  MasterRing.from({
    MASTER_KEY: first,
    MASTER_KEY_RING: JSON.stringify({ current, keys: [{ epoch: 2, key: second }] }),
  });
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('intake', { migrations, entities: intake.entities });
});
afterAll(() => database.close());

it('puts the keys of refused submissions under the new master key, in batches, and counts what is left', async () => {
  const { unitOfWork } = database;
  const before = new DataKeys(ring(1), 'intake');
  await new RefusedSubmissionRepository(unitOfWork, before).keep(
    Array.from({ length: 5 }, (_, nr) => ({
      ...{ tenantId: TENANT, adapterId: null, channel: 'hotline', messageId: null },
      ...{ messageType: null, keyHash: null, code: 'internal', detail: '', errors: [] },
      body: Buffer.from(`words ${nr}`),
    })),
  );
  const after = new DataKeys(ring(2), 'intake');
  const place = refusedSubmissions(after);
  expect(await unitOfWork.system((tx) => place.count(tx))).toEqual(new Map([[1, 5]]));
  const moved = [];
  for (let i = 0; i < 3; i++) moved.push(await unitOfWork.system((tx) => place.rewrap(tx, 3)));
  expect(moved).toEqual([3, 2, 0]);
  expect(await unitOfWork.system((tx) => place.count(tx))).toEqual(new Map([[2, 5]]));
  const kept = new RefusedSubmissionRepository(unitOfWork, after);
  const opened = await unitOfWork.run(TENANT, async (tx) => {
    const { items } = await kept.list(tx, 'open', undefined);
    return Promise.all(items.map(async ({ id }) => (await kept.open(tx, id))?.body.toString()));
  });
  expect(opened.sort()).toEqual(['words 0', 'words 1', 'words 2', 'words 3', 'words 4']);
});
