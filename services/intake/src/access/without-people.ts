import { mask } from '@tingsu/privacy';

/** A reason as it stands in the log: numbers of people are masked as they are in the words of a complaint. */
export const withoutPeople = (reason: string): string =>
  mask.phonesIn(mask.identityNumbersIn(reason));
