import { type MessageMedium, searchablePhones } from '@tingsu/contracts';
import type { SentMedium } from '../media/account.js';
import { newestOf, type SaidOfPerson, saidSinceCorrected } from '../complaints/person-said.js';

/** Mobile numbers of the country, and whatever has its country with it: texts do not reach a landline. */
const TEXTABLE = /^(?:1[3-9]\d{9}|\+\d{7,15})$/;

export const isTextable = (number: string): boolean => TEXTABLE.test(number);

/** Where a person is reached by a medium: the newest address that fits, as it is known now. */
export function addressFor(
  medium: SentMedium,
  said: readonly SaidOfPerson[],
  openId: string | null,
): string | null {
  return medium === 'wechat' ? openId : (addressesFor(medium, said)[0] ?? null);
}

/** Every address by which a person is reached, the newest first. */
export function addressesFor(
  medium: 'email' | 'sms',
  said: readonly SaidOfPerson[],
): readonly string[] {
  return medium === 'email' ? newest(said, 'email') : newest(said, 'phone').flatMap(textable);
}

/** The numbers in a text that take texts. */
export const textable = (written: string): readonly string[] =>
  searchablePhones(written).filter(isTextable);

const newest = (said: readonly SaidOfPerson[], field: 'email' | 'phone'): readonly string[] =>
  saidSinceCorrected(said, field)
    .toReversed()
    .flatMap(({ fields }) => fields[field] ?? []);

/** Every way by which a person can be reached, the quickest first. */
export function mediaOf(said: readonly SaidOfPerson[], openId: string | null): MessageMedium[] {
  const sent = (['wechat', 'sms', 'email'] as const).filter(
    (medium) => addressFor(medium, said, openId) !== null,
  );
  const { phone, address } = newestOf(said);
  return [
    ...sent,
    ...(phone === null ? [] : (['phone'] as const)),
    ...(address === null ? [] : (['letter'] as const)),
  ];
}
