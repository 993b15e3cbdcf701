import type { RevealedField } from '../access/revealed-fields.js';
import { MAX_EMAIL_CHARACTERS, readEmail } from './email.js';
import { MAX_NAME_CHARACTERS, readName } from './person-name.js';
import { MAX_PHONE_CHARACTERS, phoneText, readPhones } from './phone.js';
import { readText, type Reading } from './text.js';

/** Who corrects a number has it in front of him: one with digits left out, which a complaint may bring, is no correction. */
const readWholePhones = (written: string): Reading<string> => {
  const reading = readPhones(written);
  if ('problem' in reading) return reading;
  if (reading.doubt === 'phone_incomplete') return { problem: 'phone_short' };
  if (reading.doubt !== null) return { problem: 'phone_characters' };
  return { value: phoneText(reading.value), doubt: null };
};

const textOf = (max: number) => ({ read: (written: string) => readText(written, max), max });

/** How each field is read that staff may correct; in one spelling, like the fields of a complaint. */
export const CORRECTED_FIELDS = {
  name: { read: readName, max: MAX_NAME_CHARACTERS },
  phone: { read: readWholePhones, max: MAX_PHONE_CHARACTERS },
  email: { read: readEmail, max: MAX_EMAIL_CHARACTERS },
  address: textOf(300),
  patientName: { read: readName, max: MAX_NAME_CHARACTERS },
  recordNo: textOf(60),
  visitNo: textOf(60),
} as const satisfies Record<
  RevealedField,
  { readonly read: (written: string) => Reading<string>; readonly max: number }
>;
