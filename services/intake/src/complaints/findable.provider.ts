import { nameTokens, numberTokens, phoneTokens, phoneTokensIn, textTokens } from '@tingsu/find';
import type { StaffEntry } from './staff-registration.js';

/** What someone said by which a complaint is found. */
export interface Said {
  readonly texts: readonly (string | null)[];
  /** Of the complainant and the patient. */
  readonly names: readonly (string | null)[];
  readonly phone: string | null;
  /** Of an outside body, of the patient's record and visit. */
  readonly numbers: readonly (string | null | undefined)[];
}

export function tokensOf({ texts, names, phone, numbers }: Said): readonly string[] {
  const written = texts.filter((text) => text !== null);
  return [
    ...new Set([
      ...written.flatMap(textTokens),
      ...written.flatMap(phoneTokensIn),
      ...names.filter((name) => name !== null).flatMap(nameTokens),
      ...(phone === null ? [] : phoneTokens(phone)),
      ...numberTokens(...numbers.filter((number) => typeof number === 'string')),
    ]),
  ];
}

/** What staff said who registered a complaint, beside the complaint itself. */
export function saidByStaff(staff: StaffEntry | null) {
  const { patient, place, respondents } = staff?.said ?? {};
  return {
    texts: [place, respondents?.others].filter((text) => text !== undefined),
    names: [patient?.name].filter((name) => name !== undefined),
    numbers: [patient?.recordNo, patient?.visitNo].filter((number) => number !== undefined),
  };
}
