import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { dataKeyTables, findKeyPurpose, rewrappableKeys } from './data-key.ddl.js';
import { DataKeys } from './data-keys.provider.js';
import { type KeyService, startAwsKms, startVault } from './key-services.fixture.js';
import { MasterRing } from './master-ring.provider.js';
import type { Cell } from './personal-data.provider.js';
import { rewrapKeys, tenantKeys, underMasterKeys } from './rewrap-keys.usecase.js';
import { RingSchema, withKey, withoutKey } from './ring-document.js';

class StartKeys2026112821000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...dataKeyTables('probe'),
      ...findKeyPurpose('probe'),
      ...rewrappableKeys('probe'),
    ])
      await runner.query(statement);
  }

  async down(): Promise<void> {}
}

const cell: Cell = { table: 'complaint', column: 'name', rowId: 'a' };
const first = randomBytes(32).toString('base64');
const second = randomBytes(32).toString('base64');
let folder: string;
let file: string;
let written = 0;
let database: TestDatabase;
let aws: KeyService;
let vault: KeyService;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingsu-ring-'));
  file = join(folder, 'ring.json');
  writeFileSync(join(folder, 'token'), 'token-of-the-test\n');
  database = await openTestDatabase('probe', { migrations: [StartKeys2026112821000] });
  [aws, vault] = await Promise.all([startAwsKms(), startVault()]);
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
});
afterAll(async () => {
  await Promise.all([aws.close(), vault.close(), database.close()]);
  rmSync(folder, { recursive: true });
});

describe('the ring of master keys', () => {
  it('unwraps by the epoch that is said, and wraps by the current one', async () => {
    const before = MasterRing.from({ MASTER_KEY: first });
    const old = await before.wrap('of a group', Buffer.from('key'));
    const ring = MasterRing.from({ MASTER_KEY: first, MASTER_KEY_RING: ringOf(2) });
    expect(await ring.unwrap('of a group', old)).toEqual(Buffer.from('key'));
    const fresh = await ring.wrap('of a group', Buffer.from('key'));
    expect(fresh.readUInt16BE(1)).toBe(2);
    expect(await ring.unwrap('of a group', fresh)).toEqual(Buffer.from('key'));
    await expect(ring.unwrap('of another', fresh)).rejects.toThrow(/cannot be opened/);
  });

  it('says which key is missing, and where to add it', async () => {
    const ring = MasterRing.from({ MASTER_KEY: first, MASTER_KEY_RING: ringOf(2) });
    const fresh = await ring.wrap('of a group', Buffer.from('key'));
    await expect(
      MasterRing.from({ MASTER_KEY: first }).unwrap('of a group', fresh),
    ).rejects.toThrow(/Master key 2 is missing: this process has 1\. Add it to MASTER_KEY_FILE/);
    expect(() => MasterRing.from({})).toThrow(/Master key 1 is missing: this process has none/);
  });

  it('learns of a key that came into the file after the process started, and keeps what it has when the file is broken', async () => {
    const running = MasterRing.from({ MASTER_KEY: first, MASTER_KEY_FILE: file });
    write(ringOf(2));
    const fresh = await MasterRing.from({ MASTER_KEY_FILE: file }).wrap('a', Buffer.from('key'));
    expect(await running.unwrap('a', fresh)).toEqual(Buffer.from('key'));
    write('{ "current": 2');
    expect(await running.unwrap('a', fresh)).toEqual(Buffer.from('key'));
    write(ringOf(2));
  });

  it('prints no key of a file that is wrong', () => {
    const wrong = JSON.stringify({ current: 2, keys: [{ epoch: 2, key: `${second}x` }] });
    const reading = () => MasterRing.from({ MASTER_KEY_RING: wrong });
    expect(reading).toThrow(/is wrong at keys/);
    expect(reading).not.toThrow(second);
  });

  it('forgets MASTER_KEY once its epoch was retired', () => {
    const ring = withoutKey(RingSchema.parse(JSON.parse(ringOf(2))), 1);
    const settings = { MASTER_KEY: first, MASTER_KEY_RING: JSON.stringify(ring) };
    expect(MasterRing.from(settings).keys.map(({ epoch }) => epoch)).toEqual([2]);
    expect(() => withoutKey(ring, 2)).toThrow(/the one that wraps/);
    expect(withKey(ring, { key: first }).keys.map(({ epoch }) => epoch)).toEqual([2, 3]);
  });
});

describe.each([
  [
    'AWS KMS',
    () => ({ awsKms: { keyId: 'alias/tingsu', region: 'cn-north-1', endpoint: aws.url } }),
    () => aws,
  ],
  [
    'Vault transit',
    () => ({
      vaultTransit: { address: vault.url, key: 'tingsu', tokenFile: join(folder, 'token') },
    }),
    () => vault,
  ],
] as const)('a master key in %s', (_, place, service) => {
  const ring = () =>
    MasterRing.from({
      MASTER_KEY_RING: JSON.stringify({ current: 3, keys: [{ epoch: 3, ...place() }] }),
    });

  it('never leaves it, and opens in its context only', async () => {
    const wrapped = await ring().wrap(
      'of a group',
      Buffer.from('a key of 32 bytes, or so we say!'),
    );
    expect(wrapped.readUInt16BE(1)).toBe(3);
    expect(wrapped.includes(Buffer.from('a key of 32'))).toBe(false);
    expect(await ring().unwrap('of a group', wrapped)).toEqual(
      Buffer.from('a key of 32 bytes, or so we say!'),
    );
    await expect(ring().unwrap('of another', wrapped)).rejects.toThrow(/cannot be opened/);
  });

  it('is asked once for each key of a group, however often that is used', async () => {
    const keys = new DataKeys(ring(), 'probe');
    const tenant = randomUUID();
    const sealed = await sealWith(keys, tenant);
    const asked = service().opened();
    for (let i = 0; i < 5; i++) expect(await openWith(keys, tenant, sealed)).toBe('张三');
    expect(await openWith(new DataKeys(ring(), 'probe'), tenant, sealed)).toBe('张三');
    expect(service().opened() - asked).toBe(4);
  });

  it('seals what belongs to no group', async () => {
    const sealed = await new DataKeys(ring(), 'probe').sealForNoTenant(cell, Buffer.from('words'));
    expect(await new DataKeys(ring(), 'probe').openForNoTenant(cell, sealed)).toEqual(
      Buffer.from('words'),
    );
  });
});

describe('the rotation of the master key', () => {
  it('puts every key under the new one while requests run, until nothing is left under the old one', async () => {
    write(JSON.stringify({ current: 1, keys: [{ epoch: 1, key: first }] }));
    await database.admin('delete from probe.data_key');
    const process1 = new DataKeys(MasterRing.from({ MASTER_KEY_FILE: file }), 'probe');
    const tenants = Array.from({ length: 120 }, () => randomUUID());
    const sealed = new Map<string, Buffer>();
    for (const tenant of tenants) sealed.set(tenant, await sealWith(process1, tenant));

    let rotating = true;
    const requests = (async () => {
      for (let i = 0; rotating; i++) {
        const tenant = tenants[i % tenants.length] ?? '';
        // A process that has just started has nothing in memory.
        const fresh = new DataKeys(MasterRing.from({ MASTER_KEY_FILE: file }), 'probe');
        expect(await openWith(fresh, tenant, sealed.get(tenant) ?? Buffer.alloc(0))).toBe('张三');
        const another = randomUUID();
        expect(await openWith(fresh, another, await sealWith(fresh, another))).toBe('张三');
      }
    })();

    write(
      JSON.stringify({
        current: 2,
        keys: [
          { epoch: 1, key: first },
          { epoch: 2, key: second },
        ],
      }),
    );
    const ring = MasterRing.from({ MASTER_KEY_FILE: file });
    const told: string[] = [];
    const left = await rewrapKeys(database.unitOfWork, ring, [tenantKeys(ring)], (line) =>
      told.push(line),
    );
    rotating = false;
    await requests;
    expect(left).toBe(0);
    expect(told.length).toBeGreaterThan(1);
    const under = await database.unitOfWork.system((tx) => underMasterKeys(tx, [tenantKeys(ring)]));
    expect(under).toEqual([{ place: 'keys of groups', epoch: 2, count: expect.any(Number) }]);

    // Now the old one may leave the ring.
    const without = new DataKeys(MasterRing.from({ MASTER_KEY_RING: ringOf(2) }), 'probe');
    for (const [tenant, value] of sealed)
      expect(await openWith(without, tenant, value)).toBe('张三');
  });

  it('rewraps what belongs to no group without sealing its words again', async () => {
    const old = new DataKeys(MasterRing.from({ MASTER_KEY: first }), 'probe');
    const sealed = await old.sealForNoTenant(cell, Buffer.from('words'));
    const both = new DataKeys(
      MasterRing.from({ MASTER_KEY: first, MASTER_KEY_RING: ringOf(2) }),
      'probe',
    );
    const rewrapped = await both.rewrappedForNoTenant(cell, sealed);
    expect(rewrapped?.subarray(-5).equals(sealed.subarray(-5))).toBe(true);
    const only = new DataKeys(MasterRing.from({ MASTER_KEY_RING: ringOf(2) }), 'probe');
    expect(await only.openForNoTenant(cell, rewrapped ?? Buffer.alloc(0))).toEqual(
      Buffer.from('words'),
    );
    expect(await both.rewrappedForNoTenant(cell, rewrapped ?? Buffer.alloc(0))).toBeNull();
    await expect(only.openForNoTenant(cell, sealed)).rejects.toThrow(/Master key 1 is missing/);
  });
});

const ringOf = (epoch: number): string =>
  JSON.stringify({ current: epoch, keys: [{ epoch, key: second }] });

/** The file as it is after an operator changed it; each time has another instant. */
function write(text: string): void {
  writeFileSync(file, text);
  written += 1;
  utimesSync(file, new Date(), new Date(Date.UTC(2026, 0, 1) + written * 1_000));
}

function sealWith(keys: DataKeys, tenant: string): Promise<Buffer> {
  return database.unitOfWork.run(tenant, async (tx) =>
    (await keys.forTenant(tx)).seal(cell, '张三'),
  );
}

function openWith(keys: DataKeys, tenant: string, sealed: Buffer): Promise<string> {
  return database.unitOfWork.run(tenant, async (tx) =>
    (await keys.forTenant(tx)).open(cell, sealed),
  );
}
