import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Found, Submission } from '@tingsu/contracts';
import { findPage, rebuildIndex } from '@tingsu/find';
import { aSubmission, TENANT } from '../../test/fixture.js';
import { Registering } from '../../test/registering.js';
import { staff } from '../../test/running-intake.js';
import type { Adapter } from '../complaints/registration.js';
import { ComplaintSource } from './complaint-source.repository.js';
import { FoundComplaints } from './found-complaints.repository.js';

const platform: Adapter = {
  tenantId: TENANT,
  id: '01900000-0000-7000-8000-0000000000bb',
  name: '12345',
  perMinute: null,
  channels: ['hotline_12345'],
  campuses: [],
};
const officer = staff({ role: 'centre_officer', campus: null, department: null });
let intake: Registering;
let complaintNo: string;

beforeAll(async () => {
  intake = await Registering.open(TENANT);
  await urge('u-1', '来电人说钥匙还在保安处');
  complaintNo = await order('o-1', { content: '停车场的道闸砸了车' });
  await order('o-2', {
    content: '停车场的道闸砸了车，要求赔偿',
    complainant: { anonymous: false, name: '欧阳娜', phone: '13700007777', relation: 'patient' },
  });
  await urge('u-2', '第二次来电催办，语气激动');
});
afterAll(() => intake.database.close());

const REF = '榆12345-20261126-00815';
const order = async (key: string, changes: Partial<Submission>): Promise<string> =>
  (
    await intake.send({
      sender: platform,
      key,
      submission: { ...aSubmission({ channel: 'hotline_12345', ...changes }), externalRef: REF },
      receiptShown: false,
    })
  ).complaintNo;
const urge = (key: string, note: string) =>
  intake.press({ adapter: platform, key, urge: { externalRef: REF, note } });

async function found(q: string): Promise<(readonly [string, Found['foundBy']])[]> {
  const complaints = new FoundComplaints(intake.dataKeys, intake.orders, intake.entries);
  const { items } = await intake.database.unitOfWork.run(TENANT, async (tx) =>
    findPage(tx, await intake.dataKeys.forTenant(tx), {
      by: ['number', 'phone', 'name', 'words'],
      query: { q, limit: 10 },
      look: (places, readings) => complaints.look(tx, officer, places, readings),
    }),
  );
  return items.map(({ item }) => [item.complaintNo, item.foundBy]);
}

async function expectAllFound(): Promise<void> {
  expect(await found(REF)).toEqual([[complaintNo, ['number']]]);
  expect(await found('00815')).toEqual([[complaintNo, ['number']]]);
  expect(await found('道闸砸了车')).toEqual([[complaintNo, ['words']]]);
  expect(await found('要求赔偿')).toEqual([[complaintNo, ['words']]]);
  expect(await found('保安处')).toEqual([[complaintNo, ['words']]]);
  expect(await found('语气激动')).toEqual([[complaintNo, ['words']]]);
  expect(await found('oyn')).toEqual([[complaintNo, ['name']]]);
  expect(await found('7777')).toEqual([[complaintNo, ['phone']]]);
}

describe('an order of an outside body', () => {
  it('is found once by its number, by what was corrected, and by what pressed for it before and after it came', async () => {
    await expectAllFound();
  });

  it('is found the same after the index was written again under a new key', async () => {
    await rebuildIndex({
      unitOfWork: intake.database.unitOfWork,
      keys: intake.dataKeys,
      source: new ComplaintSource(intake.dataKeys, intake.orders, intake.entries),
      onProgress: () => undefined,
      settleMs: 0,
    });
    await expectAllFound();
    const epochs = await intake.database.admin('select distinct epoch from intake.find_entry');
    expect(epochs).toEqual([{ epoch: 2 }]);
  });
});
