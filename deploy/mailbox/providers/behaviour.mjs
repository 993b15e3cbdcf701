import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How a provider behaves to the next requests, told by `POST /providers/behaviour`:
 *   well     takes the message and answers
 *   slow     the same, `ms` later
 *   held     the same, once it is told how to behave next
 *   away     hangs up before it has taken anything
 *   silent   takes the message and hangs up instead of answering
 *   refuse   answers with the error `code`
 * @typedef {{ mode: 'well' | 'slow' | 'held' | 'away' | 'silent' | 'refuse', times: number, ms: number, code: string, receipts: 'delivered' | 'failed' | 'never', until?: Promise<void> }} Behaviour
 */

/** @type {Behaviour} */
const WELL = { mode: 'well', times: Infinity, ms: 0, code: '', receipts: 'delivered' };

export class Behaviours {
  /** @type {Map<string, Behaviour>} */
  #told = new Map();
  /** Lets go of what is held. @type {Map<string, () => void>} */
  #release = new Map();

  /** @param {string} provider @param {Partial<Behaviour>} told */
  tell(provider, told) {
    this.#release.get(provider)?.();
    const until = new Promise((resolve) => this.#release.set(provider, () => resolve(undefined)));
    this.#told.set(provider, { ...WELL, ...told, until });
  }

  /** What the provider does with the request that came now. */
  next(provider) {
    const told = this.#told.get(provider) ?? WELL;
    if (told.mode === 'well') return told;
    if (told.times <= 0) return { ...WELL, receipts: told.receipts };
    told.times -= 1;
    return { ...told };
  }

  receiptsOf(provider) {
    return (this.#told.get(provider) ?? WELL).receipts;
  }
}

/** Plays a behaviour around `take`, which keeps the message and gives the answer. Null means to hang up. */
export async function played(behaviour, take, refusal) {
  if (behaviour.mode === 'away') return null;
  if (behaviour.mode === 'slow') await sleep(behaviour.ms);
  if (behaviour.mode === 'held') await behaviour.until;
  if (behaviour.mode === 'refuse') return refusal(behaviour.code);
  const answer = await take();
  return behaviour.mode === 'silent' ? null : answer;
}
