import type { ADDITION_KINDS } from '@tingsu/contracts';
import type { PersonalData } from '@tingsu/privacy';
import type { Admission } from './registration.js';

export type AdditionKind = (typeof ADDITION_KINDS)[number];
/** What an authority says of an order that it has handed over: it presses, returns it, or gives more time. */
export type OrderNewsKind = Extract<AdditionKind, 'urge' | 'returned' | 'extended'>;

/** What an addition says, as it is sealed. The fields that are null were not said. */
export interface AdditionWords {
  readonly content: string | null;
  readonly demand: string | null;
  readonly note: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  /** Of the patient; only staff correct them. */
  readonly patientName?: string | null;
  readonly recordNo?: string | null;
  readonly visitNo?: string | null;
}

/** Something said about an order of an outside body beside its complaint. */
export interface Addition {
  readonly id: string;
  readonly adapterId: string;
  readonly externalRef: string;
  readonly kind: AdditionKind;
  /** When it was said, as far as its sender knows. */
  readonly at: Date;
  readonly externalDueAt: Date | null;
  readonly words: AdditionWords;
}

/** Something that the sender of a complaint said later to staff. */
export interface StaffAddition extends Pick<Addition, 'id' | 'kind' | 'at' | 'words'> {
  readonly personId: string;
}

/** An addition without its words. */
export interface AdditionHead {
  /** From 1, without gaps. */
  readonly nr: number;
  readonly kind: AdditionKind;
  readonly at: Date;
  readonly externalDueAt: Date | null;
}
export interface StoredAddition extends AdditionHead {
  /** Who on the staff took it down. */
  readonly personId: string | null;
  readonly words: AdditionWords;
}

/** The words of a corrected submission. */
export function wordsOf({ content, demand, identity }: Admission): AdditionWords {
  return { content, demand, note: null, ...identity };
}

/** Fingerprint of what an order says: while it is the same as before, nothing was corrected. */
export function orderMark(admission: Admission, keys: Pick<PersonalData, 'fingerprint'>): Buffer {
  const { department, externalDueAt } = admission;
  const said = [wordsOf(admission), department, externalDueAt?.toISOString() ?? null];
  return keys.fingerprint('order', JSON.stringify(said));
}
