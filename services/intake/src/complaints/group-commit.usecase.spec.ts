import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.usecase.js';

const options = {
  lingerMs: 1,
  maxBatch: 3,
  maxWaiting: 100,
  worthSplitting: (error: unknown) => !(error instanceof RangeError),
};

describe('a group commit', () => {
  it('commits what comes together at once, in order, at most so many', async () => {
    const batches: number[][] = [];
    const group = new GroupCommit<number, number>(
      (items) => (batches.push([...items]), Promise.resolve(items.map((item) => item * 2))),
      options,
    );
    expect(await Promise.all([1, 2, 3, 4, 5].map((item) => group.submit(item)))).toEqual([
      2, 4, 6, 8, 10,
    ]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('refuses at once what would wait behind too many, and nothing of it is done', async () => {
    const done: number[] = [];
    const group = new GroupCommit<number, number>(
      (items) => (done.push(...items), Promise.resolve(items)),
      { ...options, maxWaiting: 2 },
    );
    const [one, two, three] = await Promise.allSettled([1, 2, 3].map((item) => group.submit(item)));
    expect([one?.status, two?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(three).toMatchObject({ status: 'rejected', reason: { code: 'service.busy' } });
    expect(done).toEqual([1, 2]);
  });

  it('answers nobody before the commit, and gathers newcomers meanwhile', async () => {
    let finish = (): void => undefined;
    const batches: number[][] = [];
    const group = new GroupCommit<number, number>(async (items) => {
      batches.push([...items]);
      if (batches.length === 1) await new Promise<void>((resolve) => (finish = resolve));
      return items;
    }, options);
    let answered = false;
    const first = [1, 2, 3].map((item) => group.submit(item).then(() => (answered = true)));
    const later = [4, 5].map((item) => group.submit(item));
    await new Promise(setImmediate);
    expect(answered).toBe(false);
    finish();
    await Promise.all([...first, ...later]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('tries one by one when a batch fails, so that one cannot fail the others', async () => {
    const group = new GroupCommit<number, number>(
      (items) => (items.includes(2) ? Promise.reject(new Error('two')) : Promise.resolve(items)),
      options,
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => group.submit(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('does not try one by one what cannot succeed now, and goes on afterwards', async () => {
    let calls = 0;
    const group = new GroupCommit<number, number>(
      (items) => (++calls === 1 ? Promise.reject(new RangeError('away')) : Promise.resolve(items)),
      options,
    );
    const outcomes = await Promise.allSettled([1, 2].map((item) => group.submit(item)));
    expect([calls, ...outcomes.map(({ status }) => status)]).toEqual([1, 'rejected', 'rejected']);
    expect(await group.submit(3)).toBe(3);
  });

  it('drains before the process ends', async () => {
    const done: number[] = [];
    const group = new GroupCommit<number, number>(
      (items) => (done.push(...items), Promise.resolve(items)),
      {
        ...options,
        lingerMs: 60_000,
      },
    );
    const answers = [1, 2].map((item) => group.submit(item));
    await group.drain();
    expect(done).toEqual([1, 2]);
    await Promise.all(answers);
  });
});
