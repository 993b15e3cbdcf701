import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations } from '../../migrations/index.js';
import { shippedActivation } from '../lifecycle/case.fixture.js';
import { seedPolicies } from '../seed.js';
import { ReferenceData } from './reference.repository.js';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';

const TENANT = '01900000-0000-7000-8000-0000000000cc';
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('cases', { migrations });
}, 60_000);
afterAll(() => database?.close());

const seed = (change: Partial<ReturnType<typeof shippedActivation>> = {}) =>
  seedPolicies({ databaseUrl: database.url, tenantId: TENANT, ...shippedActivation(), ...change });
const announced = async () =>
  (
    await database.admin<{ aggregate_version: number }>(
      `select aggregate_version from cases.outbox where type = 'policy.activated.v1' order by 1`,
    )
  ).map((row) => row.aggregate_version);

describe('policies', () => {
  it('are missing until they were seeded', async () => {
    await expect(
      database.unitOfWork.run(TENANT, (tx) => new ReferenceData().load(tx)),
    ).rejects.toMatchObject({
      code: 'policy.missing',
    });
  });

  it('are put in force and announced once, also by two starts at the same time', async () => {
    expect((await Promise.all([seed(), seed()])).sort()).toEqual([false, true]);
    expect(await seed()).toBe(false);
    expect(await announced()).toEqual([1]);
  });

  it('are announced again with the next version when a binding changes', async () => {
    expect(
      await seed({ bindings: [{ campus: null, caseKind: 'external', policies: ['tcm-yulin'] }] }),
    ).toBe(true);
    expect(await announced()).toEqual([1, 2]);
  });

  it('never change under the same version', async () => {
    const documents = shippedActivation().documents.map((document) =>
      document['id'] === 'tcm-yulin' ? { ...document, jurisdiction: 'XX' } : document,
    );
    await expect(seed({ documents })).rejects.toThrow(/new version/);
  });

  it('are refused as a whole when a binding names none that exists', async () => {
    await expect(
      seed({ bindings: [{ campus: null, caseKind: 'external', policies: ['nowhere'] }] }),
    ).rejects.toThrow(/nowhere/);
    expect(await announced()).toEqual([1, 2]);
  });

  it('with mistakes stop the start, each named with its place', async () => {
    const documents = shippedActivation().documents.map((document) =>
      document['id'] === 'tcm-yulin'
        ? {
            ...document,
            version: '7.0',
            timezone: 'Asia/Yulin',
            clocks: [{ id: 'x', start: 'case.recieved', stop: 'case.closed' }],
          }
        : document,
    );
    await expect(seed({ documents })).rejects.toThrow(/tcm-yulin \/clocks\/0/);
    expect(await announced()).toEqual([1, 2]);
  });
});
