import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Receipt, Submission } from '@tingsu/contracts';
import { aSubmission, PHONE, TENANT } from '../../test/fixture.js';
import { Registering } from '../../test/registering.js';
import type { Adapter } from './registration.js';

const platform: Adapter = {
  tenantId: TENANT,
  id: '01900000-0000-7000-8000-0000000000bb',
  name: '12345',
  perMinute: null,
  channels: ['hotline_12345'],
  campuses: [],
};
interface Message {
  readonly key: string;
  readonly body: Submission;
}
const read = <Value>(name: string): Value =>
  JSON.parse(readFileSync(new URL(`../../test/inputs/${name}`, import.meta.url), 'utf8')) as Value;
const again = read<readonly Message[]>('01-same-order-sent-twice.json');
let intake: Registering;

beforeAll(async () => {
  intake = await Registering.open(TENANT);
});
afterAll(() => intake.database.close());

const order = ({ key, body }: Message, instance = intake.anInstance()): Promise<Receipt> =>
  intake.send({ sender: platform, key, submission: body, receiptShown: false }, instance);

const numbered = (externalRef: string, key: string, content = '等候两小时'): Message => ({
  key,
  body: { ...aSubmission({ channel: 'hotline_12345', content }), externalRef },
});

describe('an order of an outside body', () => {
  it('sent twice, then corrected under a new key, is one complaint with the new text added', async () => {
    const receipts = [];
    for (const message of again) receipts.push(await order(message));
    const [first, ...others] = receipts;
    for (const other of others) expect(other).toEqual(first);
    const complaint = await intake.open(first?.complaintNo ?? '');
    expect(complaint.content).toBe(again[0]?.body.content);
    expect(complaint.additions).toMatchObject([
      { kind: 'correction', words: { content: again[2]?.body.content, phone: '13800001111' } },
    ]);
    expect(await intake.eventsOf(first?.complaintNo ?? '')).toEqual([
      'complaint.received.v1 1',
      'complaint.supplemented.v1 2',
    ]);
  });

  it('repeated word for word under another key adds nothing', async () => {
    const { complaintNo } = await order(numbered('A-1', 'a-1'));
    expect((await order(numbered('A-1', 'a-1b'))).complaintNo).toBe(complaintNo);
    expect((await intake.open(complaintNo)).additions).toEqual([]);
    await order(numbered('A-1', 'a-1c', '等候三小时'));
    await order(numbered('A-1', 'a-1d', '等候三小时'));
    expect((await intake.open(complaintNo)).additions).toHaveLength(1);
  });

  it('sent at once under ten keys by two instances is one complaint', async () => {
    const instances = [intake.anInstance(), intake.anInstance()];
    const receipts = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        order(numbered('B-1', `b-${i}`, `第${i}次`), instances[i % 2]),
      ),
    );
    const numbers = new Set(receipts.map(({ complaintNo }) => complaintNo));
    expect(numbers.size).toBe(1);
    const [complaintNo = ''] = numbers;
    expect((await intake.open(complaintNo)).additions).toHaveLength(9);
    expect(await intake.eventsOf(complaintNo)).toEqual([
      'complaint.received.v1 1',
      ...Array.from({ length: 9 }, (_, i) => `complaint.supplemented.v1 ${i + 2}`),
    ]);
  });

  it('of another adapter with the same number is another complaint', async () => {
    const one = await order(numbered('C-1', 'c-1'));
    const other = { ...platform, id: '01900000-0000-7000-8000-0000000000cc' };
    const message = numbered('C-1', 'c-1');
    const two = await intake.send({ sender: other, key: 'c-1', submission: message.body });
    expect(two.complaintNo).not.toBe(one.complaintNo);
  });

  it('brings its attachments along when it is corrected', async () => {
    const { complaintNo } = await order(numbered('D-1', 'd-1'));
    const uploadId = await intake.anUpload();
    const corrected = numbered('D-1', 'd-2', '附照片');
    await order({ ...corrected, body: { ...corrected.body, attachments: [uploadId] } });
    const [upload] = await intake.database.admin<{ complaint_no: string }>(
      `select complaint_no from intake.upload u join intake.complaint c on c.id = u.complaint_id where u.id = $1`,
      [uploadId],
    );
    expect(upload?.complaint_no).toBe(complaintNo);
  });
});

describe('an urge', () => {
  it('that arrives before its order waits, and is applied when the order comes', async () => {
    const [urged, created] = read<readonly [{ externalRef: string }, Message]>(
      '02-answer-arrives-before-the-order.json',
    );
    const press = (key: string) =>
      intake.press({ adapter: platform, key, urge: { externalRef: urged.externalRef } });
    expect(await press('urge-1')).toEqual({ state: 'waiting', complaintNo: null });
    const { complaintNo } = await order(created);
    expect(await press('urge-1')).toEqual({ state: 'added', complaintNo });
    expect(await press('urge-2')).toEqual({ state: 'added', complaintNo });
    expect((await intake.open(complaintNo)).additions.map(({ kind }) => kind)).toEqual([
      'urge',
      'urge',
    ]);
    expect(await intake.eventsOf(complaintNo)).toEqual([
      'complaint.received.v1 1',
      'complaint.supplemented.v1 2',
      'complaint.supplemented.v1 3',
    ]);
  });
});

describe('two complaints with the same words and phone number', () => {
  it('are both kept, the second marked as perhaps the same', async () => {
    const phone = '13911112222';
    const written = (as: string) =>
      aSubmission({
        content: '收费单有误',
        complainant: { anonymous: false, name: '赵建国', phone: as, relation: 'patient' },
      });
    const [first, second, third] = await Promise.all(
      [phone, phone, '13911113333'].map((as) => intake.send({ submission: written(as) })),
    );
    const [one, two] = [first?.complaintNo ?? '', second?.complaintNo ?? ''].sort();
    expect((await intake.open(one ?? '')).perhapsSameAs).toBeNull();
    expect((await intake.open(two ?? '')).perhapsSameAs).toBe(one);
    expect((await intake.open(third?.complaintNo ?? '')).perhapsSameAs).toBeNull();
    const later = await intake.send({ submission: written(phone) });
    expect((await intake.open(later.complaintNo)).perhapsSameAs).toBe(one);
  });

  it('are found by either of two phones', async () => {
    const complainant = {
      anonymous: false,
      phone: `${PHONE} / 01088880000`,
      relation: 'patient' as const,
    };
    const { complaintNo } = await intake.send({ submission: aSubmission({ complainant }) });
    expect((await intake.open(complaintNo)).phone).toBe(`${PHONE} / 01088880000`);
    const [row] = await intake.database.admin(
      'select phone_index is not null and second_phone_index is not null as both from intake.complaint where complaint_no = $1',
      [complaintNo],
    );
    expect(row).toEqual({ both: true });
  });
});
