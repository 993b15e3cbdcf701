import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import S3rver from 's3rver';
import { type ObjectStore, objectStoreFrom } from './object-store.adapter.js';

let directory: string;
let s3: S3rver;
let port: number;

beforeAll(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
  directory = await mkdtemp(join(tmpdir(), 'tingsu-store-'));
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(directory, 's3'),
    configureBuckets: [{ name: 'attachments', configs: [] }],
  });
  port = (await s3.run()).port;
});
afterAll(async () => {
  await s3.close();
  await rm(directory, { recursive: true, force: true });
});

describe.each<[string, () => Promise<ObjectStore>]>([
  ['a directory', () => objectStoreFrom(pathToFileURL(join(directory, 'files')).toString())],
  ['a bucket', () => objectStoreFrom(`s3://attachments?endpoint=http://127.0.0.1:${port}`)],
])('files in %s', (_, open) => {
  it('come back as they were, can be replaced, and are gone when removed, also twice', async () => {
    const store = await open();
    for (const content of ['first', 'second']) {
      const file = join(directory, 'incoming');
      await writeFile(file, content);
      await store.put('tenant/ab/abc', file, 'text/plain');
      expect(await text(await store.open('tenant/ab/abc'))).toBe(content);
    }
    await store.remove('tenant/ab/abc');
    await store.remove('tenant/ab/abc');
    await expect(store.open('tenant/ab/abc')).rejects.toThrow();
  });
});

describe('the place of files', () => {
  it('must be one that is known', () =>
    expect(objectStoreFrom('ftp://host/x')).rejects.toThrow(/file:\/\/\/directory/));
});
