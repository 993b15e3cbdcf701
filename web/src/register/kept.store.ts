import type { Receipt } from '@tingsu/contracts';
import { newKey } from '../kit/new-key';
import { emptyDraft, isUntouched, type Draft } from './draft';

/**
 * A form that is not stored on the server yet: what was typed, the key under which it is sent, and the body that went out without
 * an answer. It lives in this tab only, under the person who typed it: through reload, crash and sign-out, but not longer than the
 * tab. Names and words of patients would otherwise stay on the shared computers and telephones of a ward, where the next person at
 * the device could read them; a browser's storage that outlives the tab is readable for everybody who gets hold of the device, and
 * a key to encrypt it would lie beside it. Whoever closes the tab before the complaint is stored is asked first.
 */
export interface KeptForm {
  readonly draft: Draft;
  readonly key: string;
  readonly attempt: string | null;
}

const formAt = (person: string): string => `tingsu.register.${person}`;
const deskAt = (person: string): string => `tingsu.register.${person}.desk`;

/** Storage can be full or switched off: then nothing is kept, and nothing breaks. */
const read = (name: string): unknown => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
};
const write = (name: string, value: unknown): void => {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // The form works without.
  }
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Where the person sits: what the next form starts with, as long as the tab is open. */
type Desk = Partial<Pick<Draft, 'channel' | 'campus'>>;
const deskOf = (person: string): Desk => {
  const desk = read(deskAt(person));
  return isObject(desk) ? desk : {};
};

/** A form to start with, under a key of its own. */
export const newForm = (person: string, part: Partial<Draft> = {}): KeptForm => ({
  draft: { ...emptyDraft, firstResponder: person, ...deskOf(person), ...part },
  key: newKey(),
  attempt: null,
});

export const loadForm = (person: string): KeptForm => {
  const kept = read(formAt(person)) as Partial<KeptForm> | null;
  if (!kept?.key || !isObject(kept.draft)) return newForm(person);
  return {
    draft: { ...emptyDraft, ...kept.draft },
    key: kept.key,
    attempt: typeof kept.attempt === 'string' ? kept.attempt : null,
  };
};

export const keepForm = (person: string, form: KeptForm): void => {
  const { channel, campus } = form.draft;
  write(deskAt(person), { channel, campus } satisfies Desk);
  write(formAt(person), form.attempt === null && isUntouched(form.draft) ? null : form);
};

export const dropForm = (person: string): void => write(formAt(person), null);

/** The complaint that was stored last, to be read out, printed and opened; as long as the tab, or until the next one. */
export interface Stored {
  readonly receipt: Receipt;
  readonly draft: Draft;
  /** True for the receipt of what was sent first, when it was changed and sent again. */
  readonly earlier: boolean;
}
const storedAt = (person: string): string => `tingsu.register.${person}.stored`;

export const keepStored = (person: string, stored: Stored): void => write(storedAt(person), stored);
export const loadStored = (person: string): Stored | null => {
  const kept = read(storedAt(person)) as Stored | null;
  if (!kept?.receipt || !isObject(kept.draft)) return null;
  return { ...kept, draft: { ...emptyDraft, ...kept.draft } };
};
