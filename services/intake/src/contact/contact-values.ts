import type { RevealedField } from '@tingsu/contracts';

/** What was said of a person at one time: the complaint, or what was added to it. */
export type SaidOfPerson = Readonly<Record<RevealedField, string | null>>;

export interface ContactValue {
  readonly field: RevealedField;
  readonly value: string;
}

/** Several phone numbers are stored in one text. */
const SEPARATOR = ' / ';

/** Every value that is known of the fields, each once, the newest first. */
export function contactValues(
  said: readonly SaidOfPerson[],
  fields: readonly RevealedField[],
): ContactValue[] {
  return [...new Set(fields)].flatMap((field) => {
    const texts = said.toReversed().flatMap((one) => one[field] ?? []);
    const values = field === 'phone' ? texts.flatMap((text) => text.split(SEPARATOR)) : texts;
    return [...new Set(values)].map((value) => ({ field, value }));
  });
}
