import { MESSAGE_MEDIA, type MessageMedium } from '@tingsu/contracts';

/** What goes out without a person's work, as it is tried where the policy names no order. */
const BY_ITSELF: readonly MessageMedium[] = ['wechat', 'sms', 'email'];
const goesByItself = (medium: MessageMedium): boolean => BY_ITSELF.includes(medium);

/**
 * The ways of a notice in the order in which they are tried: those that the policy names, but what costs a person's work only after all that
 * goes by itself. A way without an address fails at once and the next one begins. What the person wants comes first; a letter or a call only
 * where the policy names it, since it is the house that then has the work.
 */
export function waysOfNotice(
  media: readonly string[],
  wanted: MessageMedium | null = null,
): readonly MessageMedium[] {
  const named = media.flatMap((name) => MESSAGE_MEDIA.find((medium) => medium === name) ?? []);
  return [
    ...new Set([
      ...(wanted !== null && (goesByItself(wanted) || named.includes(wanted)) ? [wanted] : []),
      ...named.filter(goesByItself),
      ...BY_ITSELF,
      ...named.filter((medium) => !goesByItself(medium)),
    ]),
  ];
}
