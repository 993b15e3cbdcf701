import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, TEST_PASSWORD, type TestDatabase } from '@tingsu/testkit';
import { isPrepared, markPrepared } from '../../deploy/local/prepared.mjs';

const KEYS = { databasePasswords: { gateway: TEST_PASSWORD } };
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('gateway', { migrations: [] });
});
afterAll(() => database?.close());

describe('a database that was made ready', () => {
  it('is used as it is by a start that would write the same, and by no other', async () => {
    const ready = (state: string | null, keys = KEYS) => isPrepared(database.adminUrl, keys, state);
    expect(await ready('a1')).toBe(false);
    await markPrepared(database.adminUrl, 'a1');
    expect(await ready('a1')).toBe(true);
    expect(await ready('b2')).toBe(false);
    expect(await ready(null)).toBe(false);
  });

  it('is made ready again when the services could not sign in, or it is not there', async () => {
    await markPrepared(database.adminUrl, 'a1');
    const changed = { databasePasswords: { gateway: 'changed by another installation' } };
    expect(await isPrepared(database.adminUrl, changed, 'a1')).toBe(false);
    const elsewhere = database.adminUrl.replace(/[^/]+$/, 'no_such_database');
    expect(await isPrepared(elsewhere, KEYS, 'a1')).toBe(false);
  });
});
