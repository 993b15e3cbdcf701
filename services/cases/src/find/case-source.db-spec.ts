import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findPage, rebuildIndex } from '@tingsu/find';
import {
  aReceived,
  caseNoOf,
  leader,
  officer,
  openCasesService,
  OTHER_TENANT,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { casesNumbered } from '../cases/case-numbers.repository.js';
import { RUDENESS } from '../lifecycle/case.fixture.js';
import { CaseSource } from './case-source.repository.js';
import { FoundCases } from './found-cases.repository.js';

let service: CasesService;
const events = [aReceived(), aReceived(), aReceived()] as const;
const caseNo = caseNoOf(events[1]);

beforeAll(async () => {
  service = await openCasesService();
  await receive(service, events);
  for (const [expectedVersion, command, payload] of [
    [await version(), 'startTriage', {}],
    [null, 'classify', { facts: RUDENESS, reason: '来电人复述了当天经过' }],
  ] as const)
    await service.runCommand.execute(officer, {
      ...{ caseNo, command, payload },
      expectedVersion: expectedVersion ?? (await version()),
    });
});
afterAll(() => service.close());

async function version(): Promise<number> {
  const [row] = await service.database.admin<{ version: number }>(
    'select version from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  return row?.version ?? 0;
}

async function found(q: string): Promise<(string | null)[]> {
  const { items } = await service.unitOfWork.run(TENANT, async (tx) =>
    findPage(tx, await service.keys.forTenant(tx), {
      by: ['number', 'words'],
      query: { q, limit: 10 },
      look: (places, readings) => new FoundCases(service.keys).look(tx, leader, places, readings),
    }),
  );
  return items.map(({ item }) => item.caseNo);
}
const numbered = (q: string, tenant = TENANT) =>
  service.unitOfWork.run(tenant, (tx) => casesNumbered(tx, service.keys, q));

async function expectAllFound(): Promise<void> {
  expect(await found(caseNo)).toEqual([caseNo]);
  expect((await found('2026')).sort()).toEqual(events.map(caseNoOf).sort());
  expect(await found('复述了当天')).toEqual([caseNo]);
  expect(await numbered(caseNo.slice(-6))).toHaveLength(1);
  expect(await numbered('2026')).toHaveLength(3);
  expect(await numbered(caseNo.slice(-6), OTHER_TENANT)).toEqual([]);
}

describe('the index of cases', () => {
  it('finds each case from the moment it is opened, and words from when they are written', async () => {
    await expectAllFound();
  });

  it('finds the same after it was written again under a new key, batch by batch', async () => {
    await rebuildIndex({
      unitOfWork: service.unitOfWork,
      keys: service.keys,
      source: new CaseSource(service.keys),
      onProgress: () => undefined,
      settleMs: 0,
      batch: 2,
    });
    await expectAllFound();
    const epochs = await service.database.admin('select distinct epoch from cases.find_entry');
    expect(epochs).toEqual([{ epoch: 2 }]);
  });
});
