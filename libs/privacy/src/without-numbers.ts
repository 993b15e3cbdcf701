import type { FieldClass } from '@tingsu/contracts';
import { mask } from './mask.js';

/** The words may name a person as surely as the fields do: numbers that the reader may not see in a field are hidden here too. */
export function withoutNumbers(text: string, fields: readonly FieldClass[]): string {
  const identified = fields.includes('identity') ? text : mask.identityNumbersIn(text);
  return fields.includes('contact') ? identified : mask.phonesIn(identified);
}
