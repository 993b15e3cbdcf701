import { afterEach, describe, expect, it } from '@jest/globals';
import { ThreadPool } from './thread-pool.adapter.js';
import { ThreadsClosed, WorkFailed } from './thread-work.js';

/** Twice as much, unless it is told to fail, to end its thread, or to go on for ever. */
const FILE = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ input }) => {
      if (input === 'fail') return parentPort.postMessage({ failed: 'too odd' });
      if (input === 'exit') return process.exit(3);
      if (input === 'throw') throw new Error('fell over');
      while (input === 'hang');
      parentPort.postMessage({ answer: [input * 2, threadId] });
    });
  `)}`,
);
interface Doubling {
  readonly [name: string]: (input: number | string) => Promise<[number, number]>;
  double(input: number | string): Promise<[number, number]>;
}
const HERE = 0;
const WORKS: Doubling = { double: async (input) => [Number(input) * 2, HERE] };

const open: ThreadPool<Doubling>[] = [];
const pool = (threads: number, longestMs = 20_000): ThreadPool<Doubling> => {
  const made = new ThreadPool<Doubling>({
    ...{ file: FILE, threads, longestMs, idleMs: 20_000 },
    works: async () => WORKS,
  });
  open.push(made);
  return made;
};
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

describe('a pool of threads', () => {
  it('does the work away from this thread, in as many threads as it may have', async () => {
    const two = pool(2);
    const done = await Promise.all([1, 2, 3, 4].map((input) => two.run('double', input)));
    expect(done.map(([twice]) => twice)).toEqual([2, 4, 6, 8]);
    const threads = new Set(done.map(([, thread]) => thread));
    expect([threads.size, threads.has(HERE)]).toEqual([2, false]);
  });

  it('keeps an error to the work that made it, and gives the next a new thread where one ended', async () => {
    const one = pool(1);
    const all = await Promise.allSettled(
      ['fail', 'exit', 'throw', 21].map((input) => one.run('double', input)),
    );
    const said = all.map((each) =>
      each.status === 'rejected' ? (each.reason as Error).message : each.value[0],
    );
    expect(said).toEqual(['too odd', 'The thread ended', 'fell over', 42]);
  });

  it('ends a thread that takes too long', async () => {
    const one = pool(1, 500);
    await expect(one.run('double', 'hang')).rejects.toThrow(WorkFailed);
  });

  it('fails what is not done when it closes', async () => {
    const one = pool(1);
    const both = Promise.allSettled([one.run('double', 'hang'), one.run('double', 1)]);
    await one.close();
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(one.run('double', 1)).rejects.toThrow(ThreadsClosed);
  });

  it('without threads does the work here', async () => {
    expect(await pool(0).run('double', 4)).toEqual([8, HERE]);
  });
});
