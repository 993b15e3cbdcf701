import { MESSAGE_MEDIA, type MessageMedium } from '@tingsu/contracts';

/** What goes out without a person's work, as it is tried where the policy names no order. */
const BY_ITSELF: readonly MessageMedium[] = ['wechat', 'sms', 'email'];
const goesByItself = (medium: MessageMedium): boolean => BY_ITSELF.includes(medium);

/**
 * The ways of a notice in the order in which they are tried: those that the policy names, but what costs a person's work only after all that
 * goes by itself. A way without an address fails at once and the next one begins.
 */
export function waysOfNotice(media: readonly string[]): readonly MessageMedium[] {
  const named = media.flatMap((name) => MESSAGE_MEDIA.find((medium) => medium === name) ?? []);
  return [
    ...new Set([
      ...named.filter(goesByItself),
      ...BY_ITSELF,
      ...named.filter((medium) => !goesByItself(medium)),
    ]),
  ];
}
