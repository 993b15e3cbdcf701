import { describe, expect, it } from '@jest/globals';
import { Admission } from './admission.js';

/** Work that ends when it is told to, and what became of it. */
function held() {
  const release: (() => void)[] = [];
  const log: string[] = [];
  const start = (admission: Admission, key: string, name: string): Promise<void> =>
    admission
      .run(key, () => {
        log.push(name);
        return new Promise<void>((resolve) => release.push(resolve));
      })
      .catch((error: { readonly code: string }) => void log.push(`${name} ${error.code}`));
  return { log, start, release };
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('the admission of complaints', () => {
  it('lets in what can be worked on, and the rest in turn', async () => {
    const { log, start, release } = held();
    const admission = new Admission({ atOnce: 1, waiting: 5, patienceMs: 1_000 }, () => 0);
    for (const name of ['one', 'two', 'three']) void start(admission, 'form', name);
    await settled();
    expect(log).toEqual(['one']);
    release[0]?.();
    await settled();
    expect(log).toEqual(['one', 'two']);
  });

  it('refuses at once what finds no room', async () => {
    const { log, start } = held();
    const admission = new Admission({ atOnce: 1, waiting: 1, patienceMs: 1_000 }, () => 0);
    for (const name of ['one', 'two', 'three']) void start(admission, 'form', name);
    await settled();
    expect(log).toEqual(['one', 'three service.busy']);
  });

  it('gives each queue its turn: who floods waits behind himself only', async () => {
    const { log, start, release } = held();
    const admission = new Admission({ atOnce: 1, waiting: 9, patienceMs: 1_000 }, () => 0);
    for (const name of ['a1', 'a2', 'a3']) void start(admission, 'adapters', name);
    void start(admission, 'form', 'f1');
    for (let turn = 0; turn < 3; turn++) {
      await settled();
      release[turn]?.();
    }
    await settled();
    expect(log).toEqual(['a1', 'a2', 'f1', 'a3']);
  });

  it('makes room for another queue by sending away the newest of the longest one', async () => {
    const { log, start } = held();
    const admission = new Admission({ atOnce: 1, waiting: 3, patienceMs: 1_000 }, () => 0);
    for (const name of ['a1', 'a2', 'a3', 'a4']) void start(admission, 'adapters', name);
    void start(admission, 'form', 'f1');
    await settled();
    expect(log).toEqual(['a1', 'a4 service.busy']);
  });

  it('refuses who waited so long that he would not wait for the answer', async () => {
    let now = 0;
    const { log, start, release } = held();
    const admission = new Admission({ atOnce: 1, waiting: 5, patienceMs: 1_000 }, () => now);
    void start(admission, 'form', 'one');
    void start(admission, 'form', 'two');
    await settled();
    now = 1_001;
    void start(admission, 'form', 'three');
    release[0]?.();
    await settled();
    expect(log.sort()).toEqual(['one', 'three', 'two service.busy']);
  });
});
