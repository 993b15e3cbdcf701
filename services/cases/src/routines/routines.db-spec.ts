import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Identity, RoutineMissed, RoutineTask } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import {
  centreHead,
  conductHead,
  eastOfficer,
  leader,
  officer,
  openCasesService,
  OTHER_TENANT,
  wardHead,
  type CasesService,
} from '../../test/cases.fixture.js';
import { DoRoutine } from './do-routine.usecase.js';
import { FlagRoutines } from './flag-routines.usecase.js';
import { MakeRoutines } from './make-routines.usecase.js';
import { listTasks } from './routine-tasks.repository.js';

const FRIDAY = '2026-11-27T08:00:00+08:00';
const time = fakeTime(FRIDAY);
let service: CasesService;
let doing: DoRoutine;
const outbox = new Outbox('cases');
beforeAll(async () => {
  service = await openCasesService(time);
  doing = new DoRoutine(service.unitOfWork, outbox, service.keys);
}, 60_000);
afterAll(() => service?.close());
beforeEach(async () => {
  time.set(FRIDAY);
  await service.database.admin('truncate cases.routine_task');
  await service.database.admin(`delete from cases.outbox where type like 'routine.%'`);
});

/** As after a start: nothing is remembered. */
const make = () => new MakeRoutines(service.unitOfWork, service.reference).execute();
const flag = () => new FlagRoutines(service.unitOfWork, outbox).execute();
const list = async (
  who: Identity,
  query: { list?: 'open' | 'done'; routine?: string; limit?: number; cursor?: string } = {},
) =>
  service.unitOfWork.run(who.tenantId, async (tx) =>
    listTasks(tx, who, { list: 'open', limit: 100, ...query }, await service.keys.forTenant(tx)),
  );
interface Told {
  readonly type: string;
  readonly version: number;
  readonly data: Partial<RoutineMissed['data']>;
}
async function told(): Promise<Told[]> {
  const rows = await service.database.admin<{ body: string }>(
    `select body from cases.outbox where type like 'routine.%' order by type, aggregate_version`,
  );
  return rows.map(({ body }) => {
    const event = JSON.parse(body) as RoutineMissed;
    return { type: event.type, version: event.aggregateversion, data: event.data };
  });
}
const boxOf = async (who: Identity, campus = 'east'): Promise<RoutineTask> => {
  const { items } = await list(who, { routine: 'box.daily' });
  const box = items.find((one) => one.campus === campus);
  if (!box) throw new Error('no box to open');
  return box;
};

describe('the routines of a campus', () => {
  it('R-031: are there when their period begins, once, however often and by however many they are made', async () => {
    const made = await Promise.all([make(), make()]);
    expect(made.sort()[0]).toBe(0);
    expect(await make()).toBe(0);
    const { items } = await list(officer);
    const boxes = items.filter(({ routineId }) => routineId === 'box.daily');
    expect(boxes.map(({ campus, period, dueAt }) => [campus, period, dueAt])).toEqual(
      [
        ['main', '2026-11-27', new Date('2026-11-28T00:00+08:00').toISOString()],
        ['east', '2026-11-27', new Date('2026-11-28T00:00+08:00').toISOString()],
      ].sort(),
    );
  });

  it('of the days on which the system stood still are made when it is back, and not of longer ago than a week', async () => {
    await make();
    time.set('2026-11-30T08:00:00+08:00');
    await make();
    const boxes = await list(eastOfficer, { routine: 'box.daily' });
    expect(boxes.items.map(({ period }) => period)).toEqual([
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
    ]);
    time.set('2026-12-31T08:00:00+08:00');
    await make();
    expect((await list(eastOfficer, { routine: 'box.daily' })).items).toHaveLength(12);
  });

  it('R-230: each department owes the month’s report, and sees its own', async () => {
    await make();
    const spot = (await list(wardHead)).items;
    expect(spot.map(({ routineId, department }) => [routineId, department])).toEqual([
      ['spot.monthly', 'main.ward'],
    ]);
    const all = await list(centreHead, { routine: 'spot.monthly' });
    expect(all.items.map(({ department }) => department).sort()).toEqual([
      'main.complaints',
      'main.conduct',
      'main.finance',
      'main.medical',
      'main.outpatient',
      'main.ward',
    ]);
  });

  it('are seen on one’s own campus, and in no other group', async () => {
    await make();
    const seen = (await list(eastOfficer)).items.map(({ campus }) => campus);
    expect(new Set(seen)).toEqual(new Set(['east']));
    expect((await list({ ...officer, tenantId: OTHER_TENANT })).items).toEqual([]);
  });

  it('come page by page, the first due first', async () => {
    await make();
    const first = await list(officer, { limit: 3 });
    const second = await list(officer, { limit: 100, cursor: first.nextCursor ?? '' });
    const all = await list(officer);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(all.items.map(({ dueAt }) => dueAt)).toEqual(all.items.map(({ dueAt }) => dueAt).sort());
  });
});

describe('a routine', () => {
  it('is done with a note that nobody reads in the database', async () => {
    await make();
    const { taskId } = await boxOf(eastOfficer);
    const done = await doing.execute(eastOfficer, taskId, '一楼意见箱两封信，已登记');
    expect(done).toMatchObject({
      state: 'done',
      doneBy: eastOfficer.personId,
      note: '一楼意见箱两封信，已登记',
      mayDo: false,
    });
    const [stored] = await service.database.admin<{ note: Buffer }>(
      'select note from cases.routine_task where done_at is not null',
    );
    expect(stored?.note.toString('utf8')).not.toContain('意见箱');
    expect(await told()).toMatchObject([
      { type: 'routine.done.v1', version: 1, data: { late: false, campus: 'east' } },
    ]);
    expect(JSON.stringify(await told())).not.toContain('两封信');
    expect((await list(eastOfficer, { list: 'done' })).items).toHaveLength(1);
  });

  it('said to be done twice stays as it was the first time', async () => {
    await make();
    const { taskId } = await boxOf(officer, 'main');
    const first = await doing.execute(officer, taskId, '无来信');
    expect(await doing.execute(officer, taskId, '又点了一次')).toEqual(first);
    await expect(doing.execute(centreHead, taskId, undefined)).rejects.toMatchObject({
      code: 'routine.done_already',
    });
    expect(await told()).toHaveLength(1);
  });

  it('is marked when it was missed, then taken one level up, each once; done after that it stays late', async () => {
    await make();
    time.set('2026-11-28T08:59:00+08:00');
    expect(await flag()).toBe(0);
    time.set('2026-11-28T09:00:00+08:00');
    const marked = await Promise.all([flag(), flag()]);
    // The boxes and the web of two campuses.
    expect(marked.sort()).toEqual([0, 4]);
    time.set('2026-11-28T13:00:00+08:00');
    expect(await flag()).toBe(4);
    expect(await flag()).toBe(0);
    const { taskId, state } = await boxOf(eastOfficer);
    expect(state).toBe('missed');
    expect((await doing.execute(eastOfficer, taskId, undefined)).state).toBe('done_late');
    const ofEast = (await told()).filter(
      ({ data }) => data.campus === 'east' && data.routineId === 'box.daily',
    );
    expect(ofEast.map(({ type, version }) => [type, version])).toEqual([
      ['routine.done.v1', 3],
      ['routine.escalated.v1', 2],
      ['routine.missed.v1', 1],
    ]);
    expect(ofEast[1]?.data).toMatchObject({
      routineId: 'box.daily',
      owner: '医院综合办',
      notify: ['centreHead'],
    });
  });

  it('is done by those who owe it and the centre, and is not there for others', async () => {
    await make();
    const { taskId } = await boxOf(officer);
    await expect(doing.execute(leader, taskId, undefined)).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(doing.execute(conductHead, taskId, undefined)).rejects.toMatchObject({
      code: 'routine.not_found',
    });
  });
});
