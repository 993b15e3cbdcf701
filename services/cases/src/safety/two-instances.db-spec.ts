import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identity } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import {
  aReceived,
  caseNoOf,
  leader,
  officer,
  OTHER_TENANT,
  receive,
} from '../../test/cases.fixture.js';
import { openSafety, type Safety } from '../../test/safety.fixture.js';
import { listFiles } from './safety-files.repository.js';

const NOW = '2026-11-27T22:00:00+08:00';
const time = fakeTime(NOW);
const EVERY = 12;

let safety: Safety;
beforeAll(async () => {
  safety = await openSafety(time);
}, 60_000);
afterAll(() => safety?.close());

/** An instance that is killed in the middle: its file is changed, and nothing of it is said yet. */
class Killed extends Outbox {
  killed = 0;
  override append(): Promise<void> {
    this.killed += 1;
    return Promise.reject(new Error('the process was killed'));
  }
}

const incidents = async (count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      safety.open(officer, {
        ...{ sort: 'incident', campus: 'main', department: null, kind: 'threat' },
        happenedAt: null,
      }),
    ),
  );
const escalations = async (fileIds: readonly string[]) => {
  const all = await Promise.all(fileIds.map((fileId) => safety.told(fileId)));
  return all.map((events) => events.filter(({ type }) => type === 'security.escalated.v1').length);
};

describe('the loop of safety in several instances', () => {
  it('tells of each incident once, however many instances look at the same time', async () => {
    const files = await incidents(EVERY);
    time.advance(6 * 60_000);
    const [one, two] = [safety.instance(), safety.instance()];
    const seen = await Promise.all([one, two, one, two].map(({ seeing }) => seeing.execute()));
    expect(seen.reduce((sum, count) => sum + count, 0)).toBe(EVERY);
    expect(await escalations(files.map(({ fileId }) => fileId))).toEqual(files.map(() => 1));
  });

  it('loses nothing of an instance that is killed in the middle, and says nothing twice', async () => {
    const files = await incidents(EVERY);
    time.advance(6 * 60_000);
    const killed = new Killed('cases');
    const dying = safety.instance(safety.unitOfWork, killed);
    await expect(dying.seeing.execute()).rejects.toThrow('killed');
    expect(killed.killed).toBe(1);
    const fileIds = files.map(({ fileId }) => fileId);
    expect(await escalations(fileIds)).toEqual(files.map(() => 0));
    const others = [safety.instance(), safety.instance()];
    const outcomes = await Promise.allSettled([
      ...others.map(({ seeing }) => seeing.execute()),
      dying.seeing.execute(),
    ]);
    expect(outcomes.slice(0, 2).every(({ status }) => status === 'fulfilled')).toBe(true);
    await safety.instance().seeing.execute();
    expect(await escalations(fileIds)).toEqual(files.map(() => 1));
    for (const fileId of fileIds)
      expect((await safety.reading.execute(leader, fileId)).entries.map(({ act }) => act)).toEqual([
        'raise',
        'escalate',
      ]);
  });

  it('opens the steps of a complaint in danger once, also where one instance is killed while it opens them', async () => {
    const received = Array.from({ length: 4 }, () => aReceived({ danger: ['violence'] }));
    await receive(safety, received);
    const dying = safety.instance(safety.unitOfWork, new Killed('cases'));
    await expect(dying.paths.execute()).rejects.toThrow('killed');
    await Promise.all([safety.instance(), safety.instance()].map(({ paths }) => paths.execute()));
    for (const one of received) {
      const { items } = await safety.reading.ofCase(officer, caseNoOf(one));
      expect(items.map(({ sort }) => sort)).toEqual(['path']);
      expect(await safety.told(items[0]?.fileId ?? '')).toHaveLength(1);
    }
  });
});

describe('another hospital group', () => {
  it('sees no file of any sort, neither by list, by number, by case nor by act', async () => {
    const received = aReceived({ danger: ['violence'] });
    await receive(safety, [received]);
    const caseNo = caseNoOf(received);
    const until = '2027-01-01';
    const files = [
      ...(await incidents(1)),
      await safety.open(leader, {
        ...{ sort: 'emergency', campus: 'main', ground: 'media', team: [], title: '聚众', caseNo },
      }),
      await safety.open(officer, {
        ...{ sort: 'media', campus: 'main', outlet: 'weibo', grade: 'high', reach: null, caseNo },
        title: '微博热议',
      }),
      await safety.open(officer, {
        ...{ sort: 'restriction', campus: 'main', caseNo, limits: ['letters_only'], until },
        ...{ title: '信件', text: '辱骂' },
      }),
      await safety.open(officer, {
        ...{ sort: 'mark', campus: 'main', caseNo, mark: 'abusive', of: 'person', text: '辱骂' },
      }),
    ];
    const stranger: Identity = { ...leader, tenantId: OTHER_TENANT };
    for (const { fileId, sort } of files) {
      await expect(safety.reading.execute(stranger, fileId)).rejects.toMatchObject({
        code: 'safety.not_found',
      });
      await expect(
        safety.act(stranger, { fileId }, { act: 'note', text: 'x' }),
      ).rejects.toMatchObject({ code: 'safety.not_found' });
      const list = await safety.unitOfWork.run(OTHER_TENANT, async (tx) =>
        listFiles(
          ...([tx, stranger, { sort, list: 'open', limit: 50 }] as const),
          await safety.keys.forTenant(tx),
        ),
      );
      expect(list.items).toEqual([]);
    }
    await expect(safety.reading.ofCase(stranger, caseNo)).rejects.toMatchObject({
      code: 'case.not_found',
    });
    expect((await safety.reading.restricted(stranger, [caseNo])).items).toEqual([]);
  });
});
