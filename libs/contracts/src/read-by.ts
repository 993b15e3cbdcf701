import { z } from 'zod';
import type { InputProblem, Reading } from './input/text.js';

/** What is wrong, and what to do about it; the web app has its own words for each code. */
const WORDS: Readonly<Record<InputProblem, string>> = {
  blank: 'There is nothing to read in this field',
  too_long: 'Shorten this field',
  phone_letters: 'A letter stands in the number: write digits only (0 and 1, not O and l)',
  phone_characters: 'Write the number in digits; several numbers are separated by /',
  phone_short: 'The number has too few digits',
  phone_long: 'The number has too many digits',
  phone_mobile_length: 'A mobile number has 11 digits',
  email_at: 'An address has exactly one @',
  email_domain: 'What stands after the @ is no domain',
  email_characters: 'A character stands before the @ that no address has',
};

/**
 * A text that is stored the way `read` reads it, and refused with the code of what `read` finds wrong. The type and the
 * JSON schema are those of a string.
 */
export const readBy = (read: (written: string) => Reading<string>, maxLength: number) =>
  z
    .string()
    .superRefine((written, context) => {
      const reading = read(written);
      if ('problem' in reading)
        context.addIssue({
          code: 'custom',
          message: WORDS[reading.problem],
          params: { code: reading.problem },
        });
    })
    .overwrite((written) => {
      const reading = read(written);
      return 'value' in reading ? reading.value : written;
    })
    .meta({ minLength: 1, maxLength });
