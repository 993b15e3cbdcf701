import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isNativeError } from 'node:util/types';
import { randomUUID } from 'node:crypto';
import type { Receipt } from '@tingsu/contracts';
import { aDirectory, aSubmission, TENANT } from '../../test/fixture.js';
import { Registering } from '../../test/registering.js';

let intake: Registering;

beforeAll(async () => {
  intake = await Registering.open(TENANT);
});
afterAll(() => intake.database.close());

describe('a repeated submission', () => {
  it('gets the same answer, letter for letter, and is stored once', async () => {
    const key = randomUUID();
    const [first, second] = [await intake.send({ key }), await intake.send({ key })];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(await intake.countOf(first.complaintNo)).toBe(1);
  });

  it('sent fifty times at once, to two instances, makes exactly one complaint', async () => {
    const [one, other] = [intake.anInstance(), intake.anInstance()];
    const key = randomUUID();
    const before = await intake.totals();
    const receipts = await Promise.all(
      Array.from({ length: 50 }, (_, i) => intake.send({ key }, i % 2 === 0 ? one : other)),
    );
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    expect(await intake.totals()).toEqual({
      complaints: before.complaints + 1,
      events: before.events + 1,
      last: before.last + 1,
    });
  });

  it('with another body is refused, alone or in one batch with the first', async () => {
    const key = randomUUID();
    await intake.send({ key });
    await expect(
      intake.send({ key, submission: aSubmission({ content: '别的内容' }) }),
    ).rejects.toMatchObject({
      code: 'idempotency.key_reused',
      status: 422,
    });
    const together = randomUUID();
    const outcomes = await Promise.allSettled([
      intake.send({ key: together }),
      intake.send({ key: together, submission: aSubmission({ content: '别的内容' }) }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('of another client is another complaint', async () => {
    const key = randomUUID();
    const adapter = {
      tenantId: TENANT,
      id: randomUUID(),
      name: 'portal',
      perMinute: null,
      channels: ['web_form'],
      campuses: [],
    };
    const [first, second] = [
      await intake.send({ key }),
      await intake.send({ key, sender: adapter }),
    ];
    expect(second.complaintNo).not.toBe(first.complaintNo);
  });

  it('is answered as before even when the campus has closed since', async () => {
    const key = randomUUID();
    const first = await intake.send({ key });
    await intake.publish(TENANT, 2, {
      ...aDirectory(),
      campuses: aDirectory().campuses.map((campus) => ({ ...campus, open: false })),
    });
    await expect(intake.send()).rejects.toMatchObject({ code: 'campus.unknown' });
    expect(await intake.send({ key })).toEqual(first);
    await intake.publish(TENANT, 3);
  });

  it('acts once although connections are killed again and again while it is sent', async () => {
    const before = await intake.totals();
    const keys = Array.from({ length: 60 }, () => randomUUID());
    let killing = true;
    const killer = (async () => {
      while (killing)
        await intake.database.admin(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tingsu_intake' and datname = current_database()",
        );
    })();
    const untilAccepted = async (key: string): Promise<Receipt> => {
      for (let attempt = 0; ; attempt++) {
        const outcome = await intake.send({ key }).catch((error: unknown) => error);
        // An error of a socket comes from outside the realm of the tests.
        if (!isNativeError(outcome)) return outcome as Receipt;
        expect(outcome).toMatchObject({ statusCode: 503 });
        if (attempt === 20) killing = false;
      }
    };
    const receipts = await Promise.all(keys.map(untilAccepted));
    killing = false;
    await killer;
    expect(new Set(receipts.map((receipt) => receipt.complaintNo)).size).toBe(60);
    expect(await intake.totals()).toEqual({
      complaints: before.complaints + 60,
      events: before.events + 60,
      last: before.last + 60,
    });
  });
});
