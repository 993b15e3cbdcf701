import type { Submission } from '@tingsu/contracts';
import { isDue, type Kept, stateOf, type QueueState } from './queue';

const DATABASE = 'tingsu.kiosk';
const KEPT = 'kept';
const KEYS = 'keys';
const ONLY = 'sealing';
const CIPHER = 'AES-GCM';

/** Sealing needs a page that came over https, or from this machine. */
export const canKeep = (): boolean =>
  'indexedDB' in window && window.isSecureContext && 'subtle' in crypto;

const answer = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store failed'));
  });

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(KEPT, { keyPath: 'key' });
    request.result.createObjectStore(KEYS);
  };
  return answer(request);
};

/** One after the other: between reading a key and sealing with it nobody may throw it away. */
let last: Promise<unknown> = Promise.resolve();
const inTurn = <Result>(work: (database: IDBDatabase) => Promise<Result>): Promise<Result> => {
  const turn = last.then(async () => {
    const database = await open();
    try {
      return await work(database);
    } finally {
      database.close();
    }
  });
  last = turn.catch(() => undefined);
  return turn;
};

const store = (database: IDBDatabase, name: string, mode: IDBTransactionMode): IDBObjectStore =>
  database.transaction(name, mode).objectStore(name);
const keyIn = (database: IDBDatabase): Promise<CryptoKey | undefined> =>
  answer<CryptoKey | undefined>(store(database, KEYS, 'readonly').get(ONLY));
const allIn = (database: IDBDatabase): Promise<Kept[]> =>
  answer<Kept[]>(store(database, KEPT, 'readonly').getAll());

/** Made by this browser, and never given out of it: not even this page can read it. */
const newSealingKey = async (database: IDBDatabase): Promise<CryptoKey> => {
  const made = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, [
    ...(['encrypt', 'decrypt'] as const),
  ]);
  await answer(store(database, KEYS, 'readwrite').put(made, ONLY));
  return made;
};

/** Keeps a complaint under its key until the server has it. */
export const keep = (key: string, submission: Submission, now = Date.now()): Promise<void> =>
  inTurn(async (database) => {
    const sealing = (await keyIn(database)) ?? (await newSealingKey(database));
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const words = new TextEncoder().encode(JSON.stringify(submission));
    const sealed = await crypto.subtle.encrypt({ name: CIPHER, iv: nonce }, sealing, words);
    const kept: Kept = { key, keptAt: now, sealed, nonce, refused: null };
    await answer(store(database, KEPT, 'readwrite').put(kept));
  });

export interface Due {
  readonly key: string;
  readonly submission: Submission;
}

/** What is to be sent now, oldest first. */
export const due = (now = Date.now()): Promise<readonly Due[]> =>
  inTurn(async (database) => {
    const sealing = await keyIn(database);
    if (!sealing) return [];
    const wanted = (await allIn(database)).filter((one) => isDue(one, now));
    wanted.sort((a, b) => a.keptAt - b.keptAt);
    return Promise.all(
      wanted.map(async ({ key, sealed, nonce }) => {
        const words = await crypto.subtle.decrypt({ name: CIPHER, iv: nonce }, sealing, sealed);
        return { key, submission: JSON.parse(new TextDecoder().decode(words)) as Submission };
      }),
    );
  });

/** The server has it. With the last one the key goes too, so that nothing that a disk still holds can be read. */
export const drop = (key: string): Promise<void> =>
  inTurn(async (database) => {
    await answer(store(database, KEPT, 'readwrite').delete(key));
    if ((await allIn(database)).length === 0)
      await answer(store(database, KEYS, 'readwrite').delete(ONLY));
  });

export const markRefused = (key: string, code: string, now = Date.now()): Promise<void> =>
  inTurn(async (database) => {
    const kept = (await allIn(database)).find((one) => one.key === key);
    if (!kept) return;
    const marked: Kept = { ...kept, refused: { code, at: now } };
    await answer(store(database, KEPT, 'readwrite').put(marked));
  });

export const queueState = (): Promise<QueueState> =>
  inTurn(async (database) => stateOf(await allIn(database)));
