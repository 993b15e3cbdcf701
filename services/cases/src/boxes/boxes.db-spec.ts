import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identity, SaveBox } from '@tingsu/contracts';
import { readFileSync } from 'node:fs';
import {
  admin,
  centreHead,
  eastOfficer,
  leader,
  officer,
  openCasesService,
  OTHER_TENANT,
  wardHead,
  type CasesService,
} from '../../test/cases.fixture.js';
import { seedBoxes } from '../seed.js';
import { listBoxes } from './boxes.repository.js';
import { SaveBoxes } from './save-box.usecase.js';

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../../deploy/demo/${name}.json`, import.meta.url), 'utf8'),
  );
let service: CasesService;
let saving: SaveBoxes;
beforeAll(async () => {
  service = await openCasesService();
  saving = new SaveBoxes(service.unitOfWork, service.reference);
}, 60_000);
afterAll(() => service?.close());

const HALL: SaveBox = {
  campus: 'main',
  place: { zh: '门诊大厅', en: 'Outpatient hall' },
  keeper: 'main.ward',
  active: true,
  version: 0,
};
const codes = async (who: Identity, query: { limit?: number; cursor?: string } = {}) => {
  const page = await service.unitOfWork.run(who.tenantId, (tx) =>
    listBoxes(tx, who, { limit: 50, ...query }),
  );
  return { ...page, codes: page.items.map(({ code }) => code) };
};

describe('a suggestion box', () => {
  it('R-030: is made with its place and keeper, changed, and taken down', async () => {
    expect(await saving.execute(admin, 'hall', HALL)).toEqual({
      ...HALL,
      code: 'hall',
      version: 1,
      mayEdit: true,
    });
    const moved = { ...HALL, place: { zh: '二楼', en: 'Second floor' }, version: 1 };
    expect((await saving.execute(centreHead, 'hall', moved)).version).toBe(2);
    await saving.execute(admin, 'hall', { ...moved, active: false, version: 2 });
    const { items } = await codes(officer);
    expect(items).toEqual([{ ...moved, code: 'hall', active: false, version: 3, mayEdit: false }]);
  });

  it('R-217: is listed for its campus and its keeper, page by page', async () => {
    await saving.execute(admin, 'ward-1', HALL);
    await saving.execute(admin, 'gate', { ...HALL, campus: 'east', keeper: 'east.outpatient' });
    expect((await codes(eastOfficer)).codes).toEqual(['gate']);
    expect((await codes(wardHead)).codes).toEqual(['hall', 'ward-1']);
    const first = await codes(officer, { limit: 2 });
    const rest = await codes(officer, { cursor: first.nextCursor ?? '' });
    expect([first.codes, rest.codes]).toEqual([['gate', 'hall'], ['ward-1']]);
    expect((await codes({ ...officer, tenantId: OTHER_TENANT })).codes).toEqual([]);
  });

  it('belongs to those who keep the campus', async () => {
    for (const who of [officer, leader, wardHead])
      await expect(saving.execute(who, 'new', HALL)).rejects.toMatchObject({
        code: 'access.denied',
      });
    const elsewhere = { ...HALL, campus: 'east' };
    await expect(saving.execute(centreHead, 'new', elsewhere)).rejects.toMatchObject({
      code: 'access.denied',
    });
    // A head of the main campus cannot take a box of another one either.
    await expect(saving.execute(centreHead, 'gate', { ...HALL, version: 1 })).rejects.toMatchObject(
      { code: 'access.denied' },
    );
  });

  it('is not written over what is there, and hangs nowhere that does not exist', async () => {
    await expect(saving.execute(admin, 'hall', HALL)).rejects.toMatchObject({
      code: 'box.stale_version',
      extra: { currentVersion: 3 },
    });
    const nowhere = { ...HALL, campus: 'moon', keeper: 'moon.base' };
    await expect(saving.execute(admin, 'new', nowhere)).rejects.toMatchObject({
      extra: { errors: [{ path: 'campus' }, { path: 'keeper' }] },
    });
  });

  it('of the file of the group hangs from the first start on, and stays as people changed it', async () => {
    const boxes = read('boxes') as Parameters<typeof seedBoxes>[0]['boxes'];
    const { departments } = read('group') as { departments: { code: string }[] };
    const known = departments.map(({ code }) => code);
    expect(known).toEqual(expect.arrayContaining(boxes.map(({ keeper }) => keeper)));
    const seed = () =>
      seedBoxes({
        databaseUrl: service.database.url,
        tenantId: OTHER_TENANT,
        boxes,
      });
    const who = { ...officer, tenantId: OTHER_TENANT };
    await seed();
    await service.database.admin(
      `update cases.suggestion_box set active = false, version = 2 where tenant_id = $1`,
      [OTHER_TENANT],
    );
    await seed();
    const { items } = await codes(who);
    expect(items.map(({ code }) => code).sort()).toEqual(boxes.map(({ code }) => code).sort());
    expect(items.every(({ active, version }) => !active && version === 2)).toBe(true);
  });
});
