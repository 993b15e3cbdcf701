import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ComplaintReceived } from '@tingsu/contracts';
import { schemaDrift } from '@tingsu/database';
import { decodeEvent } from '@tingsu/messaging';
import { trackingCodeMatches } from '@tingsu/privacy';
import { aSubmission, CONTENT, NAME, OTHER_TENANT, PHONE, TENANT } from '../../test/fixture.js';
import { Registering } from '../../test/registering.js';

let intake: Registering;

beforeAll(async () => {
  intake = await Registering.open(TENANT, OTHER_TENANT);
});
afterAll(() => intake.database.close());

describe('a submission', () => {
  it('is numbered, sealed, and published, in one transaction', async () => {
    const receipt = await intake.send({ submission: aSubmission({ demand: '书面道歉' }) });
    expect(receipt.complaintNo).toMatch(/^TS-2026-\d{6}$/);
    const [row] = await intake.database.admin(
      'select * from intake.complaint where complaint_no = $1 and tenant_id = $2',
      [receipt.complaintNo, TENANT],
    );
    expect(trackingCodeMatches(receipt.trackingCode, row?.['tracking_hash'] as Buffer)).toBe(true);
    const [stored] = await intake.database.admin<{ body: string }>(
      'select body from intake.outbox where aggregate_id = $1',
      [row?.['id']],
    );
    const event = decodeEvent(stored?.body ?? '');
    expect(event.ok && event.event.type).toBe(ComplaintReceived.type);
    expect(event.ok && event.event.data).toMatchObject({
      complaintNo: receipt.complaintNo,
      contactable: true,
      receiptShown: true,
      anonymous: false,
    });
  });

  it('leaves no word and no person readable in any table', async () => {
    await intake.send({
      submission: aSubmission({
        complainant: {
          anonymous: false,
          name: NAME,
          phone: PHONE,
          email: 'zhao@example.com',
          address: '榆阳区航宇路',
          relation: 'patient',
        },
      }),
    });
    const [dump] = await intake.database.admin<{ all: string }>(
      `select (select string_agg(c::text, '') from intake.complaint c) || (select string_agg(o.body, '') from intake.outbox o)
        || (select string_agg(k::text, '') from intake.idempotency_key k) as all`,
    );
    const clear = [CONTENT, NAME, PHONE, 'zhao@example.com', '榆阳区'];
    for (const text of clear) expect(dump?.all).not.toContain(text);
    for (const text of clear) expect(dump?.all).not.toContain(Buffer.from(text).toString('hex'));
  });

  it('can be found again by the phone number, however it is written', async () => {
    const submission = aSubmission({
      complainant: {
        anonymous: false,
        name: '孙来福',
        phone: '+86 138-0013-8000',
        relation: 'patient',
      },
    });
    const { complaintNo } = await intake.send({ submission });
    const found = await intake.database.unitOfWork.run(TENANT, async (tx) => {
      const index = (await intake.dataKeys.forTenant(tx)).blindIndex('phone', '13800138000');
      return tx.query('select complaint_no from complaint where phone_index = $1', [index]);
    });
    expect(found).toEqual([{ complaint_no: complaintNo }]);
  });

  it('is not seen by another hospital group, which counts from one', async () => {
    const receipt = await intake.send({ tenantId: OTHER_TENANT });
    expect(receipt.complaintNo).toBe('TS-2026-000001');
    const rows = await intake.database.unitOfWork.run(OTHER_TENANT, (tx) =>
      tx.query('select complaint_no from complaint'),
    );
    expect(rows).toEqual([{ complaint_no: 'TS-2026-000001' }]);
  });

  it('is refused with policy.missing while directory or policies have not arrived', async () => {
    await expect(intake.send({ tenantId: randomUUID() })).rejects.toMatchObject({
      code: 'policy.missing',
      status: 503,
    });
  });
});

describe('many submissions at once', () => {
  it('get consecutive numbers without gaps, in few transactions', async () => {
    const before = await intake.totals();
    const receipts = await Promise.all(Array.from({ length: 200 }, () => intake.send()));
    expect(new Set(receipts.map((receipt) => receipt.complaintNo)).size).toBe(200);
    const after = await intake.totals();
    expect(after).toEqual({
      complaints: before.complaints + 200,
      events: before.events + 200,
      last: before.last + 200,
    });
    const [batches] = await intake.database.admin<{ count: number }>(
      'select count(distinct xmin::text)::int as count from intake.complaint where tenant_id = $1',
      [TENANT],
    );
    expect(batches?.count).toBeLessThan(before.complaints + 50);
  });

  it('do not fail with one of them', async () => {
    // No uuid: the statement that looks for all uploads of the batch fails, and the others are then stored one by one.
    const poison = intake.send({ submission: aSubmission({ attachments: ['not an id'] }) });
    const outcomes = await Promise.allSettled([intake.send(), poison, intake.send()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('attachments', () => {
  it('belong to one complaint; a complaint with an unknown or used one is not stored, and its key stays free', async () => {
    const uploadId = await intake.anUpload();
    const key = randomUUID();
    const first = await intake.send({ submission: aSubmission({ attachments: [uploadId] }) });
    const before = await intake.totals();
    for (const attachments of [[uploadId], [randomUUID()]]) {
      await expect(
        intake.send({ key, submission: aSubmission({ attachments }) }),
      ).rejects.toMatchObject({
        code: 'upload.unknown',
        status: 422,
      });
    }
    expect(await intake.totals()).toEqual(before);
    expect((await intake.send({ key })).complaintNo).not.toBe(first.complaintNo);
  });

  it('claimed by two complaints of one batch go to one of them, whole', async () => {
    const [shared, own] = [await intake.anUpload(), await intake.anUpload()];
    const outcomes = await Promise.allSettled([
      intake.send({ submission: aSubmission({ attachments: [shared] }) }),
      intake.send({ submission: aSubmission({ attachments: [own, shared] }) }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the tables of intake', () => {
  it('agree with the entities', async () => {
    expect(await schemaDrift(intake.database.dataSource)).toEqual([]);
  });

  it('are all shut by row-level security, for the owner too', async () => {
    const open = await intake.database.admin(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where nspname = 'intake' and relkind in ('r', 'p') and not relispartition and relname <> 'migration' and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });
});
